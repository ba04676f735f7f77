"""The sentences in which people say when something shall come again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from desk.calendar_words import month_called, weekday_called
from desk.recurrence import (
    EVERY_MONTH,
    EVERY_WEEKDAY,
    WORKDAYS,
    Daily,
    Monthly,
    Recurrence,
    Weekly,
    Workdaily,
    next_after,
)

_WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAYS = f"{_WEEKDAY}s?(?:(?: and | to | through |-| ){_WEEKDAY}s?)*"
_MONDAYS = f"{_WEEKDAY}s(?:(?: and | ){_WEEKDAY}s)*"
_WORKDAY = "(?:weekday|workday|working day|business day)"
_RANGE = f"{_WEEKDAY}s?(?: to | through |-){_WEEKDAY}s?"
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTHS = f"{_MONTH}(?: and {_MONTH})*"
_ORDINAL = "(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)"
_ORDINALS = f"{_ORDINAL}(?: and(?: the)? {_ORDINAL})*"
_TH = "(?:st|nd|rd|th)"
_DATES = rf"\d{{1,2}}{_TH}(?:(?: and)?(?: the)? \d{{1,2}}{_TH})*"
_BARE_DATES = rf"\d{{1,2}}{_TH}?(?:(?: and)?(?: the)? \d{{1,2}}{_TH}?)*"
_NAMED_DATE = (
    rf"(?:(?P<day>\d{{1,2}}){_TH}?(?: of)? (?P<month>{_MONTH})"
    rf"|(?P<month_first>{_MONTH})(?: the)? (?P<day_last>\d{{1,2}}){_TH}?)"
)
_ISO_DATE = r"(?:\d{4}-)?(?P<mm>\d{2})-(?P<dd>\d{2})"
_N = rf"(?P<n>[1-9]\d?{_TH}?|other|second|two|third|three|four|six)"
_EVERY = "(?:every|each)"
#: Those that divide a year: others would begin anew each January.
_N_MONTHS = "(?P<n>2|3|4|6|12|other|second|2nd|two|third|3rd|three|four|six)"
_EVERY_MONTH = (
    f"(?:{_EVERY} month|monthly|(?P<quarterly>quarterly)|every {_N_MONTHS} months?)(?: on)?"
)
_OF_MONTH = f"of (?:(?:the|each|every) )?(?:month|(?P<months>{_MONTHS}))"
_FIRST_MONDAY = (
    f"(?:{_EVERY} |on )?(?:the )?(?P<nth>{_ORDINALS}) (?P<days>{_WEEKDAY}|{_WORKDAY}|day)"
)
_EVERY_YEAR = f"(?:{_EVERY} year|yearly|annually)(?: on)?"

NUMBERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "last": -1,
    "other": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "six": 6,
}
QUARTERS = (1, 4, 7, 10)


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence that was recognised, with its time of day, and when it was said."""

    parts: Mapping[str, str | None]
    clock: time
    now: datetime
    zone: ZoneInfo

    def first(self, rule: Recurrence) -> date:
        """The day on which a rule comes first; today where it never does."""
        at = next_after(rule, zone=self.zone, after=self.now) or self.now
        return at.astimezone(self.zone).date()

    @property
    def soon(self) -> date:
        """Today, or tomorrow where the time of day is over."""
        return self.first(Daily(since=self.now.date(), clock=self.clock))

    @property
    def every(self) -> int:
        return _number(self.parts.get("n") or "1")

    @property
    def nth(self) -> tuple[int, ...]:
        words = re.findall(rf"{_ORDINAL}|\d+", self.parts["nth"] or "")
        return tuple(dict.fromkeys(_number(word) for word in words))

    def months(self, rule: Monthly) -> tuple[int, ...]:
        """Those that are named; a quarter's first; or every so many from the first that comes."""
        named = self.parts.get("months")
        if named:
            return tuple(sorted({month_called(word) for word in re.findall(_MONTH, named)}))
        if self.parts.get("quarterly"):
            return QUARTERS
        first = self.first(rule).month if self.every > 1 else 1
        return tuple(month for month in EVERY_MONTH if (month - first) % self.every == 0)

    @property
    def month_and_day(self) -> tuple[int, int]:
        parts = self.parts
        if parts.get("mm"):
            return int(parts["mm"] or 0), int(parts["dd"] or 0)
        month = parts["month"] or parts["month_first"] or ""
        return month_called(month), int(parts["day"] or parts["day_last"] or 0)


def daily(said: Said) -> Recurrence:
    return Daily(every=said.every, since=said.soon, clock=said.clock)


def on_workdays(said: Said) -> Recurrence:
    return Weekly(since=said.soon, weekdays=WORKDAYS, clock=said.clock)


def every_so_many_workdays(said: Said) -> Recurrence:
    first = said.first(Weekly(since=said.soon, weekdays=WORKDAYS, clock=said.clock))
    return Workdaily(every=said.every, since=first, clock=said.clock)


def weekly(said: Said) -> Recurrence:
    """Every other week counts from the first that comes."""
    days = said.parts.get("days")
    weekdays = _weekdays(days) if days else (said.soon.weekday(),)
    first = said.first(Weekly(since=said.soon, weekdays=weekdays, clock=said.clock))
    return Weekly(every=said.every, since=first, weekdays=weekdays, clock=said.clock)


def on_weekdays_of_month(said: Said) -> Recurrence:
    rule = Monthly(nth=said.nth, weekdays=_those(said.parts["days"] or ""), clock=said.clock)
    return _in_its_months(said, rule)


def on_dates(said: Said) -> Recurrence:
    nth = said.nth if said.parts.get("nth") else (said.soon.day,)
    return _in_its_months(said, Monthly(nth=nth, clock=said.clock))


def yearly(said: Said) -> Recurrence:
    is_dated = "mm" in said.parts or "month" in said.parts
    month, day = said.month_and_day if is_dated else (said.soon.month, said.soon.day)
    return Monthly(nth=(day,), months=(month,), clock=said.clock)


_SENTENCES: tuple[tuple[str, Callable[[Said], Recurrence]], ...] = (
    (f"{_EVERY} day|daily|every {_N} days?", daily),
    (f"(?:{_EVERY} |on )?{_WORKDAY}s?", on_workdays),
    (f"every {_N} {_WORKDAY}s?", every_so_many_workdays),
    (f"(?:{_EVERY}(?: week(?: on)?)?|weekly(?: on)?) (?P<days>{_WEEKDAYS})", weekly),
    (f"every (?P<n>other|second) (?P<days>{_WEEKDAYS})", weekly),
    (f"every {_N} weeks?(?:(?: on)? (?P<days>{_WEEKDAYS}))?", weekly),
    (f"(?:on )?(?P<days>{_MONDAYS}|{_RANGE})", weekly),
    (f"{_EVERY} week|weekly", weekly),
    (f"(?:{_EVERY_MONTH} )?{_FIRST_MONDAY}", on_weekdays_of_month),
    (f"{_FIRST_MONDAY} (?:{_OF_MONTH})(?: {_EVERY_YEAR})?", on_weekdays_of_month),
    (f"{_EVERY}(?: the)? (?P<nth>{_DATES})(?: (?:{_OF_MONTH}))?", on_dates),
    (f"(?:on )?(?:the )?(?P<nth>{_DATES}) (?:{_OF_MONTH})", on_dates),
    (f"{_EVERY_MONTH}(?:(?: the)? (?P<nth>{_BARE_DATES}))?", on_dates),
    (f"(?:{_EVERY_YEAR}|{_EVERY})(?: the)? (?:{_NAMED_DATE}|{_ISO_DATE})", yearly),
    (f"(?:on )?(?:the )?{_NAMED_DATE} {_EVERY_YEAR}", yearly),
    (_EVERY_YEAR, yearly),
)
SENTENCES = tuple((re.compile(said), build) for said, build in _SENTENCES)


def _in_its_months(said: Said, rule: Monthly) -> Monthly:
    return replace(rule, months=said.months(rule))


def _number(word: str) -> int:
    return NUMBERS.get(word) or int(re.sub(r"\D", "", word))


def _those(word: str) -> tuple[int, ...]:
    """The days among which the first, the last and so on is counted."""
    if word == "day":
        return EVERY_WEEKDAY
    return WORKDAYS if re.fullmatch(_WORKDAY, word) else _weekdays(word)


def _weekdays(text: str) -> tuple[int, ...]:
    """`monday to friday` is all between them; otherwise those that are named."""
    days: list[int] = []
    for joint, word in re.findall(rf"( to | through |-|)({_WEEKDAY})s?", text):
        day = weekday_called(word)
        days += [(days[-1] + n) % 7 for n in range(1, (day - days[-1]) % 7)] if joint else []
        days.append(day)
    return tuple(sorted(set(days)))
