"""What happens by the clock: snoozes end, reminders come, customers are asked, cases close."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.bell import Bell
from bot.leavers import release_leavers
from desk.desk import Desk
from desk.digests import post_due
from desk.reminders import forget_occurrences, forget_proposals, tell_due
from desk.resolution import close_resolved, wake_snoozed
from desk.surveys import ask_due
from views.directory import Directory

log = logging.getLogger(__name__)

#: Seconds between two looks at the clock.
EVERY = 15.0
#: A request is known again for so long; Slack's signatures are good for five minutes.
REMEMBERED = timedelta(days=2)


async def _post_digest(desk: Desk) -> int:
    return 1 if await post_due(desk) else 0


async def _forget_marks(desk: Desk) -> int:
    async with desk.begin() as work:
        await work.seen.forget_before(desk.now() - REMEMBERED)
        await work.traces.forget_before(desk.now() - REMEMBERED)
    return 0


#: Each returns how much there was to do.
CHORES: tuple[Callable[[Desk], Awaitable[int]], ...] = (
    wake_snoozed,
    tell_due,
    ask_due,
    _post_digest,
    close_resolved,
    forget_proposals,
    forget_occurrences,
    _forget_marks,
)


@dataclass(frozen=True, kw_only=True)
class Scheduler:
    desk: Desk
    directory: Directory
    bell: Bell

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.bell.mute()
            for chore in CHORES:
                await self._do(chore)
            await self._do(self._release_leavers)
            await self.bell.heard(within=EVERY, stop=stop)

    async def _release_leavers(self, desk: Desk) -> int:
        return await release_leavers(desk, self.directory)

    async def _do(self, chore: Callable[[Desk], Awaitable[int]]) -> None:
        """One that fails does not keep the others from being done."""
        facts: dict[str, object] = {"chore": chore.__name__.strip("_")}
        try:
            done = await chore(self.desk)
        except Exception:
            log.exception("chore failed", extra=facts)
        else:
            if done:
                log.info("chore done", extra={**facts, "done": done})
