"""When the weekly digest is posted, and where: one day of the week, one local time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.when import moment_of
from desk.when_words import DAYS

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, kw_only=True)
class Weekly:
    channel: str
    #: Monday is 0.
    weekday: int
    #: Local time, such as 09:00.
    at: str
    #: When it was set (ISO 8601): what came before was never promised.
    since: str

    @property
    def day_name(self) -> str:
        return DAYS[self.weekday].capitalize()

    def latest(self, now: datetime, *, zone: str) -> Due | None:
        """The newest that was due by now; None where the first is still to come."""
        local = now.astimezone(ZoneInfo(zone)).date()
        day = local - timedelta(days=(local.weekday() - self.weekday) % 7)
        due = self._on(day, zone=zone)
        if due.at > now:
            due = self._on(day - WEEK, zone=zone)
        return due if due.at > datetime.fromisoformat(self.since) else None

    def next(self, now: datetime, *, zone: str) -> Due:
        local = now.astimezone(ZoneInfo(zone)).date()
        day = local + timedelta(days=(self.weekday - local.weekday()) % 7)
        due = self._on(day, zone=zone)
        return due if due.at > now else self._on(day + WEEK, zone=zone)

    def _on(self, day: date, *, zone: str) -> Due:
        at = moment_of(day, time.fromisoformat(self.at), ZoneInfo(zone))
        return Due(day=day, at=at)


@dataclass(frozen=True, kw_only=True)
class Due:
    """One occurrence."""

    #: The local day.
    day: date
    at: datetime

    @property
    def week(self) -> str:
        """Names it: 2026-W24 (ISO 8601). Of one week only one is posted in a channel."""
        year, week, _ = self.day.isocalendar()
        return f"{year}-W{week:02}"
