"""A mail on its way in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from desk.case import Case
from desk.events import CaseEvent, Happened
from desk.mail import IncomingMail, Kind
from desk.raw import Inbound

#: Longer no mail is on its way: its date is wrong then.
WITHIN = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One mail on its way in: where it came from, what it says, and when we look at it."""

    inbound: Inbound
    mail: IncomingMail
    now: datetime

    @property
    def heeded(self) -> Arrival:
        """
        With what the envelope says of it.

        Mail without a sender on its envelope must not be answered, so a machine wrote it, whatever
        it looks like (RFC 3834 2, RFC 5321 4.5.5).
        """
        if self.inbound.mail_from == "" and self.mail.kind is Kind.HUMAN:
            return replace(self, mail=replace(self.mail, kind=Kind.AUTO))
        return self

    @property
    def is_old(self) -> bool:
        """From before its mailbox was connected: history, and no work."""
        return self.inbound.import_id is not None

    @property
    def written_at(self) -> datetime:
        """An old mail keeps its own time, as far as its server bears it out."""
        date, received_at = self.mail.date, self.inbound.received_at
        if not self.is_old:
            return self.now
        return date if date and received_at - WITHIN <= date <= received_at else received_at

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
