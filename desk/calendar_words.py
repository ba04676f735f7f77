"""What days and months are called, and how several of them are put into a sentence."""

from __future__ import annotations

from collections.abc import Sequence

#: Monday is 0, as everywhere but in cron.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
#: Eleventh, twelfth and thirteenth are not formed like the first, second and third.
TEENS = range(11, 14)


def ordinal(number: int) -> str:
    endings = {} if number % 100 in TEENS else {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


def enumerated(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; nothing of nothing."""
    *first, last = words or [""]
    return f"{', '.join(first)} and {last}" if first else last


def weekday_called(word: str) -> int:
    """The number of `monday`, `Mon` or `mondays`."""
    return [day[:3].lower() for day in WEEKDAYS].index(word[:3].lower())


def month_called(word: str) -> int:
    """1 for `january` or `Jan`."""
    return [month[:3].lower() for month in MONTHS].index(word[:3].lower()) + 1
