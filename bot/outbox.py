"""The outbox's loop: take what is due, hand it to its sender, write down what became of it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta

from bot.bell import Bell
from bot.outage import Outage
from bot.senders.errors import GiveUp, Gone, Retry, Unknown
from desk import deliveries
from desk.deliveries import Delivered
from desk.desk import Desk
from desk.failpoints import failpoint
from desk.outgoing import AnswerMail, CustomerFiles, Mail, RawMail, Urgency
from storage.database import Database
from storage.outbox import LEASE, OutboxRow, SqlOutbox

log = logging.getLogger(__name__)

Send = Callable[[OutboxRow], Awaitable[Delivered]]

#: Deliveries under way at once, for each urgency.
AT_ONCE = 10
#: What cannot be delivered for so long is dead, if it was tried so often: we may have been away.
PATIENCE = timedelta(days=2)
FEWEST_TRIES = 10
#: A sender that fails in a way nobody foresaw is tried so often.
SURPRISES = 5
LONGEST_WAIT = timedelta(minutes=5)
#: Mail servers are asked less often (RFC 5321 4.5.4.1).
LONGEST_WAIT_OF_MAIL = timedelta(minutes=30)
#: Seconds; other replicas write too, and leases of dead ones end.
LONGEST_SLEEP = 5.0
#: Files go with these, over a line that may be slow: they keep their lease while they get on.
HEAVY = AnswerMail | CustomerFiles | RawMail
#: Seconds; for so long at most.
LONGEST_HAUL = 600.0
#: Of its lease a delivery may use so much: who sends on without one sends twice.
OF_LEASE = 0.97


@dataclass(frozen=True, kw_only=True)
class Lease:
    """How long a sender has a row to itself, and the machine's clock that says so."""

    length: timedelta = LEASE
    wall: Callable[[], float] = time.time

    @property
    def seconds(self) -> float:
        return self.length.total_seconds()


@dataclass(frozen=True, kw_only=True)
class OutboxLoop:
    """One loop for each urgency: a burst of arrivals must not hold up what people do."""

    desk: Desk
    database: Database
    send: Send
    urgency: Urgency
    bell: Bell
    lease: Lease = field(default_factory=Lease)
    outage: Outage = field(default_factory=Outage)
    #: Channels for which enough is under way: more would take the places of others.
    crowded: Callable[[], Collection[str]] = frozenset
    _running: set[asyncio.Task[None]] = field(default_factory=set)

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.bell.mute()
            idle = await self._tried()
            if idle:
                await self.bell.heard(within=idle, stop=stop)

    async def _tried(self) -> float:
        """Seconds to wait until the next look; none when there may be more to take."""
        try:
            return await self._look()
        except Exception:
            # The database is away or full; what waits in it waits on.
            log.exception("outbox not read")
            return LONGEST_SLEEP

    async def drain(self) -> None:
        """Wait for what is under way."""
        while self._running:
            await asyncio.wait(self._running)

    async def _look(self) -> float:
        """In one transaction: take what may leave, and tell how long nothing else may."""
        longest = min(LONGEST_SLEEP, self.lease.seconds)
        free = AT_ONCE - len(self._running)
        if free <= 0:
            return longest
        crowded = self.crowded()
        async with self.database.begin(self.desk.workspace) as work:
            rows = await work.outbox.take(
                free,
                now=self.desk.now(),
                wall=self.lease.wall(),
                urgency=self.urgency,
                lease=self.lease.length,
                crowded=crowded,
            )
            due = None
            if len(rows) < free and not crowded:
                # What a crowd holds back is due; each of its posts that leaves rings.
                due = await work.outbox.next_due(urgency=self.urgency)
        for row in rows:
            self._start(row)
        if len(rows) == free:
            return 0
        if due is None:
            return longest
        return min(max((due - self.desk.now()).total_seconds(), 0.01), longest)

    def _start(self, row: OutboxRow) -> None:
        task = asyncio.get_running_loop().create_task(self._deliver(row))
        self._running.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        if len(self._running) == AT_ONCE:
            # Only then nobody looked when it was written down.
            self.bell.ring()
        self._running.discard(task)
        if not task.cancelled() and task.exception():
            # The row stays leased and is taken again when the lease ends.
            log.error("delivery not written down", exc_info=task.exception())

    async def _deliver(self, row: OutboxRow) -> None:
        failpoint("outbox.taken")
        try:
            async with asyncio.timeout(self.lease.seconds * OF_LEASE) as limit:
                delivered = await self._sent(row, limit)
        except TimeoutError:
            await self._unknown(row, "It took too long.")
        except Retry as retry:
            maybe = row.maybe and not retry.is_sure
            await self._later(row, _patient(retry.after, row), maybe=maybe, why=str(retry))
        except Unknown as unknown:
            await self._unknown(row, str(unknown))
        except Gone:
            log.info("nothing left to deliver", extra=_facts(row))
            await self._done(row, Delivered())
        except GiveUp as refusal:
            maybe = row.maybe and not refusal.is_sure
            await self._die(row, str(refusal), maybe=maybe, is_unknown=False)
        except Exception:
            log.exception("delivery failed", extra=_facts(row))
            await self._surprised(row)
        else:
            failpoint("outbox.sent")
            await self._done(row, delivered)
            failpoint("outbox.done")

    async def _sent(self, row: OutboxRow, limit: asyncio.Timeout) -> Delivered:
        if not isinstance(row.outgoing, HEAVY):
            return await self.send(row)
        ended = asyncio.Event()
        keeper = asyncio.create_task(self._keep(row, limit, ended))
        try:
            return await self.send(row)
        finally:
            ended.set()
            await asyncio.wait([keeper])

    async def _keep(self, row: OutboxRow, limit: asyncio.Timeout, ended: asyncio.Event) -> None:
        """Renew the lease until the end; where it cannot be renewed the limit stands."""
        clock = asyncio.get_running_loop().time
        latest = clock() + LONGEST_HAUL
        while clock() < latest:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), self.lease.seconds / 3)
            if ended.is_set() or limit.expired():
                return
            began = clock()
            renewed = await self._renewed(row)
            if limit.expired():
                return
            if renewed is not None:
                # Who has lost it stops at once.
                limit.reschedule(began + self.lease.seconds * OF_LEASE if renewed else clock())

    async def _renewed(self, row: OutboxRow) -> bool | None:
        """None where the database is away: what is left of the lease is left."""
        wall = self.lease.wall()
        try:
            async with self.database.begin(self.desk.workspace) as work:
                return await work.outbox.renew(row, wall=wall, lease=self.lease.length)
        except Exception:
            log.exception("lease not renewed", extra=_facts(row))
            return None

    async def _done(self, row: OutboxRow, delivered: Delivered) -> None:
        now = self.desk.now()
        with self.outage.ended_by(delivered) as is_back:
            async with self.database.begin(self.desk.workspace) as work:
                if await work.outbox.done(row):
                    await deliveries.delivered(work, row.outgoing, delivered, now=now)
                if is_back:
                    await work.outbox.hurry(now=now)
        self.desk.wake.outbox()
        log.info("delivered", extra=_facts(row))

    async def _unknown(self, row: OutboxRow, why: str) -> None:
        if isinstance(row.outgoing, Mail):
            # A mail cannot be looked for at the other end: a person decides.
            await self._die(row, why, maybe=True, is_unknown=True)
        else:
            await self._later(row, _backoff(row.tries), maybe=True, why=why)

    async def _surprised(self, row: OutboxRow) -> None:
        why = "Something unforeseen went wrong; the log tells what."
        if row.tries >= SURPRISES or isinstance(row.outgoing, Mail):
            await self._die(row, why, maybe=True, is_unknown=True)
        else:
            await self._later(row, _backoff(row.tries), maybe=True, why=why)

    async def _later(self, row: OutboxRow, after: timedelta, *, maybe: bool, why: str) -> None:
        now = self.desk.now()
        if now - row.since > PATIENCE and row.tries >= FEWEST_TRIES:
            await self._die(row, why, maybe=maybe, is_unknown=maybe)
            return
        async with self.database.begin(self.desk.workspace) as work:
            if await work.outbox.later(row, due=now + after, maybe=maybe, error=why):
                await deliveries.put_off(work, row.outgoing, why=why, now=now)
        if not isinstance(row.outgoing, Mail):
            self.outage.put_off(after)
        self.desk.wake.outbox()
        facts = {**_facts(row), **_reason(row, why), "seconds": after.total_seconds()}
        log.info("delivery put off", extra=facts)

    async def _die(self, row: OutboxRow, why: str, *, maybe: bool, is_unknown: bool) -> None:
        now = self.desk.now()
        async with self.database.begin(self.desk.workspace) as work:
            if await _ended(work.outbox, row, maybe=maybe, why=why):
                await deliveries.failed(
                    work, row.outgoing, row.id, why=why, is_unknown=is_unknown, now=now
                )
        self.desk.wake.outbox()
        facts = {**_facts(row), **_reason(row, why), "is_unknown": is_unknown}
        log.error("delivery is dead", extra=facts)


async def _ended(outbox: SqlOutbox, row: OutboxRow, *, maybe: bool, why: str) -> bool:
    if isinstance(row.outgoing, Mail):
        # It is not revived with what else has failed: only a person sends a mail again.
        return await outbox.done(row)
    return await outbox.die(row, maybe=maybe, error=why)


def _patient(after: timedelta, row: OutboxRow) -> timedelta:
    """What keeps being put off is asked for less and less often."""
    if isinstance(row.outgoing, Mail):
        return max(after, min(after * (1 << min(row.tries - 1, 10)), LONGEST_WAIT_OF_MAIL))
    return after if row.tries < SURPRISES else max(after, _backoff(row.tries - SURPRISES))


def _backoff(tries: int) -> timedelta:
    return min(timedelta(seconds=2 ** min(tries, 20)), LONGEST_WAIT)


def _reason(row: OutboxRow, why: str) -> dict[str, object]:
    """Not of mails: what a mail server says names the customer."""
    return {} if isinstance(row.outgoing, Mail) else {"why": why}


def _facts(row: OutboxRow) -> dict[str, object]:
    return {"row": row.id, "kind": type(row.outgoing).__name__, "try": row.tries}
