"""Times as people say them: `3d`, `90 min`, `tomorrow 10:00`, `friday`, `2026-12-01 9:00`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.errors import BadInput

UNITS = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
SPAN = re.compile(
    r"(?:in\s+)?(\d{1,4})\s*(m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)", re.IGNORECASE
)
CLOCK = re.compile(r"(?:at\s+)?(\d{1,2})(?::(\d{2}))?\s*(am|pm)?", re.IGNORECASE)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SECOND = timedelta(seconds=1)
#: No zone is further from UTC than this, so these days exist in all of them.
DAYS_EVERYWHERE = (date.min + timedelta(2), date.max - timedelta(2))
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MORNING = time(9)
EXAMPLES = "`3d`, `2h`, `tomorrow 10:00`, `friday` or `2026-12-01 9:00`"


def moment(text: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    """
    The aware UTC moment that is meant; a day without a time means nine in the morning.

    A local time that a clock change skips becomes the next one that exists; of two, the first.
    """
    words = " ".join(text.strip().lower().split())
    span = SPAN.fullmatch(words)
    if span:
        return now + int(span[1]) * UNITS[span[2][0].lower()]
    local = now.astimezone(zone)
    day, clock = _day_and_clock(words, today=local.date())
    if day is None and clock is None:
        raise _unreadable(text)
    at = moment_of(day or local.date(), clock or MORNING, zone)
    if day is not None or at > now:
        return at
    return moment_of(local.date() + timedelta(1), clock or MORNING, zone)


def _day_and_clock(words: str, *, today: date) -> tuple[date | None, time | None]:
    first, _, rest = words.removeprefix("on ").removeprefix("next ").partition(" ")
    day = _day(first, today=today)
    clock_words = rest if day is not None else words
    return day, clock_time(clock_words) if clock_words else None


def _day(word: str, *, today: date) -> date | None:
    if word in {"today", "tomorrow"}:
        return today + timedelta(days=word == "tomorrow")
    named = [i for i, name in enumerate(DAYS) if len(word) >= 3 and name.startswith(word)]  # noqa: PLR2004
    if named:
        return today + timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1)
    if not ISO_DAY.fullmatch(word):
        return None
    try:
        day = date.fromisoformat(word)
    except ValueError as wrong:
        raise _unreadable(word) from wrong
    first, last = DAYS_EVERYWHERE
    if not first <= day <= last:
        raise _unreadable(word)
    return day


def clock_time(words: str) -> time:
    """A time of day as people say it: `9`, `09:30`, `5 pm`."""
    found = CLOCK.fullmatch(words)
    if not found:
        raise _unreadable(words)
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
    try:
        return time(hour, int(found[2] or 0))
    except ValueError as wrong:
        raise _unreadable(words) from wrong


def moment_of(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """
    The UTC moment of a local time.

    One that a clock change skips becomes the next that exists; of two, the first.
    """
    local = datetime.combine(day, clock, tzinfo=zone)
    # Of a time that does not exist the one reading lies after the gap, the other before it.
    late, early = (local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if early >= late:
        return late
    return _end_of_gap(early, late, zone)


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The first whole second with the new offset; `after` has it, `before` does not."""
    new_offset = after.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == new_offset:
            after = middle
        else:
            before = middle
    return after


def _unreadable(text: str) -> BadInput:
    return BadInput(f"`{text}` is not a time I can read. Try {EXAMPLES}.")
