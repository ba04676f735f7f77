"""When something comes again: rules in a zone's wall time, and the moments they come to."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

from desk.cron import Cron
from desk.when import moment_of

DAY = timedelta(days=1)
#: A day that does not come within so many is not waited for; 29 February may be eight years away.
FAR = 366 * 9
EVERY_WEEKDAY = (0, 1, 2, 3, 4, 5, 6)
WORKDAYS = (0, 1, 2, 3, 4)
EVERY_MONTH = tuple(range(1, 13))


@dataclass(frozen=True, kw_only=True)
class Once:
    """At one aware moment."""

    at: datetime


@dataclass(frozen=True, kw_only=True)
class Daily:
    """Every so many days, counted from one of them."""

    every: int = 1
    since: date
    clock: time

    def includes(self, day: date) -> bool:
        return (day - self.since).days % self.every == 0


@dataclass(frozen=True, kw_only=True)
class Workdaily:
    """Every so many of the days from Monday to Friday, counted from one of them."""

    every: int
    since: date
    clock: time

    def includes(self, day: date) -> bool:
        return (
            day.weekday() in WORKDAYS and (_workday(day) - _workday(self.since)) % self.every == 0
        )


@dataclass(frozen=True, kw_only=True)
class Weekly:
    """On days of the week, every so many weeks, counted from the one that a date lies in."""

    every: int = 1
    since: date
    #: Monday is 0.
    weekdays: tuple[int, ...]
    clock: time

    def includes(self, day: date) -> bool:
        weeks = (_monday(day) - _monday(self.since)).days // 7
        return day.weekday() in self.weekdays and weeks % self.every == 0


@dataclass(frozen=True, kw_only=True)
class Monthly:
    """
    The n-th of certain weekdays in certain months: `first Monday`, `25th`, `last day`.

    The 25th is the 25th of all days. A month that has no such day is left out.
    """

    #: From 1 on; -1 is the last.
    nth: tuple[int, ...]
    weekdays: tuple[int, ...] = EVERY_WEEKDAY
    months: tuple[int, ...] = EVERY_MONTH
    clock: time

    def includes(self, day: date) -> bool:
        if day.month not in self.months or day.weekday() not in self.weekdays:
            return False
        length = calendar.monthrange(day.year, day.month)[1]
        from_start = self._among(day, first=1, last=day.day)
        from_end = self._among(day, first=day.day, last=length)
        return from_start in self.nth or -from_end in self.nth

    def _among(self, day: date, *, first: int, last: int) -> int:
        """How many of the weekdays lie between two days of the month, with both."""
        offset = day.weekday() - day.day
        return sum((offset + n) % 7 in self.weekdays for n in range(first, last + 1))


Recurrence = Once | Daily | Workdaily | Weekly | Monthly | Cron
KINDS: Mapping[str, type[Recurrence]] = {kind.__name__: kind for kind in get_args(Recurrence)}
#: Fields that JSON knows only as text.
READ: Mapping[str, Callable[[str], object]] = {
    "at": datetime.fromisoformat,
    "since": date.fromisoformat,
    "clock": time.fromisoformat,
}


def occurrences(recurrence: Recurrence, *, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """
    The aware UTC moments later than `after`, in order, each once.

    A time that a clock change skips comes at the next one that exists, together with what comes
    then anyway; one that clocks show twice comes the first time.
    """
    match recurrence:
        case Once():
            moments = iter([recurrence.at])
        case Cron():
            moments = recurrence.moments(zone=zone, after=after)
        case _:
            first = after.astimezone(zone).date() - DAY
            days = _days(recurrence, first=first)
            moments = (moment_of(day, recurrence.clock, zone) for day in days)
    last = after.astimezone(UTC)
    for moment in moments:
        if moment > last:
            yield moment
            last = moment


def next_after(recurrence: Recurrence, *, zone: ZoneInfo, after: datetime) -> datetime | None:
    return next(occurrences(recurrence, zone=zone, after=after), None)


def _days(recurrence: Daily | Workdaily | Weekly | Monthly, *, first: date) -> Iterator[date]:
    waited = 0
    day = first
    while waited < FAR and day < date.max - DAY:
        if recurrence.includes(day):
            yield day
            waited = 0
        day += DAY
        waited += 1


def _monday(day: date) -> date:
    return day - day.weekday() * DAY


def _workday(day: date) -> int:
    """Which one it is of all days from Monday to Friday."""
    return _monday(day).toordinal() // 7 * len(WORKDAYS) + day.weekday()


def to_json(recurrence: Recurrence) -> dict[str, Any]:
    """For a column; `from_json` is the inverse."""
    fields = {name: _plain(value) for name, value in asdict(recurrence).items()}
    return {"kind": type(recurrence).__name__, **fields}


def from_json(stored: Mapping[str, Any]) -> Recurrence:
    kind = KINDS[stored["kind"]]
    return kind(**{name: _read(name, value) for name, value in stored.items() if name != "kind"})


def _plain(value: Any) -> Any:  # noqa: ANN401  # Fields are of several types.
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def _read(name: str, value: Any) -> Any:  # noqa: ANN401
    if name in READ:
        return READ[name](value)
    return tuple(value) if isinstance(value, list) else value
