"""The listener: mail comes in by SMTP or LMTP, in our own event loop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from dataclasses import dataclass
from typing import cast

from desk.desk import Desk
from handlers.mail.keeper import Keeper
from handlers.mail.proof.name_system import Text
from handlers.mail.server_url import server_url
from handlers.mail.smtp.check import Check
from handlers.mail.smtp.door import Door
from handlers.mail.smtp.session import LmtpSession, SmtpSession

#: The port is always written: 25 is hardly ever meant.
PORTS = {"smtp": 0, "lmtp": 0}
EXAMPLE = "127.0.0.1:2525 or lmtp://127.0.0.1:2424"
#: Who comes then is asked to come back.
MOST_SESSIONS = 100
#: Seconds in which a mail that is being kept can still be answered when we stop.
GRACE = 5.0


@dataclass(frozen=True, kw_only=True)
class SmtpListen:
    """Where mail is accepted."""

    host: str
    port: int
    is_lmtp: bool = False

    @classmethod
    def parse(cls, text: str) -> SmtpListen:
        """From SMTP_LISTEN; ValueError says what is wrong, in words that follow that name."""
        url = server_url(text if "://" in text else f"smtp://{text}", ports=PORTS, example=EXAMPLE)
        if url.user or url.password or url.path or url.options:
            raise ValueError(f"has more in it than a host and a port; write for example {EXAMPLE}")
        if not url.port:
            raise ValueError(f"has no port in it; write for example {EXAMPLE}")
        return cls(host=url.host, port=url.port, is_lmtp=url.scheme == "lmtp")


class Sessions:
    """The conversations that are going on."""

    def __init__(self, door: Door, *, is_lmtp: bool) -> None:
        self._door = door
        self._kind = LmtpSession if is_lmtp else SmtpSession
        # The name alone: asking the name system for the rest would hold up everybody.
        self._host = socket.gethostname()
        self._now: set[SmtpSession] = set()
        self._changed = asyncio.Event()

    def begin(self) -> asyncio.Protocol:
        if len(self._now) >= MOST_SESSIONS:
            return Busy()
        session = self._kind(self._door, host=self._host, left=self._left)
        self._now.add(session)
        return session

    async def end(self) -> None:
        """Hang up, once the mails that are being kept are answered."""
        for session in tuple(self._now):
            session.leave()
        while self._now:
            self._changed.clear()
            await self._changed.wait()

    def _left(self, session: SmtpSession) -> None:
        self._now.discard(session)
        self._changed.set()


@dataclass(frozen=True, kw_only=True)
class Listener:
    """Accepts mail until it is closed."""

    server: asyncio.Server
    sessions: Sessions
    door: Door

    @property
    def port(self) -> int:
        """Where it listens, also when it was asked to choose (port 0)."""
        return int(self.server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Take no more, answer the mails that are being kept, hang up."""
        self.server.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await self.sessions.end()
        await self.door.keeper.close()
        if self.door.check is not None:
            self.door.check.close()


class Busy(asyncio.Protocol):
    """Whom we cannot serve now comes back later (RFC 5321 3.1)."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        cast("asyncio.WriteTransport", transport).write(
            b"421 4.3.2 Too many connections, try again later\r\n"
        )
        transport.close()


async def listen(
    desk: Desk, address: SmtpListen, *, mail_from: str = "", text: Text | None = None
) -> Listener:
    """
    Accept mail for the queues' domains, and for that of `mail_from`, until it is closed.

    With `text`, which asks the name system, the signatures of what comes by SMTP are checked; by
    LMTP it comes from a mail server that does so. Raises OSError where the address cannot be
    listened on.
    """
    check = Check(text=text) if text and not address.is_lmtp else None
    door = Door(desk=desk, keeper=Keeper(desk=desk), check=check, mail_from=mail_from)
    sessions = Sessions(door, is_lmtp=address.is_lmtp)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(sessions.begin, address.host, address.port)
    return Listener(server=server, sessions=sessions, door=door)
