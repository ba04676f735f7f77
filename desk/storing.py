"""A mail as a message of its case: what is stored of it, and where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desk.arrival import Arrival
from desk.authorship import Authorship
from desk.case import Case
from desk.crowd import MOST, crowd_of
from desk.files import named
from desk.ids import new_id
from desk.mail import Address
from desk.message import CustomerMessage
from desk.own_addresses import ever_own
from desk.ports import Work
from desk.queue import Queue, spellings
from desk.requesters import requester_for
from desk.survey_replies import belongs_to
from desk.threading import referred


async def queue_of(work: Work, arrival: Arrival) -> Queue:
    """The mailbox's queue, else the one whose address it was sent to, else the oldest."""
    queues = await work.queues.all()
    by_key = [q for q in queues if q.key == arrival.inbound.queue_key]
    addressed = (*arrival.inbound.recipients, *arrival.mail.recipients)
    by_address = [q for a in addressed for s in spellings(a) for q in queues if s in q.addresses]
    return (*by_key, *by_address, *queues)[0]


async def new_case(work: Work, arrival: Arrival) -> Case:
    """A case that begins with this mail; it is not kept yet."""
    queue = await queue_of(work, arrival)
    # First of all, as everybody does: who waits for it must hold nothing that others wait for.
    number = await work.cases.next_number()
    requester = await requester_for(work, arrival.mail.sender, now=arrival.now)
    return Case(
        id=new_id(arrival.now),
        number=number,
        queue_id=queue.id,
        subject=arrival.mail.subject,
        requester_id=requester.id,
        created_at=arrival.now,
        last_customer_at=arrival.now,
        channel=queue.channel,
    )


async def store(
    work: Work,
    case: Case,
    arrival: Arrival,
    *,
    author: Authorship,
    forwarded_from: Address | None = None,
) -> CustomerMessage:
    """The mail as a message of its case, and whoever takes part in it by that."""
    mail = arrival.mail
    others = await _outside(work, (*mail.to, *mail.cc))
    # Where we are not named, it came by an address that passes mail on to us: perhaps that in To.
    is_to_us = len(others) < len(mail.to) + len(mail.cc)
    beside = others if is_to_us else mail.cc
    # A stranger stays one: joining is the team's decision, by answering them.
    named = () if author.is_stranger else (*mail.reply_to, *others)
    crowd = await crowd_of(work, case, named)
    # Our own address in Reply-To would have us answer ourselves.
    reply_to = [*await _outside(work, mail.reply_to), mail.sender][0]
    message = _message(case, arrival, author=author, reply_to=reply_to, beside=beside)
    problems = (*message.problems, *crowd.words)
    message = replace(message, problems=problems, forwarded_from=forwarded_from)
    await work.messages.add(message)
    await work.mail_ids.remember(case.id, (mail.message_id, *referred(mail)))
    await belongs_to(work, case, arrival)
    if not author.is_stranger:
        # Who hides their address is nobody in particular, and stays a stranger.
        sender = [mail.sender.address.lower()] if mail.sender.address else []
        await work.participants.join(case.id, [*sender, *crowd.admitted])
    return message


async def _outside(work: Work, addresses: Sequence[Address]) -> list[Address]:
    """Those that are not a queue's own."""
    ours = await ever_own(work)
    return [a for a in addresses if ours.isdisjoint(spellings(a.address))]


def _message(
    case: Case,
    arrival: Arrival,
    *,
    author: Authorship,
    reply_to: Address,
    beside: Sequence[Address],
) -> CustomerMessage:
    """`beside` are those who were written to beside us."""
    mail = arrival.mail
    return CustomerMessage(
        id=new_id(arrival.written_at),
        case_id=case.id,
        inbound_id=arrival.inbound.id,
        sender=mail.sender,
        reply_to=reply_to,
        subject=mail.subject,
        document=mail.document,
        quoted_text=mail.quoted_text,
        mail_id=mail.message_id,
        references=mail.references,
        cc=tuple(beside[:MOST]),
        files=named(mail.attachments),
        is_stranger=author.is_stranger,
        marks=author.marks,
        is_automatic=arrival.is_automatic,
        problems=mail.problems,
        created_at=arrival.written_at,
    )
