"""
Slack's limits: who may call now, and who has to wait a little.

One message a second in a channel, with short bursts allowed; other methods by the minute
(docs.slack.dev/apis/web-api/rate-limits). What somebody caused by acting goes first.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
from collections import defaultdict
from dataclasses import dataclass, field

from desk.outgoing import Urgency


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A bucket of `burst` calls that fills up at `per_second`."""

    per_second: float
    burst: int


class Crowded(Exception):
    """Not now: to wait longer would outlive the lease of what waits."""

    def __init__(self, seconds: float) -> None:
        super().__init__("Slack lets no more through for a while")
        self.seconds = seconds


#: Seconds that a call waits for its turn; what is known to take longer does not begin to wait.
LONGEST_WAIT = 20.0
#: So many posts that wait are enough to use all that Slack lets into a channel.
ENOUGH = 2
POSTS = Rate(per_second=1, burst=4)
#: chat.update and look-ups: 50 and more a minute.
CALLS = Rate(per_second=50 / 60, burst=20)


@dataclass
class _Bucket:
    rate: Rate
    left: float
    filled_at: float
    waiting: list[tuple[int, int, asyncio.Future[None]]] = field(default_factory=list)
    is_served: bool = False

    def has_enough(self) -> bool:
        """Not counting those that stopped waiting."""
        waits = sum(not turn.done() for _, _, turn in self.waiting)
        return waits >= ENOUGH


class Pace:
    def __init__(self, *, posts: Rate = POSTS, calls: Rate = CALLS) -> None:
        self._rates = {"post": posts, "call": calls}
        self._buckets: dict[str, _Bucket] = {}
        self._order = itertools.count()
        self._serving: set[asyncio.Task[None]] = set()
        self._paused: dict[str, float] = defaultdict(float)

    async def post(self, channel: str, *, urgency: Urgency) -> None:
        await self._turn(f"post:{channel}", urgency)

    async def call(self, method: str, *, urgency: Urgency) -> None:
        await self._turn(f"call:{method}", urgency)

    def crowded(self) -> frozenset[str]:
        """Channels that have enough posts waiting: what else is taken for them holds up others."""
        return frozenset(
            key.removeprefix("post:")
            for key, bucket in self._buckets.items()
            if key.startswith("post:") and bucket.has_enough()
        )

    def pause_posts(self, channel: str, seconds: float) -> None:
        self._pause(f"post:{channel}", seconds)

    def pause_calls(self, method: str, seconds: float) -> None:
        self._pause(f"call:{method}", seconds)

    def _pause(self, key: str, seconds: float) -> None:
        now = asyncio.get_running_loop().time()
        self._paused[key] = max(self._paused[key], now + seconds)

    async def _turn(self, key: str, urgency: Urgency) -> None:
        turn = self._queued(key, urgency)
        paused = self._paused[key] - turn.get_loop().time()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LONGEST_WAIT if paused < LONGEST_WAIT else 0):
                return await turn
        raise Crowded(max(paused, 1.0))

    def _queued(self, key: str, urgency: Urgency) -> asyncio.Future[None]:
        loop = asyncio.get_running_loop()
        bucket = self._buckets.get(key)
        if bucket is None:
            rate = self._rates[key.partition(":")[0]]
            bucket = _Bucket(rate=rate, left=rate.burst, filled_at=loop.time())
            self._buckets[key] = bucket
        turn: asyncio.Future[None] = loop.create_future()
        heapq.heappush(bucket.waiting, (int(urgency), next(self._order), turn))
        if not bucket.is_served:
            bucket.is_served = True
            task = loop.create_task(self._serve(key, bucket))
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)
        return turn

    async def _serve(self, key: str, bucket: _Bucket) -> None:
        loop = asyncio.get_running_loop()
        while bucket.waiting:
            if bucket.waiting[0][2].done():
                # Whoever waited has gone.
                heapq.heappop(bucket.waiting)
                continue
            wait = max(_until_next(bucket, loop.time()), self._paused[key] - loop.time())
            if wait > 0:
                await asyncio.sleep(wait)
                continue
            bucket.left -= 1
            _, _, turn = heapq.heappop(bucket.waiting)
            turn.set_result(None)
        bucket.is_served = False


def _until_next(bucket: _Bucket, now: float) -> float:
    """Seconds until there is one call left; fills the bucket up to now."""
    filled = bucket.left + (now - bucket.filled_at) * bucket.rate.per_second
    bucket.left = min(bucket.rate.burst, filled)
    bucket.filled_at = now
    return 0 if bucket.left >= 1 else (1 - bucket.left) / bucket.rate.per_second
