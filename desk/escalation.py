"""Calling for help with a case, and answering the call. The owner stays the owner."""

from __future__ import annotations

from datetime import datetime

from desk.access import case_for, queue_of_case, standing
from desk.case import Case, Escalation
from desk.change import change
from desk.desk import Desk
from desk.errors import BadInput
from desk.events import Happened
from desk.outgoing import CaseLine, EscalationPost, EscalationRenewed, Told
from desk.people import Role
from desk.ports import Work
from desk.queue import Queue

LONGEST_REASON = 1_000


async def escalate(
    desk: Desk, case_id: str, *, reason: str, by: str, to: str | None = None
) -> Case:
    """To a named person, else to the queue's leads; they are mentioned once, in the thread."""
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise BadInput("Say why, so that they know what to do.")
    now = desk.now()
    async with desk.begin() as work:
        before = await case_for(work, case_id, by=by)
        called = await _called(work, await queue_of_case(work, before), to=to, by=by)
        case = before.escalated(Escalation(to=called, by=by, reason=why, at=now))
        await change(work, case, Happened.ESCALATED, by=by, at=now, to=", ".join(called))
        await _end(work, before, now=now)
        line = CaseLine(case_id=case.id, told=Told.ESCALATED, by=by, to=called, detail=why)
        await work.outbox.put(line, now=now)
        if (await work.workspace.get()).escalation_channel:
            await work.outbox.put(EscalationPost(case_id=case.id), now=now)
    desk.wake.outbox()
    return case


async def acknowledge(desk: Desk, case_id: str, *, by: str) -> Case:
    """Somebody who was called, or who could have been, is on it; who called is told."""
    now = desk.now()
    async with desk.begin() as work:
        before = await case_for(work, case_id, by=by)
        case = before.acknowledged(by)
        if case is not before and case.escalation:
            await change(work, case, Happened.ACKNOWLEDGED, by=by, at=now)
            to = () if case.escalation.by == by else (case.escalation.by,)
            line = CaseLine(case_id=case.id, told=Told.ON_IT, by=by, to=to)
            await work.outbox.put(line, now=now)
    desk.wake.outbox()
    return case


async def _end(work: Work, before: Case, *, now: datetime) -> None:
    """The call from before, where it stands somewhere: only the newer one can be answered."""
    last = before.escalation
    if last and last.channel and last.post_ts:
        over = EscalationRenewed(case_id=before.id, channel=last.channel, ts=last.post_ts)
        await work.outbox.put(over, now=now)


async def _called(work: Work, queue: Queue, *, to: str | None, by: str) -> tuple[str, ...]:
    if to is not None:
        if not (await standing(work, to)).works_in(queue.id):
            raise BadInput(
                f"<@{to}> does not work in *{queue.name}* and could not see the case. "
                "An admin can add them."
            )
        return (to,)
    members = await work.members.all()
    others = [m for m in members if m.user != by]
    leads = [m.user for m in others if m.role is Role.LEAD and m.queue_id == queue.id]
    admins = [m.user for m in others if m.role is Role.ADMIN]
    if not (leads or admins):
        raise BadInput("There is nobody above you to call. Name a colleague: `@ada` and why.")
    return tuple(leads or admins)
