"""Which case a message belongs to, said by the team: split off from one, or attached to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desk.access import case_for, queue_at_work
from desk.alarm import set_alarm
from desk.case import Case, Status
from desk.change import change, happened
from desk.desk import Desk
from desk.errors import WrongStatus, existing
from desk.events import Happened
from desk.hearing import hear, show
from desk.ids import new_id
from desk.message import OF_ITS_OWN, CustomerMessage
from desk.outgoing import CaseCard, CaseLine, CaseOpened, CustomerPost, Told
from desk.ports import Work
from desk.requesters import requester_for


async def split_off(desk: Desk, message_id: str, *, by: str) -> Case:
    """A message that may not belong there becomes a case of its own; both threads say so."""
    now = desk.now()
    async with desk.begin() as work:
        # Whoever else moves it at this moment has its case locked; where it is then, counts.
        await case_for(work, (await _message(work, message_id)).case_id, by=by)
        message = await _message(work, message_id)
        before = await case_for(work, message.case_id, by=by)
        _must_be_separable(message, before)
        case = await _own_case(work, before, message, now=now)
        moved = await _moved(work, _on_its_own(message), case, now=now)
        await work.outbox.put(CaseOpened(case_id=case.id), now=now)
        await show(work, CustomerPost(case_id=case.id, message_id=moved.id), moved, now=now)
        await set_alarm(work, case, now=now)
        await change(work, before, Happened.SPLIT_OFF, by=by, at=now, other=case.id)
        await _tell(work, before, case, Told.SPLIT_OFF, by=by, now=now)
        await _tell(work, case, before, Told.SPLIT_FROM, by=by, now=now)
    desk.wake.outbox()
    return case


async def attach(desk: Desk, case_id: str, *, to: str, by: str) -> Case:
    """What was written and promised there is the other case's; the empty one is merged into it."""
    now = desk.now()
    async with desk.begin() as work:
        # In one order, whichever goes to which: two people who do opposite things take turns.
        found = {each: await case_for(work, each, by=by) for each in sorted((case_id, to))}
        case, target = found[case_id], found[to]
        await _must_be_attachable(work, case, target)
        merged = case.merged(into=target.id)
        await change(work, merged, Happened.MERGED, by=by, at=now, into=target.id)
        await work.reminders.take_along(case.id, to=target.id)
        for message in await work.messages.of_case(case.id):
            moved = await _moved(work, message, target, now=now)
            target = await work.cases.get(target.id) or target
            await hear(work, target, moved, now=now)
        await _tell(work, merged, target, Told.ATTACHED, by=by, now=now)
    desk.wake.outbox()
    return target


def _on_its_own(message: CustomerMessage) -> CustomerMessage:
    """In a case of its own nobody is a stranger, and nothing is beside the matter."""
    marks = tuple(mark for mark in message.marks if mark not in OF_ITS_OWN)
    return replace(message, is_stranger=False, marks=marks)


async def _own_case(work: Work, before: Case, message: CustomerMessage, *, now: datetime) -> Case:
    queue = await queue_at_work(work, before)
    requester = await requester_for(work, message.sender, now=now)
    case = Case(
        id=new_id(now),
        number=await work.cases.next_number(),
        queue_id=queue.id,
        subject=message.subject,
        requester_id=requester.id,
        created_at=now,
        last_customer_at=message.created_at,
        channel=queue.channel,
    )
    await work.cases.add(case)
    facts = {"inbound": message.inbound_id, "mail": "human", "split_from": before.id}
    await happened(work, case, Happened.CREATED, at=now, **facts)
    return case


async def _moved(
    work: Work, message: CustomerMessage, to: Case, *, now: datetime
) -> CustomerMessage:
    """Answers to it, and what its sender writes next, go to that case from now on."""
    moved = replace(message, case_id=to.id, post_ts=None)
    await work.messages.save(moved)
    await work.mail_ids.remember(to.id, (message.mail_id,))
    addresses = [a.address.lower() for a in (message.sender, message.reply_to) if a.address]
    await work.participants.join(to.id, addresses)
    # Where it had not been shown yet, it is shown at its new place only.
    await work.outbox.cancel(CustomerPost(case_id=to.id, message_id=message.id).key)
    await work.outbox.put(CaseCard(case_id=to.id), now=now)
    return moved


async def _message(work: Work, message_id: str) -> CustomerMessage:
    return existing(await work.messages.get(message_id), "That message")


def _must_be_separable(message: CustomerMessage, case: Case) -> None:
    if not message.may_be_split_off:
        raise WrongStatus(f"That message is part of #{case.number}: its sender belongs to it.")


async def _must_be_attachable(work: Work, case: Case, target: Case) -> None:
    if case.merged_into is not None or case.id == target.id:
        raise WrongStatus(f"#{case.number} has been merged already.")
    if target.status is Status.CLOSED:
        raise WrongStatus(f"#{target.number} is closed, and takes nothing in any more.")
    if await work.answers.latest(case.id) is not None:
        raise WrongStatus(f"#{case.number} has answers of its own, so it stays a case.")


async def _tell(work: Work, case: Case, other: Case, told: Told, *, by: str, now: datetime) -> None:
    line = CaseLine(case_id=case.id, told=told, by=by, detail=f"#{other.number}", other_id=other.id)
    await work.outbox.put(line, now=now)
