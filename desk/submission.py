"""What somebody filled in for a case: a customer's form, or a colleague's words in Slack."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime

from desk.mail import Address, IncomingMail, Kind
from desk.rich import Document, from_plain, plain


@dataclass(frozen=True, kw_only=True)
class Submission:
    """The fields as they were filled in, already found good."""

    name: str
    email: str
    subject: str
    message: str
    #: Further fields by what they are called, such as the order number.
    more: tuple[tuple[str, str], ...] = ()
    #: The Message-ID of our own mail that it answers, where it answers one.
    answers: str = ""

    #: A robot has filled it in, by the look of it.
    is_suspect: bool = False

    def to_raw(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def from_raw(cls, raw: bytes) -> Submission:
        stored = json.loads(raw)
        return cls(**{**stored, "more": tuple((label, text) for label, text in stored["more"])})


def submission_mail(submission: Submission, *, key: str, now: datetime) -> IncomingMail:
    """The submission as the mail it stands for, so that both go the same way from here on."""
    sender = Address(name=submission.name, address=submission.email)
    document = _document(submission)
    text = plain(document)
    digest = hashlib.sha256(key.encode()).hexdigest()[:32]
    return IncomingMail(
        message_id=f"<{digest}@form.invalid>",
        subject=submission.subject,
        sender=sender,
        from_=sender,
        via_list=False,
        reply_to=(),
        to=(),
        cc=(),
        recipients=(),
        date=now,
        kind=Kind.HUMAN,
        bounced=(),
        text=text,
        new_text=text,
        quoted_text="",
        html=None,
        document=document,
        in_reply_to=(submission.answers,) if submission.answers else (),
        references=(),
        charset="utf-8",
        attachments=(),
        encrypted=False,
        bulk=False,
        suspected_spam=submission.is_suspect,
        problems=(),
    )


def _document(submission: Submission) -> Document:
    more = "\n".join(f"{label}: {text}" for label, text in submission.more if text)
    return from_plain("\n\n".join(filter(None, [submission.message, more])))
