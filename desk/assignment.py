"""Who has a case: claim it, let it go, hand it to a colleague."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from desk.access import case_for, must_lead, standing
from desk.alarm import set_alarm_anew
from desk.case import Case
from desk.change import change
from desk.desk import Desk
from desk.errors import BadInput
from desk.events import Happened
from desk.outgoing import CaseLine, Told
from desk.ports import Work

#: Open cases of one person.
MOST_OWNED = 10_000


async def claim(desk: Desk, case_id: str, *, by: str) -> Case:
    """First click wins; the owner's second click changes nothing."""
    now = desk.now()
    async with desk.begin() as work:
        before = await case_for(work, case_id, by=by)
        case = before.claimed(by, now=now)
        if case is not before:
            await change(work, case, Happened.CLAIMED, by=by, at=now)
    desk.wake.outbox()
    return case


async def assign(desk: Desk, case_id: str, *, to: str, by: str) -> Case:
    """Who did not do it themselves is mentioned in the thread: the new owner, and the old one."""
    now = desk.now()
    async with desk.begin() as work:
        before = await case_for(work, case_id, by=by)
        if not (await standing(work, to)).works_in(before.queue_id):
            raise BadInput(f"<@{to}> is not an agent of this queue. An admin can add them.")
        case = before.assigned(to, now=now)
        if case is not before:
            await change(work, case, Happened.ASSIGNED, by=by, at=now, to=to)
            for line in _assigned(before, to=to, by=by):
                await work.outbox.put(line, now=now)
    desk.wake.outbox()
    return case


def _assigned(before: Case, *, to: str, by: str) -> list[CaseLine]:
    lines = []
    if to != by:
        lines.append(CaseLine(case_id=before.id, told=Told.ASSIGNED, by=by, to=(to,)))
    if before.owner and before.owner != by:
        told = Told.TAKEN_OVER if to == by else Told.GIVEN_ON
        lines.append(CaseLine(case_id=before.id, told=told, by=by, to=(before.owner,)))
    return lines


async def release(desk: Desk, case_id: str, *, by: str) -> Case:
    """The owner lets go, or a lead takes it away; the channel hears that it is free again."""
    now = desk.now()
    async with desk.begin() as work:
        before = await case_for(work, case_id, by=by)
        if before.owner not in {None, by}:
            await must_lead(work, before, by=by)
        case = await _free(work, before, Told.RELEASED, by=by, now=now)
    desk.wake.outbox()
    return case


async def free_all_of(
    work: Work,
    user: str,
    told: Told,
    *,
    but_in: Callable[[str], bool],
    by: str,
    now: datetime,
) -> int:
    """What they own is free, but in the queues that are left to them; how many cases that were."""
    freed = 0
    for listed in (await work.cases.owned_by(user, limit=MOST_OWNED)).shown:
        # Read once more, so that nobody changes it meanwhile.
        case = await work.cases.get(listed.case.id)
        if case and case.owner == user and not case.is_done and not but_in(case.queue_id):
            await _free(work, case, told, by=by, now=now)
            freed += 1
    return freed


async def _free(work: Work, before: Case, told: Told, *, by: str, now: datetime) -> Case:
    case = before.released()
    if case is not before:
        await change(work, case, Happened.RELEASED, by=by, at=now)
        line = CaseLine(case_id=case.id, told=told, by=by, broadcast=True)
        await work.outbox.put(line, now=now)
        await set_alarm_anew(work, case, now=now)
    return case
