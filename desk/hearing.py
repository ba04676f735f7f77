"""Somebody always hears: a customer's message in its thread, and the one party it calls."""

from __future__ import annotations

from datetime import datetime

from desk.alarm import set_alarm
from desk.case import Case
from desk.change import happened
from desk.departures import without_the_departed
from desk.events import Happened
from desk.files import Fate
from desk.message import CustomerMessage
from desk.outgoing import CaseCard, CustomerFiles, CustomerPost
from desk.ports import Work
from desk.surveys import take_back


async def hear(work: Work, before: Case, message: CustomerMessage, *, now: datetime) -> None:
    """The owner by a mention, else the channel; a reopened case both."""
    case = await without_the_departed(work, before.heard_from_customer(now=now), now=now)
    ping = case.owner if case.owner and not before.in_burst(now=now) else None
    case = case.pinged(now=now) if ping else case
    await work.cases.save(case)
    facts = {"inbound": message.inbound_id, "message": message.id}
    await happened(work, case, Happened.CUSTOMER_WROTE, at=now, **facts)
    if before.is_done:
        facts = {"inbound": message.inbound_id}
        await happened(work, case, Happened.REOPENED, at=now, by_customer=True, **facts)
    await take_back(work, case, now=now)
    broadcast = case.owner is None or before.is_done
    post = CustomerPost(case_id=case.id, message_id=message.id, ping=ping, broadcast=broadcast)
    await show(work, post, message, now=now)
    await work.outbox.put(CaseCard(case_id=case.id), now=now)
    await set_alarm(work, case, now=now)


async def show(work: Work, post: CustomerPost, message: CustomerMessage, *, now: datetime) -> None:
    """The message in its thread, and its files after it."""
    await work.outbox.put(post, now=now)
    if any(file.fate is Fate.SHOWN for file in message.files):
        files = CustomerFiles(case_id=post.case_id, message_id=message.id)
        await work.outbox.put(files, now=now)
