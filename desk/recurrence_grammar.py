"""Typed text into a rule: sentences first, cron second."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from desk.calendar_words import MONTHS, WEEKDAYS
from desk.cron import Cron
from desk.errors import BadInput
from desk.recurrence import Once, Recurrence, occurrences
from desk.recurrence_patterns import SENTENCES, Said
from desk.when import clock_time, moment
from desk.when_words import MORNING
from desk.words import QUOTES

EXAMPLES = (
    "`every Monday 9:00`, `every 2 weeks on Friday 15:00`, `first Monday of the month 10:00`, "
    "`every 25th`, `tomorrow 10:00`, `2026-12-01 9:00`, or cron: `30 8 * * 1-5`"
)
#: Longer ones are no sentence about a time.
LONGEST = 120
#: What comes more often in a day is read by nobody.
MOST_A_DAY = 96
HAS_PASSED = "That time has already passed. Choose a later one."
NEVER_COMES = "That day never comes. Choose one that does."
NUMERIC = r"[\d*/,\-]+"
CRON = re.compile(rf"(?:cron )?((?=[\d*]){NUMERIC} {NUMERIC}(?: \S+){{3}})")
CLOCK = r"\d{1,2}(?::\d{2})?(?: ?[ap]m)?"
CLOCK_LAST = re.compile(rf"(.+?)(?: and)?(?: at)? ({CLOCK})")
CLOCK_FIRST = re.compile(r"(?:at )?(\d{1,2}:\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m) (?:on )?(.+)")
#: What is said in another way before it is read.
PLAINLY = (
    (re.compile(r"\b(?:every fortnight|fortnightly|bi-?weekly)\b"), "every 2 weeks"),
    (re.compile(r"\b(?:every|each) quarter\b"), "quarterly"),
    (re.compile(r"\b(every|each) weekend\b"), r"\1 saturday and sunday"),
    (re.compile(r"\bweekends\b"), "saturdays and sundays"),
    (re.compile(r"\b(every|each) morning\b"), r"\1 day"),
)
VOCABULARY = [
    *(
        "every",
        "each",
        "week",
        "daily",
        "weekly",
        "monthly",
        "yearly",
        "quarterly",
        "weekday",
        "working",
    ),
    *("fortnight", "fortnightly", "biweekly", "quarter", "weekend", "business"),
    *("weeks", "month", "months", "first", "second", "third", "fourth", "last", "other"),
    *("today", "tomorrow", "noon", "midnight", "year", "days"),
    *(name.lower() for name in (*WEEKDAYS, *MONTHS)),
]


def parse(text: str, *, now: datetime, zone: ZoneInfo, examples: str = EXAMPLES) -> Recurrence:
    """What is meant, in the zone's wall time; a day without a time means nine in the morning."""
    rule = recognised(text, now=now, zone=zone)
    if rule is None:
        raise _unreadable(_folded(text), now=now, zone=zone, examples=examples)
    return _usable(rule, now=now, zone=zone)


def recognised(text: str, *, now: datetime, zone: ZoneInfo) -> Recurrence | None:
    """The same, but nothing where the text is no time, and whether or not it ever comes."""
    return _read(_folded(text), now=now, zone=zone)


def _usable(rule: Recurrence, *, now: datetime, zone: ZoneInfo) -> Recurrence:
    """The rule itself, if it comes, and not so often that nobody reads it."""
    most = MOST_A_DAY + 1 if isinstance(rule, Cron) else 1
    coming = [*islice(occurrences(rule, zone=zone, after=now), most)]
    if not coming:
        raise BadInput(HAS_PASSED if isinstance(rule, Once) else NEVER_COMES)
    if len(coming) > MOST_A_DAY and coming[-1] - coming[0] < timedelta(days=1):
        raise BadInput("That is more often than every 15 minutes; nobody would read it any more.")
    return rule


def _folded(text: str) -> str:
    return " ".join(text.lower().split()).strip(f"{QUOTES}' ")


def _read(said: str, *, now: datetime, zone: ZoneInfo) -> Recurrence | None:
    if len(said) > LONGEST:
        return None
    if cron := CRON.fullmatch(said):
        return Cron.parse(cron[1])
    for body, clock in _clocks(said):
        for sentence, build in SENTENCES:
            if found := sentence.fullmatch(body):
                return build(Said(parts=found.groupdict(), clock=clock, now=now, zone=zone))
    with suppress(BadInput):
        return Once(at=moment(said, now=now, zone=zone))
    return None


def _clocks(said: str) -> Iterator[tuple[str, time]]:
    """The day and its time, in every way in which the words can be taken."""
    for pattern, plain in PLAINLY:
        said = pattern.sub(plain, said)
    said = re.sub(r"(?:,| and\b)+", " and", said)
    said = said.replace("noon", "12:00").replace("midnight", "0:00")
    if leads := CLOCK_FIRST.fullmatch(said):
        said = f"{leads[2]} {leads[1]}"
    if ends := CLOCK_LAST.fullmatch(said):
        with suppress(BadInput):
            yield ends[1], clock_time(ends[2])
    yield said, MORNING


def _unreadable(said: str, *, now: datetime, zone: ZoneInfo, examples: str) -> BadInput:
    """With what may have been meant, where it is only misspelt."""
    near = re.sub(r"[a-z]{4,}", _nearest, said)
    if near != said and _read(near, now=now, zone=zone):
        return BadInput(f"I do not know `{said}`. Did you mean `{near}`?")
    return BadInput(f"`{said[:LONGEST]}` is not a time I can read. Try {examples}.")


def _nearest(word: re.Match[str]) -> str:
    near = difflib.get_close_matches(word[0], VOCABULARY, n=1, cutoff=0.8)
    return near[0] if near else word[0]
