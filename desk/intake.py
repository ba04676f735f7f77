"""A mail becomes a case, or the next message of one: with all that must leave, in one go."""

from __future__ import annotations

from dataclasses import replace

from desk.access import queue_of_case
from desk.alarm import set_alarm
from desk.arrival import Arrival, happening
from desk.authorship import Authorship, behind_our_address, first_marks
from desk.bounces import returned
from desk.case import Case, Status
from desk.desk import Desk
from desk.events import Happened
from desk.files import has_all, named
from desk.gate import held_back, is_held_copy
from desk.hearing import hear, show
from desk.likeness import is_new_question, similar_case
from desk.mail import IncomingMail, Kind
from desk.message import CustomerMessage, Mark
from desk.old_mail import bring_in
from desk.outgoing import (
    CaseCard,
    CaseOpened,
    CustomerPost,
)
from desk.passed_on import first_writer
from desk.piles import became_case
from desk.ports import Work
from desk.raw import Outcome
from desk.receipts import confirm
from desk.reply_address import is_our_mail_id
from desk.rich import plain, to_json
from desk.storing import new_case, queue_of, store
from desk.survey_replies import is_absence_note
from desk.thanks import is_bare_thanks
from desk.threading import Found, find_case


async def receive(work: Work, desk: Desk, arrival: Arrival) -> Outcome:
    """What became of it. Runs inside the caller's transaction."""
    arrival = arrival.heeded
    mail = arrival.mail
    if arrival.is_old:
        return await bring_in(work, desk, arrival)
    if arrival.is_wanted:
        arrival = replace(arrival, mail=await behind_our_address(work, mail))
        mail = arrival.mail
    if mail.kind is Kind.OWN or is_our_mail_id(mail.message_id, secret=desk.secret):
        return Outcome.OWN
    is_bounce = mail.kind is Kind.BOUNCE
    if is_bounce and (told := await returned(work, arrival, secret=desk.secret)):
        return told
    if await _is_second_copy(work, arrival):
        return Outcome.DUPLICATE
    found = await find_case(work, mail, recipients=arrival.inbound.recipients, secret=desk.secret)
    if not found and await is_absence_note(work, arrival):
        return Outcome.AUTOMATIC
    queue = await queue_of_case(work, found.case) if found else None
    if queue is None or queue.is_removed:
        queue = await queue_of(work, arrival)
    return await held_back(work, arrival, queue, found) or await _heard(work, desk, arrival, found)


async def _heard(work: Work, desk: Desk, arrival: Arrival, found: Found | None) -> Outcome:
    """It goes to its case, or becomes one."""
    if found and (found.case.status is not Status.CLOSED or _needs_nobody(found.case, arrival)):
        case = found.case
        outcome = Outcome.APPENDED if arrival.mail.kind is Kind.HUMAN else Outcome.AUTOMATIC
        await _append(work, case, arrival, author=found.author)
    else:
        case = await _open(work, desk, arrival, continues=found.case if found else None)
        outcome = Outcome.CASE
    if arrival.is_wanted:
        await became_case(work, arrival, case)
    return outcome


async def _is_second_copy(work: Work, arrival: Arrival) -> bool:
    """The same mail by another way: lists and several addresses bring copies."""
    mail = arrival.mail
    said, files = to_json(mail.document), named(mail.attachments)
    earlier = await work.messages.with_mail_id(mail.message_id)
    has_message = any(
        to_json(message.document) == said and has_all(message.files, files) for message in earlier
    )
    return has_message or await is_held_copy(work, arrival)


def _needs_nobody(case: Case, arrival: Arrival) -> bool:
    """An automatic mail, or a bare thanks for what is done: no reason to open anything."""
    mail = arrival.mail
    is_done_with = case.is_done and is_bare_thanks(plain(mail.document), name=mail.sender.name)
    return mail.kind is not Kind.HUMAN or is_done_with


async def _open(work: Work, desk: Desk, arrival: Arrival, *, continues: Case | None) -> Case:
    case = replace(
        await new_case(work, arrival),
        continues=continues.id if continues else None,
        is_automatic=arrival.mail.kind is not Kind.HUMAN,
    )
    await work.cases.add(case)
    await work.events.add(happening(case, Happened.CREATED, arrival, mail=arrival.mail.kind.value))
    await work.outbox.put(CaseOpened(case_id=case.id), now=arrival.now)
    author = Authorship(marks=first_marks(arrival.mail))
    writer = await first_writer(work, arrival.mail)
    message = await store(work, case, arrival, author=author, forwarded_from=writer)
    similar = None if continues else await similar_case(work, case, arrival.mail)
    post = CustomerPost(
        case_id=case.id, message_id=message.id, looks_like=similar.id if similar else None
    )
    await show(work, post, message, now=arrival.now)
    await set_alarm(work, case, now=arrival.now)
    await confirm(
        work, desk, case, message, inbound=arrival.inbound, mail=arrival.mail, now=arrival.now
    )
    return case


async def _append(work: Work, case: Case, arrival: Arrival, *, author: Authorship) -> None:
    author = replace(author, marks=(*author.marks, *await _further_marks(work, case, arrival.mail)))
    message = await store(work, case, arrival, author=author)
    if arrival.mail.kind is not Kind.HUMAN:
        await _notice(work, case, message, Happened.AUTOMATIC_MAIL, arrival)
    elif _needs_nobody(case, arrival):
        thanked = case.thanked(now=arrival.now)
        await _notice(work, thanked, message, Happened.CUSTOMER_WROTE, arrival, thanks=True)
    else:
        await hear(work, case, message, now=arrival.now)


async def _further_marks(work: Work, case: Case, mail: IncomingMail) -> tuple[Mark, ...]:
    if await work.messages.with_mail_id(mail.message_id):
        return (Mark.OTHER_COPY,)
    return (Mark.NEW_QUESTION,) if await is_new_question(work, case, mail) else ()


async def _notice(
    work: Work,
    case: Case,
    message: CustomerMessage,
    what: Happened,
    arrival: Arrival,
    **facts: bool,
) -> None:
    """Shown in the thread, and nobody is called for it."""
    await work.cases.save(case)
    await work.events.add(happening(case, what, arrival, message=message.id, **facts))
    post = CustomerPost(case_id=case.id, message_id=message.id)
    await show(work, post, message, now=arrival.now)
    await work.outbox.put(CaseCard(case_id=case.id), now=arrival.now)
