"""When rules come: against a clock that is watched minute by minute, in nights of change."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.cron import Cron
from desk.recurrence import (
    Daily,
    Monthly,
    Once,
    Recurrence,
    Weekly,
    from_json,
    next_after,
    occurrences,
    to_json,
)

MINUTE = timedelta(minutes=1)
NEW_YORK = ZoneInfo("America/New_York")
#: A week around each change of clocks: 2026's and 2027's, and what zones did before.
CHANGES = {
    "America/New_York": ["2026-03-08", "2026-11-01", "2027-03-14"],
    "Europe/London": ["2026-03-29", "2026-10-25", "2027-10-31"],
    # By half an hour.
    "Australia/Lord_Howe": ["2026-04-05", "2026-10-04", "2027-04-04"],
    # At midnight: a day that begins at one, and one whose last hour comes twice.
    "Africa/Cairo": ["2026-04-24", "2026-10-29", "2027-10-28"],
    # At a minute past midnight, back into the day before.
    "America/St_Johns": ["2026-03-08", "2026-11-01", "2010-11-07"],
    # A whole day that never was.
    "Pacific/Apia": ["2011-12-30"],
    # By two hours.
    "Antarctica/Troll": ["2026-03-29", "2026-10-25"],
    "Asia/Kathmandu": ["2026-03-29"],
    "UTC": ["2026-03-29"],
}
WINDOWS = [(zone, day) for zone, days in CHANGES.items() for day in days]

clocks = st.one_of(
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    # Where clocks change.
    st.builds(time, st.sampled_from([0, 1, 2, 3, 23]), st.integers(0, 59)),
)
days_of_the_week = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))


@dataclass(frozen=True)
class Week:
    """What clocks in a zone showed in each minute of a week."""

    zone: ZoneInfo
    start: datetime
    #: Aware moments, and the naive time that was shown.
    shown: tuple[tuple[datetime, datetime], ...] = field(repr=False)

    @property
    def before(self) -> datetime:
        return self.start - MINUTE

    def coming(self, rule: Recurrence) -> list[datetime]:
        end = self.shown[-1][0]
        after = occurrences(rule, zone=self.zone, after=self.before)
        return list(takewhile(lambda moment: moment <= end, after))

    def watched(self, is_due: Callable[[datetime], bool]) -> list[datetime]:
        """
        By watching the clock: a minute that is due when it is shown for the first time.

        Minutes that the clock jumps over are due when it has jumped.
        """
        seen: set[datetime] = set()
        due = []
        for (_, last), (moment, shown) in pairwise(self.shown):
            passed = [minute for minute in _minutes(last + MINUTE, shown) if minute not in seen]
            if any(is_due(minute) for minute in passed):
                due.append(moment)
            seen.update(passed)
        return due

    def watched_literally(self, is_due: Callable[[datetime], bool]) -> list[datetime]:
        """Every minute that is shown counts, however often; none that is not."""
        return [moment for moment, shown in self.shown[1:] if is_due(shown)]


def _minutes(first: datetime, last: datetime) -> Iterator[datetime]:
    """Those from one to another; one alone where the clock was put back."""
    minute = min(first, last)
    if last < first:
        minute = last
    while minute <= last:
        yield minute
        minute += MINUTE


@cache
def week(zone_name: str, day: str) -> Week:
    zone = ZoneInfo(zone_name)
    noon = datetime.combine(date.fromisoformat(day), time(12), tzinfo=UTC)
    start = noon - timedelta(days=3)
    moments = [start + MINUTE * n for n in range(-1, 6 * 24 * 60)]
    shown = [moment.astimezone(zone).replace(tzinfo=None, fold=0) for moment in moments]
    return Week(zone=zone, start=start, shown=tuple(zip(moments, shown, strict=True)))


weeks = st.sampled_from(WINDOWS).map(lambda window: week(*window))


@settings(max_examples=60, deadline=None)
@given(week=weeks, clock=clocks, every=st.integers(1, 3), since=st.integers(-5, 5))
def test_every_so_many_days_is_what_watching_the_clock_gives(week, clock, every, since):
    day = week.start.date() + timedelta(days=since)
    rule = Daily(every=every, since=day, clock=clock)

    watched = week.watched(
        lambda at: at.time() == clock and (at.toordinal() - day.toordinal()) % every == 0
    )

    assert week.coming(rule) == watched


@settings(max_examples=60, deadline=None)
@given(week=weeks, clock=clocks, weekdays=days_of_the_week, every=st.integers(1, 2))
def test_days_of_the_week_are_what_watching_the_clock_gives(week, clock, weekdays, every):
    rule = Weekly(every=every, since=week.start.date(), weekdays=weekdays, clock=clock)
    first = week.start.isocalendar()[:2]

    def is_due(at: datetime) -> bool:
        is_in_week = every == 1 or at.isocalendar()[:2] == first
        return at.time() == clock and at.strftime("%a") in names and is_in_week

    names = [calendar.day_abbr[day] for day in weekdays]

    assert week.coming(rule) == week.watched(is_due)


@settings(max_examples=60, deadline=None)
@given(
    week=weeks,
    clock=clocks,
    weekdays=days_of_the_week,
    nth=st.sets(st.integers(1, 31) | st.just(-1), min_size=1),
)
def test_days_of_the_month_are_what_watching_the_clock_gives(week, clock, weekdays, nth):
    rule = Monthly(nth=tuple(nth), weekdays=weekdays, clock=clock)

    def is_due(at: datetime) -> bool:
        if at.time() != clock or at.weekday() not in weekdays:
            return False
        month = list(calendar.Calendar().itermonthdates(at.year, at.month))
        those = [d for d in month if d.month == at.month and d.weekday() in weekdays]
        return any(n <= len(those) and those[n - (n > 0)] == at.date() for n in nth)

    assert week.coming(rule) == week.watched(is_due)


@settings(max_examples=60, deadline=None)
@given(
    week=weeks,
    minutes=st.sets(st.integers(0, 59), min_size=1, max_size=3),
    hours=st.sets(st.integers(0, 23), min_size=1, max_size=4),
    weekdays=days_of_the_week,
)
def test_cron_with_named_hours_is_what_watching_the_clock_gives(week, minutes, hours, weekdays):
    in_cron = ",".join(str((day + 1) % 7) for day in weekdays)
    rule = Cron.parse(f"{_list(minutes)} {_list(hours)} * * {in_cron}")

    watched = week.watched(
        lambda at: at.minute in minutes and at.hour in hours and at.weekday() in weekdays
    )

    assert week.coming(rule) == watched


@settings(max_examples=40, deadline=None)
@given(
    week=weeks,
    minutes=st.sets(st.integers(0, 59), min_size=1, max_size=3),
    step=st.sampled_from([1, 2, 3, 6]),
    days=st.sets(st.integers(1, 31), min_size=1),
)
def test_cron_with_any_hour_counts_the_hours_that_pass(week, minutes, step, days):
    hours = f"*/{step}" if step > 1 else "*"
    rule = Cron.parse(f"{_list(minutes)} {hours} {_list(days)} * *")

    watched = week.watched_literally(
        lambda at: at.minute in minutes and at.hour % step == 0 and at.day in days
    )

    assert week.coming(rule) == watched


@settings(max_examples=40, deadline=None)
@given(week=weeks, clock=clocks, minutes=st.integers(0, 6 * 24 * 60 - 1))
def test_it_does_not_matter_from_when_one_looks(week, clock, minutes):
    rule = Daily(since=week.start.date(), clock=clock)
    after = week.start + MINUTE * minutes

    expected = next(
        moment for moment in occurrences(rule, zone=week.zone, after=week.before) if moment > after
    )

    assert next_after(rule, zone=week.zone, after=after) == expected


@pytest.mark.parametrize(
    ("clock", "night", "expected"),
    [
        (time(2, 30), "2026-03-08", ["03-07 07:30", "03-08 07:00", "03-09 06:30"]),
        (time(1, 30), "2026-11-01", ["10-31 05:30", "11-01 05:30", "11-02 06:30"]),
    ],
    ids=["a time that is skipped", "a time that comes twice"],
)
def test_a_night_on_which_clocks_change_has_one_occurrence(clock, night, expected):
    day = date.fromisoformat(night)
    after = datetime.combine(day - timedelta(days=1), time(0), tzinfo=NEW_YORK)

    coming = islice(occurrences(Daily(since=day, clock=clock), zone=NEW_YORK, after=after), 3)

    assert [f"{moment:%m-%d %H:%M}" for moment in coming] == expected


def test_two_times_that_a_change_skips_come_together_once():
    rule = Cron.parse("0,15,30,45 2 * * *")
    after = datetime(2026, 3, 8, 0, 0, tzinfo=NEW_YORK)

    coming = islice(occurrences(rule, zone=NEW_YORK, after=after), 2)

    assert [f"{moment:%d %H:%M}" for moment in coming] == ["08 07:00", "09 06:00"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Monthly(nth=(31,), clock=time(9)), ["12-31", "01-31", "03-31"]),
        (Monthly(nth=(-1,), clock=time(9)), ["11-30", "12-31", "01-31"]),
        (Monthly(nth=(29,), months=(2,), clock=time(9)), ["02-29", "02-29", "02-29"]),
        (Monthly(nth=(5,), weekdays=(0,), clock=time(9)), ["11-30", "03-29", "05-31"]),
        (Cron.parse("0 9 29 2 *"), ["02-29", "02-29", "02-29"]),
        (Cron.parse("0 9 13 * fri"), ["11-27", "12-04", "12-11"]),
    ],
    ids=["31st", "last", "leap day", "fifth Monday", "leap day in cron", "either day in cron"],
)
def test_days_that_not_every_month_has_are_waited_for(rule: Recurrence, expected: list[str]):
    after = datetime(2026, 11, 22, tzinfo=UTC)

    coming = islice(occurrences(rule, zone=ZoneInfo("UTC"), after=after), 3)

    assert [f"{moment:%m-%d}" for moment in coming] == expected


@pytest.mark.parametrize(
    "rule",
    [
        Monthly(nth=(31,), months=(2, 4), clock=time(9)),
        Cron(expression="0 9 31 2 *"),
        Cron(expression="0 * 31 2 *"),
    ],
    ids=["in words", "in cron", "every hour in cron"],
)
def test_a_day_that_never_comes_does_not_come(rule: Recurrence):
    after = datetime(2026, 11, 22, tzinfo=UTC)

    assert next_after(rule, zone=ZoneInfo("UTC"), after=after) is None


def test_what_happens_once_does_not_come_again():
    at = datetime(2026, 12, 1, 9, tzinfo=UTC)

    assert next_after(Once(at=at), zone=NEW_YORK, after=at - MINUTE) == at
    assert next_after(Once(at=at), zone=NEW_YORK, after=at) is None


@pytest.mark.parametrize(
    "rule",
    [
        Once(at=datetime(2026, 12, 1, 9, 30, tzinfo=UTC)),
        Daily(every=3, since=date(2026, 12, 1), clock=time(9, 30)),
        Weekly(every=2, since=date(2026, 12, 1), weekdays=(0, 4), clock=time(23, 59)),
        Monthly(nth=(1, -1), weekdays=(0,), months=(1, 7), clock=time(0)),
        Cron.parse("0 9 * * mon-fri"),
    ],
    ids=lambda rule: type(rule).__name__,
)
def test_a_rule_is_read_back_as_it_was_kept(rule: Recurrence):
    assert from_json(to_json(rule)) == rule


def _list(numbers: set[int]) -> str:
    return ",".join(str(number) for number in sorted(numbers))
