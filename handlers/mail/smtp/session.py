"""One conversation with a mail server that brings us mail, by SMTP or LMTP."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Callable
from contextlib import AsyncExitStack

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope

from handlers.mail.smtp.data import MailData
from handlers.mail.smtp.door import NULL_PATH, Door

#: Bytes of a mail: beyond that it is refused (RFC 1870).
LARGEST = 50_000_000
#: From here on it has to wait for room.
LARGE = 1_000_000
#: Seconds that a client may be silent, and that one mail may take in all.
SILENCE = 300.0
ONE_MAIL = 1800.0
#: Bytes of a command, with long addresses (RFC 5321 4.5.3.1.4 asks for 512 at least).
LONGEST_COMMAND = 4096
#: Bytes that wait to be read, about half of what is held of a client that is faster than us.
BUFFER = 65_536
PIECE = 1_048_576

#: An address, and the parameters behind it; the route before it is obsolete (RFC 5321 4.1.2).
PATH = re.compile(
    r'(?:<(?:@[^:<>"]*:)?(?P<path>(?:"(?:[^"\\]|\\.)*"|[^"<>\s])*)>|(?P<bare>[^"<>\s]+))\s*(?P<rest>.*)'
)
TOO_BIG = "552 5.3.4 The mail is larger than we take"


class SmtpSession(SMTP):
    """aiosmtpd's conversation, with mails of any line length and an answer for each recipient."""

    line_length_limit = BUFFER
    command_size_limit = LONGEST_COMMAND
    #: There is one from the first moment of a connection on.
    envelope: Envelope

    def __init__(self, door: Door, *, host: str, left: Callable[[SmtpSession], None]) -> None:
        super().__init__(
            door,
            data_size_limit=LARGEST,
            enable_SMTPUTF8=True,
            hostname=host,
            ident="Deskbell",
            timeout=SILENCE,
            loop=asyncio.get_running_loop(),
        )
        self.command_size_limits = defaultdict(lambda: LONGEST_COMMAND)
        self._door = door
        self._left = left
        self._is_answering = False
        self._is_leaving = False

    def leave(self) -> None:
        """Hang up, after the answer to a mail that is being kept."""
        self._is_leaving = True
        if self.transport and not self._is_answering:
            self.transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self._left(self)

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """The library's own reading stumbles over what people get wrong."""
        found = PATH.fullmatch(arg)
        if found is None:
            return None, None
        return found["path"] or found["bare"] or NULL_PATH, found["rest"]

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802  # The library's name.
        if await self.check_helo_needed():
            return
        if arg or not self.envelope.rcpt_tos:
            await self.push("501 Syntax: DATA" if arg else "503 5.5.1 Name a recipient first")
            return
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        async with AsyncExitStack() as room:
            hang_up = self.loop.call_later(ONE_MAIL, self._timeout_cb)
            room.callback(hang_up.cancel)
            raw = await self._mail(room)
            hang_up.cancel()
            await self._answer(raw)

    async def _answer(self, raw: bytes | None) -> None:
        self._is_answering = True
        try:
            answer = TOO_BIG if raw is None else await self._door.keep(self.envelope, raw)
            for _ in self._answered():
                await self.push(answer)
        finally:
            self._is_answering = False
            self._set_post_data_state()  # type: ignore[no-untyped-call]
        if self._is_leaving:
            self.leave()

    def _answered(self) -> list[str]:
        """By SMTP, one answer is for all recipients."""
        return self.envelope.rcpt_tos[:1]

    async def _mail(self, room: AsyncExitStack) -> bytes | None:
        """What comes until its end; None where that is too much."""
        data = MailData(most=LARGEST)
        is_large = False
        while (behind := data.add(await self._piece())) is None:
            if data.size > LARGE and not is_large:
                is_large = True
                await room.enter_async_context(self._door.large)
        if behind:
            self._reader.feed_data(behind)
        return None if data.is_too_large else data.mail

    async def _piece(self) -> bytes:
        """All that has come, so that what stands behind the mail can be put back in its place."""
        piece: bytes = await self._reader.read(PIECE)
        if not piece:
            raise ConnectionResetError
        self._reset_timeout()
        return piece


class LmtpSession(SmtpSession, LMTP):
    """LMTP (RFC 2033): its own greeting, and one answer for each recipient."""

    def _answered(self) -> list[str]:
        return list(self.envelope.rcpt_tos)
