"""What the brakes remember of a mail: who wrote what, where to and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Trace:
    inbound_id: str
    queue_id: str
    #: In lower case, or "".
    sender: str
    #: The digest of the text, or "" where it is too short to tell anything.
    said: str
    written_at: datetime
    #: When it came in: traces are forgotten by it.
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Recent:
    """How many others there were in that queue within a window before and after."""

    from_sender: int
    same_text: int
