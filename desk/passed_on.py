"""A mail that somebody passed on to us: whoever wrote it first can be made the requester."""

from __future__ import annotations

from dataclasses import replace

from desk.access import case_for, queue_at_work
from desk.case import Case
from desk.change import change
from desk.desk import Desk
from desk.errors import WrongStatus, existing
from desk.events import Happened
from desk.mail import Address, IncomingMail
from desk.outgoing import CaseLine, CustomerPost, Told
from desk.own_addresses import is_ours
from desk.ports import Work
from desk.requesters import requester_for


async def first_writer(work: Work, mail: IncomingMail) -> Address | None:
    """Somebody else than who passed it on, and none of us; nothing proves it."""
    writer = mail.forwarded_from
    if writer is None or writer.address.lower() == mail.sender.address.lower():
        return None
    return None if await is_ours(work, writer.address) else writer


async def make_requester(desk: Desk, message_id: str, *, by: str) -> Case:
    """The case is theirs from now on: answers go to them, and what they write joins it."""
    now = desk.now()
    async with desk.begin() as work:
        message = existing(await work.messages.get(message_id), "That message")
        case = await case_for(work, message.case_id, by=by)
        await queue_at_work(work, case)
        writer = message.forwarded_from
        if writer is None:
            raise WrongStatus("That mail does not tell who wrote it first.")
        requester = await requester_for(work, writer, now=now)
        if requester.id == case.requester_id:
            return case
        theirs = case.of_requester(requester.id)
        await work.messages.save(replace(message, reply_to=writer))
        await work.participants.join(case.id, [requester.address])
        facts = {"old": case.requester_id, "new": requester.id}
        await change(work, theirs, Happened.REQUESTER_CHANGED, by=by, at=now, **facts)
        who = f"{writer.name} ({writer.address})" if writer.name else writer.address
        line = CaseLine(case_id=case.id, told=Told.REQUESTER_CHANGED, by=by, detail=who)
        await work.outbox.put(line, now=now)
        # Drawn again, without the offer.
        await work.outbox.put(CustomerPost(case_id=case.id, message_id=message.id), now=now)
    desk.wake.outbox()
    return theirs
