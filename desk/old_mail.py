"""Mail of the time before its mailbox was connected: it becomes history, and nobody is called."""

from __future__ import annotations

from dataclasses import replace

from desk.arrival import Arrival, happening
from desk.authorship import Authorship, first_marks
from desk.case import Case, Status
from desk.desk import Desk
from desk.events import Happened
from desk.hearing import show
from desk.mail import Kind
from desk.outgoing import CaseCard, CaseOpened, CustomerPost
from desk.own_addresses import is_ours
from desk.ports import Work
from desk.raw import Outcome
from desk.reply_address import is_our_mail_id
from desk.storing import new_case, store
from desk.threading import find_case

#: What stands in place of the kind of the first mail: figures count what people write to us now.
IMPORTED = "imported"


async def bring_in(work: Work, desk: Desk, arrival: Arrival) -> Outcome:
    """
    Into the case that it is part of, else into one of its own, which was resolved when it came.

    No receipt, no mention, no alarm, no survey, and nothing that a figure counts: whether it was
    answered at that time nobody can know.
    """
    mail = arrival.mail
    if await _is_nothing_for_people(work, desk, arrival):
        return Outcome.LEFT
    if await _is_known(work, mail.message_id):
        return Outcome.DUPLICATE
    # Also where its answers were here before it: they name it.
    named = replace(mail, references=(*mail.references, mail.message_id))
    found = await find_case(work, named, recipients=arrival.inbound.recipients, secret=desk.secret)
    if found is None:
        case = await _open(work, arrival)
        author = Authorship(marks=first_marks(mail))
    else:
        case = found.case.with_old_mail(written_at=arrival.written_at, now=arrival.now)
        author = found.author
        await work.cases.save(case)
    message = await store(work, case, arrival, author=author)
    await work.events.add(happening(case, Happened.IMPORTED, arrival, message=message.id))
    await show(work, CustomerPost(case_id=case.id, message_id=message.id), message, now=arrival.now)
    if found is not None:
        await work.outbox.put(CaseCard(case_id=case.id), now=arrival.now)
    return Outcome.IMPORTED


async def _is_nothing_for_people(work: Work, desk: Desk, arrival: Arrival) -> bool:
    """Written by a machine, by us, or by somebody whom the team does not want to hear."""
    mail = arrival.mail
    has_our_id = is_our_mail_id(mail.message_id, secret=desk.secret)
    if mail.kind is not Kind.HUMAN or mail.bulk or mail.suspected_spam or has_our_id:
        return True
    sender = mail.sender.address.lower()
    return await is_ours(work, sender) or await work.blocked_senders.includes(sender)


async def _is_known(work: Work, mail_id: str) -> bool:
    """It came as live mail, by whatever way, or lies on a card."""
    is_message = await work.messages.with_mail_id(mail_id)
    return bool(is_message or await work.piles.with_mail_id(mail_id))


async def _open(work: Work, arrival: Arrival) -> Case:
    case = replace(
        await new_case(work, arrival),
        status=Status.RESOLVED,
        created_at=arrival.written_at,
        last_customer_at=arrival.written_at,
        is_imported=True,
    ).with_old_mail(written_at=arrival.written_at, now=arrival.now)
    await work.cases.add(case)
    await work.events.add(happening(case, Happened.CREATED, arrival, mail=IMPORTED))
    await work.outbox.put(CaseOpened(case_id=case.id), now=arrival.now)
    return case
