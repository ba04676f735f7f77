"""Mail that leaves by itself, when something has happened."""

from __future__ import annotations

from dataclasses import dataclass

from desk.outgoing.urgency import Urgency


@dataclass(frozen=True, kw_only=True)
class ReceiptMail:
    """Tells a requester that their message has come, and its case's number."""

    case_id: str
    #: The message that is confirmed.
    message_id: str
    #: Our Message-ID for it, the same at every try.
    mail_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        # Not that of the answers: they need not wait where it cannot be delivered.
        return f"receipt:{self.case_id}"

    @property
    def key(self) -> str:
        return f"receipt:{self.case_id}"
