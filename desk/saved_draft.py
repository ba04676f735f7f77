"""A draft as it is kept until its writer decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.rich import Document


@dataclass(frozen=True, kw_only=True)
class SavedDraft:
    id: str
    case_id: str
    by: str
    document: Document
    #: What stands below it, as the customer would read it.
    signature: str
    #: The customer message it answers.
    message_id: str
    #: The newest message when it was written, by which a collision is noticed.
    seen: str | None
    #: Who had the case then.
    owner: str | None = None
    #: The thread message it was written as, where it was one.
    post_ts: str | None
    created_at: datetime
