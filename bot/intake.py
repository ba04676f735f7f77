"""The intake's loop: what was kept is read and given to the desk, a batch in one transaction."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.bell import Bell
from bot.overhearing import Overhearing, ToTell
from desk.arrival import Arrival
from desk.desk import Desk
from desk.failpoints import failpoint
from desk.intake import receive
from desk.ledger import quarantine
from desk.mail import IncomingMail
from desk.ports import Work
from desk.raw import Inbound, InboundState, Way
from desk.request import Later
from desk.threading import woven_with
from handlers.mail.bare import bare_mail

log = logging.getLogger(__name__)

Read = Callable[[Inbound], Awaitable[IncomingMail]]

MAIL = (Way.SMTP, Way.IMAP, Way.WEBHOOK, Way.FORM, Way.COLLEAGUE, Way.SURVEY)
BATCH = 20
#: Seconds; another replica may have kept something.
LONGEST_SLEEP = 5.0
#: A thing that cannot be processed so often becomes a bare case.
TRIES = 3
#: How long it is left alone after its first and second try: what hinders it may pass.
REST = (timedelta(seconds=5), timedelta(minutes=1))


@dataclass(frozen=True, kw_only=True)
class IntakeLoop:
    desk: Desk
    read: Read
    overhearing: Overhearing
    bell: Bell
    later: Later
    #: What is known to rest, and until when; the database tells all replicas.
    _resting: dict[str, datetime] = field(default_factory=dict)

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.bell.mute()
            if not await self._tried():
                await self.bell.heard(within=LONGEST_SLEEP, stop=stop)

    async def _tried(self) -> int:
        try:
            return await self.step()
        except Exception:
            # The database is away or full; what was kept waits for it.
            log.exception("intake failed")
            return 0

    async def take_in(self, inbound_id: str) -> None:
        """One thing before all others, for somebody who waits to hear what became of it."""
        try:
            async with self.desk.look() as work:
                inbound = await work.inbound.get(inbound_id)
            arrival = await self._arrival(inbound) if inbound and inbound.is_new else None
            failpoint("intake.read")
            if arrival is not None:
                await self._alone(arrival)
                failpoint("intake.committed")
                self.desk.wake.outbox()
        except Exception:
            log.exception("not taken in at once", extra={"inbound": inbound_id})
        finally:
            # Whatever became of it, it is kept, and the loop sees to what is left.
            self.bell.ring()

    async def step(self) -> int:
        """Process one batch; how many things were seen to, and are not somebody else's."""
        batch = await self._waiting()
        if not batch:
            return 0
        read = [await self._arrival(inbound) for inbound in batch]
        arrivals = [arrival for arrival in read if arrival is not None]
        failpoint("intake.read")
        seen_to = len(batch) - len(arrivals)
        try:
            seen_to += await self._process(arrivals)
        except Exception:
            seen_to = len(batch)
            log.exception("batch failed", extra={"size": len(arrivals)})
            for arrival in arrivals:
                await self._alone(arrival)
        failpoint("intake.committed")
        self.desk.wake.outbox()
        return seen_to

    async def _waiting(self) -> Sequence[Inbound]:
        async with self.desk.look() as work:
            # Mail waits for the first queue; nothing is lost meanwhile.
            ways = (Way.SLACK, *(MAIL if await work.queues.all() else ()))
            self._wake_rested()
            waiting = await work.inbound.waiting(ways, BATCH + len(self._resting))
        waiting = [inbound for inbound in waiting if inbound.id not in self._resting][:BATCH]
        return [inbound for inbound in waiting if not inbound.tries or await self._rested(inbound)]

    async def _rested(self, inbound: Inbound) -> bool:
        """Whether its next try is ours: another replica may have begun the last one."""
        async with self.desk.begin() as work:
            is_ours = await self._begins_rest(work, inbound.id, inbound.tries)
        if not is_ours:
            self._resting[inbound.id] = self.desk.now() + _rest_after(inbound.tries)
        return is_ours

    async def _begins_rest(self, work: Work, inbound_id: str, tries: int) -> bool:
        """From its last try on; False where it rests already."""
        key, rest = f"intake:{inbound_id}", _rest_after(tries)
        return await work.seen.once_in(rest, key, now=self.desk.now())

    def _wake_rested(self) -> None:
        now = self.desk.now()
        for inbound_id in [i for i, until in self._resting.items() if until <= now]:
            del self._resting[inbound_id]

    async def _arrival(self, inbound: Inbound) -> Arrival | Inbound | None:
        """None where it could not be read: it rests, and is tried again."""
        try:
            if inbound.way is Way.SLACK:
                await self.overhearing.prepare(inbound)
                return inbound
            mail = await self.read(inbound)
        except Exception as error:
            log.exception("not read", extra={"inbound": inbound.id})
            await self._failed(inbound, problem=type(error).__name__)
            return None
        return Arrival(inbound=inbound, mail=mail, now=self.desk.now())

    async def _process(self, arrivals: Sequence[Arrival | Inbound]) -> int:
        """In one transaction; how many nobody else was at."""
        async with self.desk.begin() as work:
            mine = [one for one in arrivals if await self._claimed(work, one, of=len(arrivals))]
            answers = [await self._one(work, arrival) for arrival in mine]
            failpoint("intake.received")
        for answer in answers:
            if answer is not None:
                # Beside the loop: a slow Slack must not hold up mail.
                self.later(self.overhearing.tell(answer))
        return len(mine)

    async def _claimed(self, work: Work, arrival: Arrival | Inbound, *, of: int) -> bool:
        """False when somebody else, or another replica, was faster."""
        inbound = _inbound(arrival)
        ids = () if isinstance(arrival, Inbound) else woven_with(arrival.mail)
        # A batch waits for nobody: who has one of it may wait for what the batch has got already.
        if of > 1:
            return await work.inbound.claim(inbound.id) and await work.mail_ids.claim(ids)
        is_ours = await work.inbound.claim_in_turn(inbound.id)
        if is_ours:
            await work.mail_ids.claim_in_turn(ids)
        return is_ours

    async def _one(self, work: Work, arrival: Arrival | Inbound) -> ToTell | None:
        inbound = _inbound(arrival)
        answer, outcome = None, None
        if isinstance(arrival, Arrival):
            outcome = await receive(work, self.desk, arrival)
        else:
            answer = await self.overhearing.process(work, arrival)
        await work.inbound.settle(inbound.id, InboundState.DONE, outcome=outcome)
        log.info("received", extra={"inbound": inbound.id, "way": inbound.way, "what": outcome})
        return answer

    async def _alone(self, arrival: Arrival | Inbound) -> None:
        try:
            await self._process([arrival])
        except Exception as error:
            log.exception("not processed", extra={"inbound": _inbound(arrival).id})
            await self._failed(arrival, problem=type(error).__name__)

    async def _failed(self, arrival: Arrival | Inbound, *, problem: str) -> None:
        inbound = _inbound(arrival)
        async with self.desk.begin() as work:
            tries = await work.inbound.failed(inbound.id, problem=problem)
            if tries < TRIES:
                await self._begins_rest(work, inbound.id, tries)
        if tries < TRIES:
            self._resting[inbound.id] = self.desk.now() + _rest_after(tries)
        else:
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
            await quarantine(work, inbound.id, problem=problem, now=self.desk.now())
        self.desk.wake.outbox()


def _inbound(arrival: Arrival | Inbound) -> Inbound:
    return arrival if isinstance(arrival, Inbound) else arrival.inbound


def _rest_after(tries: int) -> timedelta:
    """The last one, too, where the program ended before anything was made of it."""
    return REST[min(tries, len(REST)) - 1]
