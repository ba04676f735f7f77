"""What leaves by a reminder: one post for each time that it comes."""

from __future__ import annotations

from dataclasses import dataclass

from desk.outgoing.urgency import Urgency


@dataclass(frozen=True, kw_only=True)
class ReminderPost:
    """One occurrence, told in a channel, to a person or in a case's thread."""

    occurrence_id: str
    reminder_id: str
    #: The case whose thread it is told in, if it is.
    case_id: str | None = None

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"reminder:{self.reminder_id}"

    @property
    def key(self) -> str:
        return f"reminder:{self.occurrence_id}"
