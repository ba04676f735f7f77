"""Mails from outside, as the parser would hand them over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from desk.mail import Address, IncomingMail
from desk.rich import from_plain

CUSTOMER = "customer@example.com"
QUEUE = "support@example.com"


def address(written: str) -> Address:
    """`Name <address>`, or an address alone."""
    name, _, rest = written.rpartition(" ")
    return Address(name=name, address=rest.strip("<>"))


def mail(
    text: str = "My parcel has not come.",
    *,
    sender: str = f"Kim Doe <{CUSTOMER}>",
    to: Sequence[str] = (QUEUE,),
    cc: Sequence[str] = (),
    answers: str | None = None,
    **fields: Any,
) -> IncomingMail:
    """A mail; `answers` is the Message-ID that it is an answer to."""
    values: dict[str, Any] = {
        "message_id": f"<{uuid4().hex}@mail.example.com>",
        "subject": "Where is my parcel?",
        "sender": address(sender),
        "from_": address(sender),
        "to": tuple(map(address, to)),
        "cc": tuple(map(address, cc)),
        "recipients": tuple(to),
        "text": text,
        "new_text": text,
        "document": from_plain(text),
        "in_reply_to": (answers,) if answers else (),
    }
    return IncomingMail(**{**values, **fields})
