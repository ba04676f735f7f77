"""One thing that an admin has changed: who, when, what it was and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

#: Said of what somebody may do; `about` is that person then.
ROLE = "role"


@dataclass(frozen=True, kw_only=True)
class AdminChange:
    id: str
    at: datetime
    #: None where the operator did it at the terminal, or nobody but the clock.
    by: str | None
    #: A queue's or form's key, a person's id, or "" for what holds for all.
    about: str
    #: What of it.
    what: str
    #: Empty where there was nothing, or is nothing any more.
    old: str = ""
    new: str = ""
