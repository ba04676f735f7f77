"""
Brakes: what comes too often is held on one card, with a count.

They are the last stop of loops that nothing else has recognised: programs that answer each
other under changing addresses, and monitors that repeat themselves.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from desk.arrival import Arrival
from desk.mail import IncomingMail, Kind
from desk.pile import Cause
from desk.ports import Work
from desk.queue import Queue
from desk.rich import plain
from desk.threading import Found
from desk.trace import Recent, Trace

WINDOW = timedelta(hours=1)
#: New cases of one sender in one queue within the window.
MOST_CASES = 10
#: Mails of one sender within the window where they belong to cases: people can be lively.
MOST_IN_CASES = 30
#: Automatic mails in one case, ever.
MOST_AUTOMATIC = 5
#: Characters; shorter texts are the same by chance.
TELLING = 40


@dataclass(frozen=True, kw_only=True)
class Storm:
    cause: Cause
    about: str


async def storm(work: Work, arrival: Arrival, queue: Queue, found: Found | None) -> Storm | None:
    """The storm that this mail is part of; it is counted from now on."""
    trace = trace_of(arrival, queue)
    recent = await work.traces.recent(trace, window=WINDOW)
    await work.traces.add(trace)
    if found and arrival.mail.kind is not Kind.HUMAN:
        return await _in_case(work, found)
    return _too_often(trace, recent, is_in_case=found is not None)


def trace_of(arrival: Arrival, queue: Queue) -> Trace:
    return Trace(
        inbound_id=arrival.inbound.id,
        queue_id=queue.id,
        sender=arrival.mail.sender.address.lower(),
        said=said(arrival.mail) if len(_folded(arrival.mail)) >= TELLING else "",
        written_at=_written_at(arrival),
        at=arrival.now,
    )


def said(mail: IncomingMail) -> str:
    """The digest of the text as it is compared, without regard to case and white space."""
    return hashlib.sha256(_folded(mail).encode(errors="replace")).hexdigest()


def _folded(mail: IncomingMail) -> str:
    return " ".join(plain(mail.document).casefold().split())


async def _in_case(work: Work, found: Found) -> Storm | None:
    if await work.messages.automatic_in(found.case.id) < MOST_AUTOMATIC:
        return None
    return Storm(cause=Cause.IN_CASE, about=str(found.case.number))


def _too_often(trace: Trace, recent: Recent, *, is_in_case: bool) -> Storm | None:
    most = MOST_IN_CASES if is_in_case else MOST_CASES
    if trace.sender and recent.from_sender >= most:
        return Storm(cause=Cause.SENDER, about=trace.sender)
    if recent.same_text and not is_in_case:
        return Storm(cause=Cause.SAME_TEXT, about=trace.said)
    return None


def _written_at(arrival: Arrival) -> datetime:
    """By its own date: mail that waited in a mailbox for days was not written within an hour."""
    received, date = arrival.inbound.received_at, arrival.mail.date
    return min(date.astimezone(UTC), received) if date else received
