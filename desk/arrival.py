"""A mail on its way in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.case import Case
from desk.events import CaseEvent, Happened
from desk.mail import IncomingMail, Kind
from desk.raw import Inbound


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One mail on its way in: where it came from, what it says, and when we look at it."""

    inbound: Inbound
    mail: IncomingMail
    now: datetime

    @property
    def is_wanted(self) -> bool:
        """It was held back, and somebody of the team wants a case of it."""
        return self.inbound.wanted_by is not None

    @property
    def is_automatic(self) -> bool:
        """A machine wrote it, and nobody has said that they want it all the same."""
        return self.mail.kind is not Kind.HUMAN and not self.is_wanted


def happening(
    case: Case, what: Happened, arrival: Arrival, **facts: str | bool | None
) -> CaseEvent:
    """What the mail did to the case, with the raw mail's id among its facts."""
    return CaseEvent(
        case_id=case.id,
        queue_id=case.queue_id,
        what=what,
        at=arrival.now,
        facts={"inbound": arrival.inbound.id, **facts},
    )
