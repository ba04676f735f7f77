"""The bot as a process of its own, which is killed at a named step, or whenever it hurts."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection, wait
from time import time

from bot.app import Bot, built
from bot.outbox import Lease
from bot.pace import Pace, Rate
from bot.run import running
from bot.settings import Settings
from desk.failpoints import arm
from storage.outbox import LEASE

#: One process has everything imported, and each bot is its fork: they start at once.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.desk_process"])
QUICK = Rate(per_second=10_000, burst=10_000)
PATIENCE = 60.0


@dataclass(kw_only=True)
class Clocks:
    """How far the bot's clocks are ahead, in seconds."""

    desk: float = 0
    #: The machine's: who died before has lost their leases.
    wall: float = 0
    lease: float = LEASE.total_seconds()


@dataclass(kw_only=True)
class DeskProcess:
    """A bot that runs apart; `start` it again as often as it died."""

    settings: Settings
    clocks: Clocks = field(default_factory=Clocks)

    @property
    def pid(self) -> int:
        return int(self._process.pid)

    async def start(self) -> None:
        self._orders, theirs = FORKS.Pipe()
        self._process = FORKS.Process(
            target=_main, args=(self.settings, self.clocks, theirs), daemon=True
        )
        self._process.start()
        theirs.close()
        await self._answer()

    async def arm(self, step: str, passes: int = 0) -> None:
        """It dies at this step, after it was passed so often."""
        await self._order("arm", step, passes)

    async def advance(self, seconds: float) -> None:
        self.clocks.desk += seconds
        await self._order("advance", seconds)

    async def died(self) -> None:
        """Return when it was killed; raises TimeoutError when nobody does."""
        await self._end()
        assert self._process.exitcode == -signal.SIGKILL, self._process.exitcode
        self._orders.close()

    async def kill(self) -> None:
        self._process.kill()
        await self.died()

    async def again(self) -> None:
        """It is started anew, when the leases of the one that died are over."""
        self.clocks.wall += 2 * self.clocks.lease
        await self.start()

    async def stop(self) -> None:
        """End it kindly; return when it has ended."""
        if self._process.is_alive():
            await self._order("stop")
            await self._end()
        self._process.kill()
        await self._end()

    @property
    def is_alive(self) -> bool:
        return bool(self._process.is_alive())

    async def _end(self) -> None:
        """
        Return when it has ended, or after a while.

        Only its end is waited for in a thread, not how it ended: two that read that, as whoever
        starts another process does too, would take it from each other.
        """
        await asyncio.to_thread(wait, [self._process.sentinel], PATIENCE)

    async def _order(self, *words: object) -> None:
        self._orders.send(words)
        await self._answer()

    async def _answer(self) -> None:
        answered = await asyncio.to_thread(self._orders.poll, PATIENCE)
        assert answered, "the bot says nothing"
        self._orders.recv()


def _main(settings: Settings, clocks: Clocks, orders: Connection) -> None:
    logging.disable()
    asyncio.run(_live(settings, clocks, orders))


async def _live(settings: Settings, clocks: Clocks, orders: Connection) -> None:
    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=clocks.desk)  # noqa: TID251

    def wall() -> float:
        return time() + clocks.wall

    lease = Lease(length=timedelta(seconds=clocks.lease), wall=wall)
    pace = Pace(posts=QUICK, calls=QUICK)
    async with built(settings, clock=now, pace=pace, lease=lease) as bot, running(bot):
        async for order in _orders(orders):
            _obey(bot, clocks, order)
            orders.send("done")


def _obey(bot: Bot, clocks: Clocks, order: tuple) -> None:
    match order:
        case ("arm", step, passes):
            arm(step, passes=passes)
        case ("advance", seconds):
            clocks.desk += seconds
            bot.bells.all()


async def _orders(orders: Connection) -> AsyncIterator[tuple]:
    """What the test says, until it says stop."""
    loop, said = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(orders.fileno(), said.set)
    orders.send("ready")
    while True:
        await said.wait()
        said.clear()
        while orders.poll():
            order = orders.recv()
            if order[0] == "stop":
                loop.remove_reader(orders.fileno())
                orders.send("done")
                return
            yield order


@asynccontextmanager
async def running_apart(settings: Settings, **clocks: float) -> AsyncIterator[DeskProcess]:
    """A bot in a process of its own, which does not outlive the block."""
    process = DeskProcess(settings=settings, clocks=Clocks(**clocks))
    await process.start()
    try:
        yield process
    finally:
        await process.stop()
