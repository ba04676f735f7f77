"""Times as people say them: `3d`, `90 min`, `tomorrow 10:00`, `friday`, `2026-12-01 9:00`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.errors import BadInput
from desk.when_words import DAY, MORNING, clock_called, day_called, plainly, span_called

SECOND = timedelta(seconds=1)
#: Words of a time; more are a text.
MOST_WORDS = 10
#: Characters of what was typed that are said back.
SAID_BACK = 60
EXAMPLES = "`3d`, `2h`, `tomorrow 10:00`, `friday` or `2026-12-01 9:00`"


def moment(text: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    """
    The aware UTC moment that is meant; a day without a time means nine in the morning.

    A local time that a clock change skips becomes the next one that exists; of two, the first.
    """
    local = now.astimezone(zone)
    words = plainly(text, today=local.date())
    span = span_called(words)
    if span is not None:
        # So many days are so many nights, also where one of them has an hour more.
        if span % DAY:
            # In UTC: added to a local time it would be wall time.
            return now.astimezone(UTC) + span
        return moment_of(local.date() + span, local.time(), zone)
    for day, clock in _days_and_clocks(words, local):
        at = moment_of(day or local.date(), clock, zone)
        if day is not None or at > now:
            return at
        return moment_of(local.date() + timedelta(1), clock, zone)
    raise unreadable(text)


def clock_time(words: str) -> time:
    """A time of day as people say it: `9`, `09:30`, `5 pm`."""
    clock = clock_called(words.lower())
    if clock is None:
        raise unreadable(words)
    return clock


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


def unreadable(text: str) -> BadInput:
    said = text if len(text) <= SAID_BACK else f"{text[:SAID_BACK]}…"
    return BadInput(f"`{said}` is not a time I can read. Try {EXAMPLES}.")


def _days_and_clocks(said: str, local: datetime) -> Iterator[tuple[date | None, time]]:
    """A day and a time of day, either first, or one of them alone; a longer day before others."""
    words = said.split()
    if not 1 <= len(words) <= MOST_WORDS:
        return
    for cut in range(len(words), -1, -1):
        first, last = " ".join(words[:cut]), " ".join(words[cut:])
        for day_words, clock_words in ((first, last), (last, first)):
            day = day_called(day_words, local)
            clock = clock_called(clock_words) if clock_words else MORNING
            if clock is not None and (day is not None or not day_words):
                yield day, clock


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
