"""The intake's loop: what was kept is read and given to the desk, a batch in one transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.bell import Bell
from desk import conversation
from desk.desk import Desk
from desk.failpoints import failpoint
from desk.intake import Arrival, receive
from desk.mail import IncomingMail
from desk.ports import Work
from desk.raw import Inbound, InboundState, Way
from handlers.mail.bare import bare_mail
from handlers.slack.messages import thread_message

log = logging.getLogger(__name__)

Read = Callable[[Inbound], Awaitable[IncomingMail]]

MAIL = (Way.SMTP, Way.IMAP)
BATCH = 20
#: A thing that cannot be processed so often becomes a bare case.
TRIES = 3


@dataclass(frozen=True, kw_only=True)
class IntakeLoop:
    desk: Desk
    read: Read
    bell: Bell

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.bell.mute()
            if not await self.step():
                await self.bell.heard(within=None, stop=stop)

    async def step(self) -> int:
        """Process one batch; how many things that were."""
        batch = await self._waiting()
        if not batch:
            return 0
        arrivals = [await self._arrival(inbound) for inbound in batch]
        failpoint("intake.read")
        try:
            await self._process(arrivals)
        except Exception:
            log.exception("batch failed", extra={"size": len(arrivals)})
            for arrival in arrivals:
                await self._alone(arrival)
        failpoint("intake.committed")
        self.desk.wake.outbox()
        return len(batch)

    async def _waiting(self) -> Sequence[Inbound]:
        async with self.desk.look() as work:
            # Mail waits for the first queue; nothing is lost meanwhile.
            ways = (Way.SLACK, *(MAIL if await work.queues.all() else ()))
            return await work.inbound.waiting(ways, BATCH)

    async def _arrival(self, inbound: Inbound) -> Arrival | Inbound:
        if inbound.way is Way.SLACK:
            return inbound
        mail = await self.read(inbound)
        return Arrival(inbound=inbound, mail=mail, now=self.desk.now())

    async def _process(self, arrivals: Sequence[Arrival | Inbound]) -> None:
        async with self.desk.begin() as work:
            for arrival in arrivals:
                await self._one(work, arrival)
            failpoint("intake.received")

    async def _one(self, work: Work, arrival: Arrival | Inbound) -> None:
        inbound = arrival if isinstance(arrival, Inbound) else arrival.inbound
        if not await work.inbound.claim(inbound.id):
            # Another replica was faster.
            return
        if isinstance(arrival, Arrival):
            what = await receive(work, self.desk, arrival)
        else:
            what = await _note(work, self.desk, arrival)
        await work.inbound.settle(inbound.id, InboundState.DONE)
        log.info("received", extra={"inbound": inbound.id, "way": inbound.way, "what": what})

    async def _alone(self, arrival: Arrival | Inbound) -> None:
        try:
            await self._process([arrival])
        except Exception as error:
            log.exception("not processed")
            await self._failed(arrival, problem=type(error).__name__)

    async def _failed(self, arrival: Arrival | Inbound, *, problem: str) -> None:
        inbound = arrival if isinstance(arrival, Inbound) else arrival.inbound
        async with self.desk.begin() as work:
            tries = await work.inbound.failed(inbound.id, problem=problem)
        if tries >= TRIES:
            await self._bare(inbound, problem=problem)

    async def _bare(self, inbound: Inbound, *, problem: str) -> None:
        """A mail that nothing can be made of still becomes a case somebody sees."""
        try:
            if inbound.way is not Way.SLACK:
                mail = bare_mail(inbound.raw, mail_from=inbound.mail_from)
                await self._process([Arrival(inbound=inbound, mail=mail, now=self.desk.now())])
                return
        except Exception:
            log.exception("not even a bare case", extra={"inbound": inbound.id})
        async with self.desk.begin() as work:
            await work.inbound.settle(inbound.id, InboundState.QUARANTINED, problem=problem)


async def _note(work: Work, desk: Desk, kept: Inbound) -> str:
    message = thread_message(kept)
    case = await work.cases.by_card(message.channel, message.thread_ts)
    if case is None:
        return "nothing"
    await conversation.overhear(work, desk, case, message.text, by=message.user, post_ts=message.ts)
    return "note"
