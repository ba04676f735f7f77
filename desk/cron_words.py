"""A cron rule in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from desk.calendar_words import MONTHS, WEEKDAYS, enumerated, ordinal
from desk.cron import Cron

#: So many times of day are named one by one.
NAMED = 12
#: Fewer hours in a row are named one by one, too.
RANGE = 3
HOUR = 60
WORKDAYS = [1, 2, 3, 4, 5]
NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", "l": "last"}

Field = Sequence[Any]


def cron_words(cron: Cron) -> str:
    """One line without a full stop, such as `every Monday and every 1st of the month at 09:00`."""
    fields = cron.fields
    times = _times(fields.minutes, fields.hours)
    days = enumerated(_days(fields.days, fields.weekdays, fields.nth))
    months = "" if "*" in fields.months else f" in {_months(fields.months)}"
    return f"{days}{months} {times}"


def _days(days: Field, weekdays: Field, nth: Mapping[Any, set[Any]]) -> list[str]:
    """Where both are given either will do, so both are said."""
    of_month = enumerated([_day(day) for day in days if day != "*"])
    every = [f"every {of_month} of the month"] if of_month else []
    if "*" in weekdays:
        return every or ["every day"]
    plain = [day for day in weekdays if day not in nth]
    if plain == WORKDAYS:
        return [*every, "every weekday, Monday to Friday,"]
    counted = [
        f"every {NTH[n]} {_weekday(day)} of the month"
        for day in sorted(nth)
        for n in sorted(nth[day], key=str)
    ]
    return [*every, *[f"every {_weekday(day)}" for day in plain], *counted]


def _day(day: int | str) -> str:
    return "last day" if day == "l" else ordinal(int(day))


def _weekday(day: int) -> str:
    """Cron's week begins on Sunday."""
    return WEEKDAYS[(day - 1) % 7]


def _months(months: Field) -> str:
    return enumerated([MONTHS[month - 1] for month in months])


def _times(minutes: Field, hours: Field) -> str:
    minutes = range(HOUR) if "*" in minutes else minutes
    if "*" in hours:
        return _every_hour(minutes)
    if len(hours) >= RANGE and all(b - a == 1 for a, b in pairwise(hours)):
        last = max(minutes) if len(minutes) == 1 else HOUR - 1
        return _every_hour(minutes, of=f" from {hours[0]:02}:00 to {hours[-1]:02}:{last:02}")
    if len(minutes) * len(hours) <= NAMED:
        clocks = [f"{hour:02}:{minute:02}" for hour in hours for minute in minutes]
        return f"at {enumerated(clocks)}"
    return f"{_minutes_past(minutes)} the hours {enumerated([str(hour) for hour in hours])}"


def _every_hour(minutes: Field, *, of: str = "") -> str:
    if list(minutes) == [0]:
        return f"every hour{of}"
    step = HOUR // len(minutes)
    if len(minutes) > 1 and list(minutes) == list(range(0, HOUR, step)):
        return f"every {step} minutes{of}"
    return f"{_minutes_past(minutes)} every hour{of}"


def _minutes_past(minutes: Field) -> str:
    return f"at {enumerated([str(minute) for minute in minutes])} minutes past"
