"""The words in which people say a day, a time of day, or how long from now."""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from desk.calendar_words import MONTHS, month_called
from desk.words import QUOTES

DAY = timedelta(days=1)
#: No zone is further from UTC than this, so these days exist in all of them.
DAYS_EVERYWHERE = (date.min + 2 * DAY, date.max - 2 * DAY)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST = 3
FRIDAY = 4
MORNING, EVENING = time(9), time(17)
CLOCKS = {
    "morning": MORNING,
    "noon": time(12),
    "midday": time(12),
    "afternoon": time(14),
    "end of day": EVENING,
    "evening": time(18),
    "night": time(20),
    "midnight": time(0),
}
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
UNIT = r"(?:m(?:in(?:ute)?s?)?|h(?:ours?|rs?)?|d(?:ays?)?|w(?:ee)?ks?|w|months?)"
COUNTED = re.compile(rf"\b(an?|{'|'.join(NUMBERS)}) (?={UNIT}\b)")
#: The end of a sentence; that of `1.12.` belongs to the date.
LAST_STOP = re.compile(r" ?(?:[!?]+|(?<!\.\d)(?<!\.\d\d)\.)$")
#: What is said in another way before it is read.
PLAINLY = (
    (re.compile(r"half an hour"), "30 min"),
    (re.compile(r"(?<=\d)t(?=\d\d:)"), " "),
    (re.compile(r"(?<![a-z])([ap])\. ?m\b\.?"), r"\1m"),
    (re.compile(r" o['’]clock\b"), ""),  # noqa: RUF001  # As phones type it.
    (re.compile(r"\b(?:eod|cob|(?:end|close) of (?:the |my )?(?:day|business))\b"), "end of day"),
    (re.compile(r"\btonight\b"), "today night"),
    (re.compile(r"\bthis (?=morning|afternoon|evening)"), "today "),
    (re.compile(r"\bweds\b"), "wed"),
    # A month has no length in hours, so it is a day.
    (re.compile(r"((?:\d|\bone|\ba) ?months?)$"), r"\1 at 9:00"),
)
LENGTHS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": DAY, "w": 7 * DAY}
SPAN = re.compile(rf"(?:in |for )?(\d{{1,4}}(?:\.\d{{1,2}})?) ?({UNIT})")
HOURS_AND_MINUTES = re.compile(
    r"(?:in |for )?(\d{1,3}) ?h(?:ours?|rs?)? ?(?:and )?(\d{1,2}) ?m(?:in(?:ute)?s?)?"
)
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?")
BEFORE_CLOCK = re.compile(r"^(?:(?:at|by|until|till|in the) )+")
BEFORE_DAY = re.compile(r"^(?:(?:on|by|until|till|the|this|next|coming) )+")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})?")
MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in map(str.lower, MONTHS))
MONTH = MONTH.replace("sep(?:tember)?", "sept?(?:ember)?")
NAMED = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({MONTH})\.?(?: (\d{{4}}))?")
NAMED_FIRST = re.compile(rf"({MONTH})\.? (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?: (\d{{4}}))?")
DAYS_AHEAD = re.compile(r"(?:in )?(\d{1,4}) ?(d(?:ays?)?|w(?:ee)?ks?|w|months?) at")
#: 29 February may be eight years away.
FAR = 9


def plainly(text: str, *, today: date) -> str:
    """In small letters, without quotes and commas, and with one word for what has many."""
    words = " ".join(re.sub(rf"[{QUOTES},]", " ", text.lower()).split())
    words = LAST_STOP.sub("", words)
    for said, plain in PLAINLY:
        words = said.sub(plain, words)
    words = COUNTED.sub(_counted, words)
    for name, day in _named_days(today).items():
        words = re.sub(rf"\b(?:the )?{name}\b", day, words)
    return words


def span_called(words: str) -> timedelta | None:
    """How long from now `3d` or `1h 30m` is; a month has no length."""
    both = HOURS_AND_MINUTES.fullmatch(words)
    if both:
        return int(both[1]) * LENGTHS["h"] + int(both[2]) * LENGTHS["m"]
    found = SPAN.fullmatch(words)
    if found is None or found[2].startswith("mo"):
        return None
    return float(found[1]) * LENGTHS[found[2][0]]


def clock_called(words: str) -> time | None:
    """A time of day: `9`, `09:30`, `5 pm`, `noon`."""
    said = BEFORE_CLOCK.sub("", words.strip())
    found = CLOCK.fullmatch(said)
    if found is None:
        return CLOCKS.get(said)
    hour = int(found[1])
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    with suppress(ValueError):
        return time(hour, int(found[2] or 0))
    return None


def day_called(words: str, now: datetime) -> date | None:
    """A day, seen from a local moment: `tomorrow`, `fri`, `1 december`, `2026-12-01`."""
    today = now.date()
    ahead = DAYS_AHEAD.fullmatch(words)
    if ahead:
        return _ahead(int(ahead[1]), ahead[2], today)
    said = BEFORE_DAY.sub("", words)
    if said in {"today", "tomorrow"}:
        return today + (said == "tomorrow") * DAY
    named = [i for i, name in enumerate(DAYS) if len(said) >= SHORTEST and name.startswith(said)]
    if named:
        return today + ((named[0] - today.weekday() - 1) % 7 + 1) * DAY
    return _dated(said, today)


def _counted(found: re.Match[str]) -> str:
    return f"{NUMBERS.index(found[1]) + 1 if found[1] in NUMBERS else 1} "


def _named_days(today: date) -> dict[str, str]:
    """Those that are days and times at once, or that a longer word ends in."""
    month_end = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    friday = today + ((FRIDAY - today.weekday()) % 7) * DAY
    monday = today + (7 - today.weekday()) * DAY
    return {
        "day after tomorrow": f"{today + 2 * DAY}",
        "(?:end of (?:the |this )?week|eow)": f"{friday} end of day",
        "(?:end of (?:the |this )?month|eom)": f"{month_end} end of day",
        "next week": f"{monday}",
        "next month": f"{month_end + DAY}",
    }


def _ahead(count: int, unit: str, today: date) -> date | None:
    if not unit.startswith("mo"):
        return today + count * LENGTHS[unit[0]]
    years, month = divmod(today.month - 1 + count, 12)
    year = today.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return today.replace(year=year, month=month + 1, day=min(today.day, last))


def _dated(said: str, today: date) -> date | None:
    """A date of the calendar; one without a year is the next."""
    if iso := ISO.fullmatch(said):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := NAMED.fullmatch(said):
        day, month, year = int(found[1]), month_called(found[2]), found[3]
    elif found := NAMED_FIRST.fullmatch(said):
        day, month, year = int(found[2]), month_called(found[1]), found[3]
    elif found := DOTTED.fullmatch(said):
        day, month, year = int(found[1]), int(found[2]), found[3]
    else:
        return None
    if year:
        return _day(int(year), month, day)
    coming = (_day(today.year + ahead, month, day) for ahead in range(FAR))
    return next((found for found in coming if found and found >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        found = date(year, month, day)
        first, last = DAYS_EVERYWHERE
        return found if first <= found <= last else None
    return None
