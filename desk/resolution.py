"""How a case rests and ends: resolve, reopen, snooze, wake, close."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from desk import closing_loop, surveys
from desk.access import case_for, queue_at_work
from desk.alarm import set_alarm_anew
from desk.case import CLOSED_AFTER, Case
from desk.change import change, happened
from desk.departures import without_the_departed
from desk.desk import Desk
from desk.events import Happened
from desk.outgoing import CaseLine, Told
from desk.ports import Work

#: Cases of one transaction.
BATCH = 100


async def resolve(desk: Desk, case_id: str, *, by: str) -> Case:
    """Resolving an unowned case claims it."""
    now = desk.now()
    async with desk.begin() as work:
        before = await case_for(work, case_id, by=by)
        case = before.resolved(by=by, now=now)
        if case is not before:
            if before.owner is None:
                await happened(work, case, Happened.CLAIMED, by=by, at=now)
            await change(work, case, Happened.RESOLVED, by=by, at=now)
            await surveys.plan(work, case, by=by, now=now)
    desk.wake.outbox()
    return case


async def reopen(desk: Desk, case_id: str, *, by: str) -> Case:
    """The owner hears of it, or the channel where there is none."""
    now = desk.now()
    async with desk.begin() as work:
        before = await case_for(work, case_id, by=by)
        case = before.reopened()
        if case is before:
            return case
        await queue_at_work(work, before)
        case = await taken_up_again(work, case, by=by, now=now)
    desk.wake.outbox()
    return case


async def taken_up_again(work: Work, case: Case, *, by: str, now: datetime) -> Case:
    """Saved with all that a reopening brings; without its owner where they have left."""
    case = await without_the_departed(work, case, now=now)
    await change(work, case, Happened.REOPENED, by=by, at=now, by_customer=False)
    await surveys.take_back(work, case, now=now)
    await closing_loop.somebody_acted(work, case, by=by, now=now)
    await work.outbox.put(_line(case, Told.REOPENED, by=by), now=now)
    await set_alarm_anew(work, case, now=now)
    return case


async def snooze(desk: Desk, case_id: str, *, until: datetime, by: str) -> Case:
    now = desk.now()
    async with desk.begin() as work:
        before = await case_for(work, case_id, by=by)
        case = before.snoozed(until, now=now)
        await change(work, case, Happened.SNOOZED, by=by, at=now, until=until.isoformat())
    desk.wake.outbox()
    return case


async def wake_snoozed(desk: Desk) -> int:
    """Every case whose time has come is somebody's again; how many there were."""
    return await _in_batches(desk, _wake_batch)


async def close_resolved(desk: Desk) -> int:
    """Every case that has rested long enough is closed; how many there were."""
    return await _in_batches(desk, _close_batch)


async def _in_batches(desk: Desk, batch: Callable[[Work, datetime], Awaitable[int]]) -> int:
    """A transaction for each, because nobody else may touch their cases meanwhile."""
    now, done = desk.now(), 0
    while True:
        async with desk.begin() as work:
            count = await batch(work, now)
        if not count:
            return done
        desk.wake.outbox()
        done += count


async def _wake_batch(work: Work, now: datetime) -> int:
    sleeping = await work.cases.snoozed_before(now, limit=BATCH)
    for before in sleeping:
        await _wake(work, before, now=now)
    return len(sleeping)


async def _close_batch(work: Work, now: datetime) -> int:
    resting = await work.cases.resolved_before(now - CLOSED_AFTER, limit=BATCH)
    for before in resting:
        await change(work, before.closed(), Happened.CLOSED, at=now)
    return len(resting)


async def _wake(work: Work, before: Case, *, now: datetime) -> None:
    case = before.woken()
    await change(work, case, Happened.WOKEN, at=now)
    await work.outbox.put(_line(case, Told.WOKEN), now=now)
    await set_alarm_anew(work, case, now=now)


def _line(case: Case, told: Told, *, by: str | None = None) -> CaseLine:
    to = (case.owner,) if case.owner and case.owner != by else ()
    return CaseLine(case_id=case.id, told=told, by=by, to=to, broadcast=case.owner is None)
