"""One connection to a mailbox: every call in a thread, and none without a time limit."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError

from handlers.mail.imap.account import ImapAccount
from handlers.mail.oauth import NoToken, access_token

#: Seconds to connect, and to wait for each answer.
LIMITS = SocketTimeout(connect=15, read=60)
#: What a connection may fail with.
FAILURES = (IMAPClientError, OSError, NoToken)

#: Mails asked about in one command, whose line servers limit.
MOST_AT_ONCE = 200

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class Look:
    """What the server says of the folder."""

    uidvalidity: int
    #: The UID that the next mail will have (RFC 3501 2.3.1.1).
    uidnext: int
    #: The server said so; else it is one more than that of the newest mail that is there.
    is_told: bool = True


@dataclass(frozen=True, kw_only=True)
class About:
    """What can be known of a mail without fetching it."""

    #: Bytes.
    size: int
    arrived_at: datetime | None


class Mailbox:
    """A folder that is open for reading only: nothing in it is ever marked as read."""

    def __init__(self, client: IMAPClient, folder: str, thread: Executor) -> None:
        self._client = client
        self._folder = folder
        self._thread = thread

    async def look(self) -> Look:
        return await self._run(self._look)

    async def uids(self, first: int, last: int | None = None, *, since: date | None) -> list[int]:
        """Of the mails from the first UID on, and, if told so, since that day; in order."""
        criteria: list[object] = ["UID", f"{first}:{last or '*'}"]
        if since:
            criteria += ["SINCE", since]
        found = await self._run(self._client.search, criteria)
        # In `7:*` the newest mail is always found, even when it is the sixth.
        return sorted(uid for uid in map(int, found) if first <= uid <= (last or uid))

    async def about(self, uid: int) -> About | None:
        """None when it is not there any more."""
        answer = await self._run(self._client.fetch, [uid], ["RFC822.SIZE", "INTERNALDATE"])
        told = answer.get(uid)
        if told is None:
            return None
        size, arrived_at = told.get(b"RFC822.SIZE"), told.get(b"INTERNALDATE")
        if not isinstance(size, int):
            raise IMAPClientError("the server does not tell its size")
        return About(size=size, arrived_at=arrived_at)

    async def arrivals(self, uids: Sequence[int]) -> dict[int, datetime]:
        """When they came, by the server's clock; without those that it does not tell of."""
        found: dict[int, datetime] = {}
        for start in range(0, len(uids), MOST_AT_ONCE):
            some = list(uids[start : start + MOST_AT_ONCE])
            answer = await self._run(self._client.fetch, some, ["INTERNALDATE"])
            told = {uid: answer[uid].get(b"INTERNALDATE") for uid in some if uid in answer}
            found |= {uid: moment for uid, moment in told.items() if moment is not None}
        return found

    async def mail(self, uid: int, *, most: int | None = None) -> bytes | None:
        """As it came, or so many bytes of its beginning; None when it is not there any more."""
        what = "BODY.PEEK[]" if most is None else f"BODY.PEEK[]<0.{most}>"
        answer = await self._run(self._client.fetch, [uid], [what])
        if uid not in answer:
            return None
        for key, value in answer[uid].items():
            if key.startswith(b"BODY[]") and isinstance(value, bytes):
                return value
        raise IMAPClientError("the server does not hand it over")

    async def news(self, within: float) -> bool:
        """Wait until the server tells something (RFC 2177); False where it cannot tell."""
        if not await self._run(self._client.has_capability, "IDLE"):
            return False
        await self._run(self._idle, within)
        return True

    async def _run(self, call: Callable[..., Result], *arguments: object) -> Result:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, call, *arguments)

    def _look(self) -> Look:
        said = self._client.select_folder(self._folder, readonly=True)
        if b"UIDVALIDITY" not in said:
            raise IMAPClientError("the server does not number its mails")
        uidvalidity, uidnext = said[b"UIDVALIDITY"], said.get(b"UIDNEXT")
        if uidnext is not None:
            return Look(uidvalidity=uidvalidity, uidnext=uidnext)
        newest = max(self._client.search(["UID", "*"]), default=0)
        return Look(uidvalidity=uidvalidity, uidnext=newest + 1, is_told=False)

    def _idle(self, within: float) -> None:
        self._client.idle()
        self._client.idle_check(timeout=within)
        self._client.idle_done()


@asynccontextmanager
async def opened(account: ImapAccount, *, stop: asyncio.Event) -> AsyncIterator[Mailbox]:
    """Connected and logged in, until `stop` cuts it off; raises what FAILURES names."""
    token = await access_token(account.grant) if account.grant else None
    # A thread of its own: whoever waits for mail would take one from the rest of the program.
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="imap")
    connecting = asyncio.get_running_loop().run_in_executor(thread, _connect, account, token)
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({stopping, connecting}, return_when=asyncio.FIRST_COMPLETED)
        if not connecting.done():
            raise ConnectionAbortedError
        client = connecting.result()
        stopping.add_done_callback(lambda _: _cut(client))
        yield Mailbox(client, account.folder, thread)
    finally:
        stopping.cancel()
        connecting.add_done_callback(_close)
        thread.shutdown(wait=False)


def _close(connecting: asyncio.Future[IMAPClient]) -> None:
    """Nobody needs that connection any more; it may still have been on its way."""
    if connecting.cancelled() or connecting.exception():
        return
    client = connecting.result()
    _cut(client)
    with contextlib.suppress(*FAILURES):
        client.shutdown()


def _cut(client: IMAPClient) -> None:
    """Hang up under the thread that may be waiting for the server."""
    with contextlib.suppress(OSError, AttributeError):
        client.socket().shutdown(socket.SHUT_RDWR)


def _connect(account: ImapAccount, token: str | None) -> IMAPClient:
    client = IMAPClient(account.host, account.port, ssl=account.is_tls, timeout=LIMITS)
    # Moments keep the server's zone, instead of losing it in the machine's.
    client.normalise_times = False
    try:
        if account.needs_starttls:
            client.starttls()
        _log_in(client, account, token)
    except BaseException:
        with contextlib.suppress(*FAILURES):
            client.shutdown()
        raise
    return client


def _log_in(client: IMAPClient, account: ImapAccount, token: str | None) -> None:
    if token is not None:
        client.oauth2_login(account.user, token)
    elif client.has_capability("AUTH=PLAIN"):
        # LOGIN has no way to say a password that is not ASCII.
        client.plain_login(account.user, account.password)
    else:
        client.login(account.user, account.password)
