"""Rules in words: what was understood is said back before it is kept."""

from __future__ import annotations

import calendar
from zoneinfo import ZoneInfo

from desk.calendar_words import MONTHS, WEEKDAYS, enumerated, ordinal
from desk.cron import Cron
from desk.cron_words import cron_words
from desk.recurrence import (
    EVERY_MONTH,
    EVERY_WEEKDAY,
    WORKDAYS,
    Daily,
    Monthly,
    Once,
    Recurrence,
    Weekly,
    Workdaily,
)

NTH = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
#: So many Mondays every month has.
ALWAYS_THERE = 4
NO_LEAP_YEAR = 2026


def in_words(recurrence: Recurrence, *, zone: ZoneInfo) -> str:
    """One line without a full stop, such as `every Monday at 09:00`."""
    match recurrence:
        case Once():
            at = recurrence.at.astimezone(zone)
            day = f"{WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}"
            return f"once, on {day} at {at:%H:%M}"
        case Cron():
            return cron_words(recurrence)
        case Daily():
            days = "day" if recurrence.every == 1 else f"{recurrence.every} days"
            return f"every {days} at {recurrence.clock:%H:%M}"
        case Workdaily():
            return (
                f"every {recurrence.every} weekdays, Monday to Friday, at {recurrence.clock:%H:%M}"
            )
        case Weekly():
            return f"every {_week_days(recurrence)} at {recurrence.clock:%H:%M}"
        case _:
            return f"{_month_days(recurrence)} at {recurrence.clock:%H:%M}{_left_out(recurrence)}"


def _week_days(rule: Weekly) -> str:
    days = enumerated([WEEKDAYS[day] for day in rule.weekdays])
    if rule.weekdays == WORKDAYS:
        days = "weekday, Monday to Friday,"
    return days if rule.every == 1 else f"{rule.every} weeks on {days}"


def _month_days(rule: Monthly) -> str:
    if rule.weekdays == EVERY_WEEKDAY and len(rule.months) == len(rule.nth) == 1:
        return f"every year on {rule.nth[0]} {MONTHS[rule.months[0] - 1]}"
    if rule.weekdays == EVERY_WEEKDAY:
        return f"on {_dates(rule)}"
    nth = enumerated([NTH[n] for n in rule.nth])
    weekday = "weekday" if rule.weekdays == WORKDAYS else WEEKDAYS[rule.weekdays[0]]
    return f"on the {nth} {weekday} of {_months(rule)}"


def _dates(rule: Monthly) -> str:
    days = [f"the {ordinal(n)}" if n > 0 else "the last day" for n in rule.nth]
    return f"{enumerated(days)} of {_months(rule)}"


def _months(rule: Monthly) -> str:
    if rule.months == EVERY_MONTH:
        return "every month"
    return f"every {enumerated([MONTHS[month - 1] for month in rule.months])}"


def _left_out(rule: Monthly) -> str:
    """Months have 28 to 31 days, and four or five of each weekday."""
    is_dated = rule.weekdays == EVERY_WEEKDAY
    shortest = min(calendar.monthrange(NO_LEAP_YEAR, month)[1] for month in rule.months)
    is_rare = max(rule.nth) > (shortest if is_dated else ALWAYS_THERE)
    return ", wherever there is one" if is_rare else ""
