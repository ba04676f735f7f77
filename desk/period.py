"""The stretch of local days that a digest is about, and how people say which one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.errors import BadInput
from desk.when import moment_of
from desk.when_words import DAYS_EVERYWHERE

DAY = timedelta(days=1)
WEEK = 7
MIDNIGHT = time(0)
#: A longer one would count for minutes and say little.
LONGEST = 366
RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\s*(?:\.{2,3}|…|to|–)\s*(\d{4}-\d{2}-\d{2}))?")  # noqa: RUF001  # As typed.
EXAMPLES = "`last week`, `this month` or `2026-10-01..2026-10-31`"


@dataclass(frozen=True, kw_only=True)
class Period:
    #: The local days, both included.
    first: date
    last: date
    #: IANA name.
    zone: str
    since: datetime
    #: The end of the last day, or the moment of asking where that is still to come.
    until: datetime
    is_running: bool = False

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def is_week(self) -> bool:
        return self.days == WEEK

    def back(self, times: int = 1) -> Period:
        """The one before, or an earlier one: as long, and as far along where this one runs."""
        by = timedelta(days=self.days * times)
        zone = ZoneInfo(self.zone)
        end = moment_of(self.last - by + DAY, MIDNIGHT, zone)
        return replace(
            self,
            first=self.first - by,
            last=self.last - by,
            since=moment_of(self.first - by, MIDNIGHT, zone),
            until=min(_moved(self.until, -by, zone), end) if self.is_running else end,
        )


def days_of(first: date, last: date, *, zone: str, now: datetime) -> Period:
    """From the first to the last of these days, or until now."""
    local = ZoneInfo(zone)
    end = moment_of(last + DAY, MIDNIGHT, local)
    return Period(
        first=first,
        last=last,
        zone=zone,
        since=moment_of(first, MIDNIGHT, local),
        until=min(end, now),
        is_running=now < end,
    )


def week_before(day: date, *, zone: str, now: datetime) -> Period:
    """The seven whole days before a day."""
    return days_of(day - WEEK * DAY, day - DAY, zone=zone, now=now)


def period(text: str, *, zone: str, now: datetime) -> Period:
    """What `text` names; nothing means this week."""
    words = " ".join(text.lower().split()) or "this week"
    today = now.astimezone(ZoneInfo(zone)).date()
    found = RANGE.fullmatch(words)
    if words not in NAMED and not found:
        raise BadInput(_nearest(text))
    first, last = NAMED[words](today) if words in NAMED else _range(found, text)
    if first > today:
        raise BadInput(f"`{text}` has not begun yet. Try {EXAMPLES}.")
    return days_of(first, last, zone=zone, now=now)


def _range(found: re.Match[str] | None, text: str) -> tuple[date, date]:
    try:
        days = [date.fromisoformat(day) for day in (found.groups() if found else ()) if day]
    except ValueError as wrong:
        raise BadInput(f"`{text}` has a day that no calendar knows. Try {EXAMPLES}.") from wrong
    first, last = days[0], days[-1]
    if last < first:
        raise BadInput(f"`{text}` ends before it begins. Try `{last}..{first}`.")
    if (last - first).days >= LONGEST:
        raise BadInput(f"A digest is about {LONGEST} days at most. Try {EXAMPLES}.")
    # A year and more before the first day are looked at too.
    if first < DAYS_EVERYWHERE[0] + 2 * LONGEST * DAY or last >= DAYS_EVERYWHERE[1]:
        raise BadInput(f"`{text}` is too far away. Try {EXAMPLES}.")
    return first, last


def _this_week(today: date) -> tuple[date, date]:
    monday = today - today.weekday() * DAY
    return monday, monday + 6 * DAY


def _last_week(today: date) -> tuple[date, date]:
    return _this_week(today - WEEK * DAY)


def _this_month(today: date) -> tuple[date, date]:
    first = today.replace(day=1)
    return first, (first + 31 * DAY).replace(day=1) - DAY


def _last_month(today: date) -> tuple[date, date]:
    return _this_month(today.replace(day=1) - DAY)


NAMED: dict[str, Callable[[date], tuple[date, date]]] = {
    "this week": _this_week,
    "last week": _last_week,
    "this month": _this_month,
    "last month": _last_month,
}


def _moved(moment: datetime, by: timedelta, zone: ZoneInfo) -> datetime:
    """The same local time on another day."""
    local = moment.astimezone(zone) + by
    return moment_of(local.date(), local.time(), zone)


def _nearest(text: str) -> str:
    near = difflib.get_close_matches(text.lower(), NAMED, n=1, cutoff=0.6)
    if near:
        return f"I do not know `{text}`. Did you mean `/digest {near[0]}`?"
    return f"I do not know `{text}`, neither as a queue nor as a time. Try {EXAMPLES}."
