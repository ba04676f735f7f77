"""The mail that confirms a new case, marked so that no machine answers it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk import receipts
from desk.case import Case
from desk.mail import Address
from desk.message import CustomerMessage
from desk.queue import Queue
from desk.raw import Way
from desk.rich import from_plain
from desk.workspace import Workspace
from views.mail import Head, answer_subject, mail_of, with_text

#: RFC 3834 5, and what Exchange heeds (learn.microsoft.com, MS-OXCMAIL 2.1.3.2.20).
MARKS = {"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "OOF, AutoReply"}


@dataclass(frozen=True, kw_only=True)
class ReceiptFacts:
    case: Case
    queue: Queue
    #: What is confirmed.
    message: CustomerMessage
    way: Way
    workspace: Workspace
    mail_id: str
    #: Where the customer's next mail goes.
    reply_to: str


def receipt_mail(facts: ReceiptFacts, *, now: datetime) -> bytes:
    """Says nothing that the customer wrote but the subject, and of a form not even that."""
    message = facts.message
    words = receipts.text(
        facts.workspace, number=facts.case.number, queue_name=facts.queue.name, now=now
    )
    head = Head(
        queue=facts.queue,
        to=_to(facts),
        reply_to=facts.reply_to,
        subject=_subject(facts),
        mail_id=facts.mail_id,
        references=(*message.references, message.mail_id),
    )
    return with_text(mail_of(head, now=now, more=MARKS), from_plain(words))


# Anybody can give somebody else's address in a form: we must not be made to carry their words.


def _to(facts: ReceiptFacts) -> Address:
    written = facts.message.reply_to
    return Address(name="", address=written.address) if facts.way is Way.FORM else written


def _subject(facts: ReceiptFacts) -> str:
    if facts.way is Way.FORM:
        return f"Your message to {facts.queue.name} (#{facts.case.number})"
    return answer_subject(facts.message.subject)
