"""What happens by the clock: snoozes end, resolved cases close, old marks are forgotten."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import timedelta

from bot.bell import Bell
from desk.desk import Desk
from desk.digests import post_due
from desk.resolution import close_resolved, wake_snoozed

log = logging.getLogger(__name__)

#: Seconds between two looks at the clock.
EVERY = 15.0
#: A request is known again for so long; Slack's signatures are good for five minutes.
REMEMBERED = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Scheduler:
    desk: Desk
    bell: Bell

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.bell.mute()
            try:
                await self.step()
            except Exception:
                log.exception("chores failed")
            await self.bell.heard(within=EVERY, stop=stop)

    async def step(self) -> None:
        woken = await wake_snoozed(self.desk)
        closed = await close_resolved(self.desk)
        async with self.desk.begin() as work:
            await work.seen.forget_before(self.desk.now() - REMEMBERED)
        digest = await post_due(self.desk)
        if woken or closed:
            log.info("chores done", extra={"woken": woken, "closed": closed})
        if digest:
            log.info("digest put", extra={"digest": digest.id, "late": digest.is_late})
