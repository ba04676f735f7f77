"""A reminder: a rule by which the team is told something, and the times at which it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile
from zoneinfo import ZoneInfo

from desk.errors import BadInput, NotFound
from desk.recurrence import Recurrence, next_after, occurrences

#: One that comes later than this says so.
LATE = timedelta(minutes=5)
TICK = timedelta(microseconds=1)


class ReminderState(StrEnum):
    #: Said back; nobody has said Save yet.
    PROPOSED = "proposed"
    ACTIVE = "active"
    #: It has come for the last time.
    OVER = "over"
    DELETED = "deleted"


@dataclass(frozen=True, kw_only=True)
class Run:
    """What a reminder is due for."""

    at: datetime
    #: How many came before it that nobody was told of.
    missed: int


@dataclass(frozen=True, kw_only=True)
class Reminder:
    id: str
    #: What people call it when they delete it; follow-ups have none.
    number: int | None = None
    #: Who made it.
    by: str
    #: Where it is told: a channel, a person or a case; exactly one of them.
    channel: str | None = None
    person: str | None = None
    case_id: str | None = None
    #: As Slack sends it: escaped, with mentions as tokens.
    text: str
    recurrence: Recurrence
    #: The IANA zone whose wall time the rule is in.
    zone: str
    state: ReminderState = ReminderState.PROPOSED
    #: When it comes next, while it is active.
    next_at: datetime | None = None
    created_at: datetime

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def kept(self, *, now: datetime) -> Reminder:
        """Somebody said Save; saying so twice changes nothing."""
        if self.state is ReminderState.DELETED:
            raise NotFound("That reminder was deleted. Add it again.")
        if self.state is not ReminderState.PROPOSED:
            return self
        first = next_after(self.recurrence, zone=self.zone_info, after=now)
        if first is None:
            raise BadInput("That time has passed meanwhile. Add the reminder with a later one.")
        return replace(self, state=ReminderState.ACTIVE, next_at=first)

    def deleted(self) -> Reminder:
        return replace(self, state=ReminderState.DELETED, next_at=None)

    def due(self, *, now: datetime) -> Run:
        """
        The newest occurrence that has come; it stands for those that were missed before it.

        So after any time away the team is told once. Its time has to have come.
        """
        first = self.next_at or now
        coming = occurrences(self.recurrence, zone=self.zone_info, after=first - TICK)
        # The rules of zones change; what was promised is kept.
        came = list(takewhile(lambda at: at <= now, coming)) or [first]
        return Run(at=came[-1], missed=len(came) - 1)

    def told(self, *, now: datetime) -> Reminder:
        """What was due is written down; what comes next is later than now."""
        coming = next_after(self.recurrence, zone=self.zone_info, after=now)
        state = ReminderState.ACTIVE if coming else ReminderState.OVER
        return replace(self, state=state, next_at=coming)


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One time at which a reminder is told; of one reminder and moment there is one."""

    id: str
    reminder_id: str
    #: When it was due.
    at: datetime
    missed: int = 0
    #: When it was written down.
    created_at: datetime

    def is_late(self, *, now: datetime) -> bool:
        return now - self.at > LATE
