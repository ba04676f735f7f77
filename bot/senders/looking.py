"""
Finding our own posts again in a channel where much has been said since.

Whoever looks reads from the newest message down, and what one look has read serves the next ones: a
bot that was killed amid a burst has many posts to look for, and each look has only a lease's time.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.pace import LONGEST_WAIT, Crowded

#: Marks our posts; the payload names the outbox row and nothing else.
EVENT = "deskbell_delivery"
#: Seconds of what was read last that are read again: Slack may show a post a little late.
OVERLAP = 60.0
#: Seconds after which nobody is expected to go on with what was read; tries come more often.
KEPT = 3600.0
#: Newer than everything, as Slack writes times.
TOP = "9999999999.999999"

Message = dict[str, Any]
#: Messages between two times, `oldest` and `latest`, the newest first; and whether there are more.
ReadPage = Callable[[str, str], Awaitable[tuple[Sequence[Message], bool]]]


@dataclass(kw_only=True)
class _Read:
    """What was read of one channel: all of it from `lowest` up to `newest`."""

    lowest: str = TOP
    newest: str = ""
    #: When that which is newest was asked for, by the loop's clock.
    at: float = 0
    #: The posts that were found, by the outbox rows they are of.
    posts: dict[str, str] = field(default_factory=dict)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    def keep(self, messages: Sequence[Message], *, bot_id: str) -> None:
        for message in messages:
            if (row := row_of(message)) and message.get("bot_id") == bot_id:
                self.posts[row] = str(message["ts"])


@dataclass(frozen=True, kw_only=True)
class Looks:
    bot_id: str
    _channels: dict[str, _Read] = field(default_factory=dict)

    async def find(self, channel: str, row: str, *, oldest: str, page: ReadPage) -> str | None:
        """
        Return the ts of the row's post, which is not older than `oldest`; None where there is none.

        Raises Crowded where others look there for long. What was read by then, also of a look that
        fails or is cancelled, is not read again.
        """
        asked_at = asyncio.get_running_loop().time()
        read = self._read_of(channel, now=asked_at)
        async with _in_turn(read.turn):
            if row not in read.posts and read.newest and read.at < asked_at:
                await self._read_up(read, page)
            while row not in read.posts and read.lowest > oldest:
                await self._read_down(read, oldest, page)
            return read.posts.get(row)

    def _read_of(self, channel: str, *, now: float) -> _Read:
        for other, read in list(self._channels.items()):
            if read.newest and now - read.at > KEPT:
                del self._channels[other]
        return self._channels.setdefault(channel, _Read())

    async def _read_up(self, read: _Read, page: ReadPage) -> None:
        """What has come since; it counts once all of it is read."""
        at, newest, latest = asyncio.get_running_loop().time(), read.newest, TOP
        oldest, has_more = _earlier(read.newest, OVERLAP), True
        while has_more:
            messages, has_more = await page(oldest, latest)
            read.keep(messages, bot_id=self.bot_id)
            times = [str(message["ts"]) for message in messages]
            newest, latest = max([newest, *times]), min([latest, *times])
            has_more = has_more and bool(times)
        read.newest, read.at = newest, at

    async def _read_down(self, read: _Read, oldest: str, page: ReadPage) -> None:
        """One page more of what came before."""
        at = asyncio.get_running_loop().time()
        messages, has_more = await page(oldest, read.lowest)
        read.keep(messages, bot_id=self.bot_id)
        times = [str(message["ts"]) for message in messages]
        if not read.newest:
            read.newest, read.at = max([oldest, *times]), at
        read.lowest = min(times) if times and has_more else oldest


def row_of(message: Message) -> str | None:
    """The id of the outbox row that a post of ours is of."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT:
        return None
    row = (metadata.get("event_payload") or {}).get("row")
    return str(row) if row else None


@asynccontextmanager
async def _in_turn(lock: asyncio.Lock) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(LONGEST_WAIT):
            await lock.acquire()
    except TimeoutError:
        raise Crowded(1.0) from None
    try:
        yield
    finally:
        lock.release()


def _earlier(ts: str, seconds: float) -> str:
    return f"{max(float(ts) - seconds, 0):.6f}"
