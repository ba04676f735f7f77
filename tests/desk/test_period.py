"""Which days a digest is about, and when it is due."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk.errors import BadInput
from desk.period import days_of, period, week_before
from desk.weekly import Weekly

#: A Wednesday.
NOW = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
LAGOS = "Africa/Lagos"
ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", "2026-11-16", "2026-11-22"),
        ("this week", "2026-11-16", "2026-11-22"),
        ("Last  Week", "2026-11-09", "2026-11-15"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("2026-10-01..2026-10-31", "2026-10-01", "2026-10-31"),
        ("2026-10-01 to 2026-10-31", "2026-10-01", "2026-10-31"),
        ("2026-10-01…2026-10-31", "2026-10-01", "2026-10-31"),
        ("2026-10-01", "2026-10-01", "2026-10-01"),
    ],
)
def test_a_time_is_read_as_people_say_it(text, first, last):
    found = period(text, zone="UTC", now=NOW)

    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("lst week", "Did you mean `/digest last week`"),
        ("yesterweek of yore", "neither as a queue nor as a time"),
        ("2026-12-01..2026-12-31", "has not begun yet"),
        ("2026-10-31..2026-10-01", "Try `2026-10-01..2026-10-31`"),
        ("2026-02-30", "no calendar knows"),
        ("2020-01-01..2026-10-31", "366 days at most"),
        ("0001-01-01", "too far away"),
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(text, says):
    with pytest.raises(BadInput, match=r".*") as refused:
        period(text, zone="UTC", now=NOW)

    assert says in refused.value.sentence


def test_a_week_begins_and_ends_at_local_midnight():
    found = period("last week", zone=LAGOS, now=NOW)

    assert (found.since, found.until) == (
        datetime(2026, 11, 8, 23, 0, tzinfo=UTC),
        datetime(2026, 11, 15, 23, 0, tzinfo=UTC),
    )


def test_a_time_that_still_runs_ends_now():
    found = period("this week", zone="UTC", now=NOW)

    assert (found.until, found.is_running, found.days) == (NOW, True, 7)


def test_a_running_week_is_held_against_the_same_part_of_the_one_before():
    before = period("this week", zone="Europe/Berlin", now=NOW).back()

    assert before.until == NOW - timedelta(weeks=1)


@pytest.mark.parametrize("zone", ZONES)
@given(day=st.dates(date(2025, 1, 1), date(2030, 1, 1)))
# In Cairo the clocks change at midnight, so that week ends at one in the morning.
@example(day=date(2026, 4, 17))
def test_weeks_follow_each_other_without_gap_or_overlap(zone, day):
    now = datetime(2040, 1, 1, tzinfo=UTC)
    week = days_of(day, day + timedelta(days=6), zone=zone, now=now)

    assert week.back().until == week.since
    assert week.back(2).until == week.back().since


@pytest.mark.parametrize("zone", ZONES)
@given(
    weekday=st.integers(0, 6),
    clock=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    now=st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001  # Made aware below.
)
def test_a_weekly_time_is_due_once_in_every_week(zone, weekday, clock, now):
    weekly = Weekly(
        channel="C1", weekday=weekday, at=f"{clock:%H:%M}", since="2020-01-01T00:00:00+00:00"
    )
    moment = now.replace(tzinfo=UTC)
    latest = weekly.latest(moment, zone=zone)
    following = weekly.next(moment, zone=zone)

    assert latest
    assert latest.at <= moment < following.at
    assert following.day - latest.day == timedelta(weeks=1)
    assert latest.week != following.week


@pytest.mark.parametrize(
    ("zone", "months"),
    [("Europe/Berlin", (3, 10)), ("America/New_York", (3, 11)), ("Australia/Lord_Howe", (4, 10))],
)
def test_nine_in_the_morning_stays_nine_over_both_changes_of_clocks(zone, months):
    weekly = Weekly(channel="C1", weekday=0, at="09:00", since="2025-01-01T00:00:00+00:00")
    dues, now = [], datetime(2026, 1, 1, tzinfo=UTC)
    while now.year == 2026:
        due = weekly.next(now, zone=zone)
        dues.append(due)
        now = due.at

    local = [due.at.astimezone(ZoneInfo(zone)) for due in dues]
    offsets = {at.utcoffset() for at in local}
    assert {at.time() for at in local} == {time(9)}
    assert {at.weekday() for at in local} == {0}
    assert [b - a for a, b in itertools.pairwise(local)] == [timedelta(weeks=1)] * (len(local) - 1)
    assert len(offsets) == 2, months


def test_what_was_due_before_it_was_set_was_never_promised():
    weekly = Weekly(channel="C1", weekday=0, at="09:00", since=NOW.isoformat())

    assert weekly.latest(NOW + timedelta(days=1), zone="UTC") is None
    assert weekly.latest(NOW + timedelta(days=6), zone="UTC")


def test_the_week_before_a_day_are_its_seven_days():
    week = week_before(date(2026, 11, 16), zone="UTC", now=NOW)

    assert (week.first, week.last, week.is_running) == (
        date(2026, 11, 9),
        date(2026, 11, 15),
        False,
    )
