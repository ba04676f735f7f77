"""Times as people say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import BadInput
from desk.when import moment

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
#: 11:00 in Berlin, a Monday.
MONDAY = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)

zones = st.sampled_from(
    [
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "Africa/Casablanca",
    ]
).map(ZoneInfo)
minutes = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(second=0, microsecond=0)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90m", timedelta(minutes=90)),
        ("90 min", timedelta(minutes=90)),
        ("2h", timedelta(hours=2)),
        ("in 3 days", timedelta(days=3)),
        ("3D", timedelta(days=3)),
        ("1 week", timedelta(weeks=1)),
        ("  2   w ", timedelta(weeks=2)),
        ("1.5h", timedelta(minutes=90)),
        ("1h30m", timedelta(minutes=90)),
        ("in 1 hour and 30 minutes", timedelta(minutes=90)),
        ("in half an hour", timedelta(minutes=30)),
        ("in an hour", timedelta(hours=1)),
        ("in two days", timedelta(days=2)),
        ("for a week", timedelta(weeks=1)),
        ("“3d”.", timedelta(days=3)),
    ],
)
def test_a_span_counts_from_now(text: str, expected: timedelta):
    assert moment(text, now=MONDAY, zone=BERLIN) == MONDAY + expected


def test_hours_are_hours_that_pass_in_whatever_zone_now_is_told():
    before_the_gap = datetime(2026, 3, 29, 1, 0, tzinfo=BERLIN)

    assert moment("2h", now=before_the_gap, zone=BERLIN) == datetime(2026, 3, 29, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow", "2026-06-09 09:00"),
        ("tomorrow 10:00", "2026-06-09 10:00"),
        ("Tomorrow at 5pm", "2026-06-09 17:00"),
        ("today 23:59", "2026-06-08 23:59"),
        ("today", "2026-06-08 09:00"),
        ("friday", "2026-06-12 09:00"),
        ("fri 8", "2026-06-12 08:00"),
        ("next friday", "2026-06-12 09:00"),
        ("on friday at 12am", "2026-06-12 00:00"),
        ("Monday", "2026-06-15 09:00"),
        ("2026-12-01", "2026-12-01 09:00"),
        ("2026-12-01 9:30", "2026-12-01 09:30"),
        ("on 2026-12-01 at 12pm", "2026-12-01 12:00"),
        ("12:00", "2026-06-08 12:00"),
        ("at 10:59", "2026-06-09 10:59"),
        ("11:00", "2026-06-09 11:00"),
        ("3 pm", "2026-06-08 15:00"),
        ("10 a.m.", "2026-06-09 10:00"),
        ("10 o’clock", "2026-06-09 10:00"),  # noqa: RUF001  # As phones type it.
        ("9.30", "2026-06-09 09:30"),
        ("14:00 tomorrow", "2026-06-09 14:00"),
        ("5pm on friday", "2026-06-12 17:00"),
        ("tomorrow, 10:00", "2026-06-09 10:00"),
        ("tomorrow\u00a0morning", "2026-06-09 09:00"),
        ("noon", "2026-06-08 12:00"),
        ("friday afternoon", "2026-06-12 14:00"),
        ("tonight", "2026-06-08 20:00"),
        ("this evening", "2026-06-08 18:00"),
        ("midnight", "2026-06-09 00:00"),
        ("end of day", "2026-06-08 17:00"),
        ("by EOD tomorrow", "2026-06-09 17:00"),
        ("end of the week", "2026-06-12 17:00"),
        ("end of month", "2026-06-30 17:00"),
        ("the day after tomorrow at 8", "2026-06-10 08:00"),
        ("next week", "2026-06-15 09:00"),
        ("next month", "2026-07-01 09:00"),
        ("until weds", "2026-06-10 09:00"),
        ("in 3 days at 9:00", "2026-06-11 09:00"),
        ("in 2 weeks at 9", "2026-06-22 09:00"),
        ("3 months", "2026-09-08 09:00"),
        ("in a month", "2026-07-08 09:00"),
        ("2026-12-01T09:30", "2026-12-01 09:30"),
        ("1 december", "2026-12-01 09:00"),
        ("the 1st of December at 10 am", "2026-12-01 10:00"),
        ("dec 1, 10:00", "2026-12-01 10:00"),
        ("1 May", "2027-05-01 09:00"),
        ("Sept 3 2027", "2027-09-03 09:00"),
        ("29 february", "2028-02-29 09:00"),
        ("1.12.", "2026-12-01 09:00"),
        ("1.12.2027 8:15", "2027-12-01 08:15"),
    ],
)
def test_a_day_and_a_time_are_meant_in_the_zone(text: str, expected: str):
    at = moment(text, now=MONDAY, zone=BERLIN)

    assert f"{at.astimezone(BERLIN):%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "25:00",
        "10:60",
        "25 o'clock",
        "tomorrow at tea time",
        "2026-02-30",
        "2026-13-01",
        "9999-12-31",
        "0001-01-01",
        "friday friday",
        "1.5 months",
        "-3d",
        "99999d",
        "1h90",
        "01/12/2026",
        "31 june",
        "31.6.",
        "at at at",
        "by the",
        "1 by december",
    ],
)
def test_what_cannot_be_read_is_answered_with_examples(text: str):
    with pytest.raises(BadInput, match="is not a time I can read"):
        moment(text, now=MONDAY, zone=BERLIN)


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2026-03-08 02:30", NEW_YORK, "2026-03-08T07:00:00+00:00"),
        ("2026-03-29 02:00", BERLIN, "2026-03-29T01:00:00+00:00"),
        ("2026-03-29 02:59", BERLIN, "2026-03-29T01:00:00+00:00"),
        ("2026-10-04 02:15", LORD_HOWE, "2026-10-03T15:30:00+00:00"),
        ("2011-12-30 12:00", ZoneInfo("Pacific/Apia"), "2011-12-30T10:00:00+00:00"),
    ],
    ids=["new york", "begin of the gap", "end of the gap", "half an hour", "a whole day"],
)
def test_a_time_that_is_skipped_is_the_next_that_exists(text: str, zone: ZoneInfo, expected: str):
    assert moment(text, now=MONDAY, zone=zone) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("2026-11-01 01:30", NEW_YORK, "2026-11-01T05:30:00+00:00"),
        ("2026-10-25 02:30", BERLIN, "2026-10-25T00:30:00+00:00"),
        ("2026-04-05 01:45", LORD_HOWE, "2026-04-04T14:45:00+00:00"),
    ],
)
def test_of_a_time_that_comes_twice_the_first_is_meant(text: str, zone: ZoneInfo, expected: str):
    assert moment(text, now=MONDAY, zone=zone) == datetime.fromisoformat(expected)


@given(local=minutes, zone=zones)
def test_a_local_time_is_hit_or_was_skipped(local: datetime, zone: ZoneInfo):
    at = moment(f"{local:%Y-%m-%d %H:%M}", now=MONDAY, zone=zone)

    shown = at.astimezone(zone).replace(tzinfo=None)
    just_before = (at - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
    assert shown == local or just_before < local < shown


@given(now=minutes, zone=zones, hour=st.integers(0, 23))
def test_a_time_alone_lies_in_the_next_two_days(now: datetime, zone: ZoneInfo, hour: int):
    aware = now.replace(tzinfo=UTC)
    at = moment(f"{hour}:00", now=aware, zone=zone)

    assert aware < at <= aware + timedelta(hours=25)


@pytest.mark.parametrize(
    ("text", "expected"), [("3d", "10-26 11:00"), ("1 week", "10-30 11:00"), ("70h", "10-26 08:00")]
)
def test_days_keep_the_time_of_day_when_clocks_change(text: str, expected: str):
    friday = datetime(2026, 10, 23, 11, tzinfo=BERLIN)

    at = moment(text, now=friday.astimezone(UTC), zone=BERLIN)

    assert f"{at.astimezone(BERLIN):%m-%d %H:%M}" == expected


def test_a_month_ahead_is_never_longer_than_that_month():
    at = moment("in 1 month", now=datetime(2027, 1, 31, 12, tzinfo=UTC), zone=BERLIN)

    assert f"{at.astimezone(BERLIN):%Y-%m-%d %H:%M}" == "2027-02-28 09:00"


@pytest.mark.parametrize(("day", "friday"), [(12, 12), (13, 19)], ids=["on friday", "after it"])
def test_the_end_of_the_week_is_the_friday_that_comes(day: int, friday: int):
    at = moment("eow", now=datetime(2026, 6, day, 9, tzinfo=UTC), zone=BERLIN)

    assert f"{at.astimezone(BERLIN):%d %H:%M}" == f"{friday} 17:00"


def test_a_long_text_is_not_said_back_whole():
    with pytest.raises(BadInput, match=r"`(wait ){12}…` is not a time"):
        moment("wait " * 1_000, now=MONDAY, zone=BERLIN)


@given(text=st.text(max_size=30), zone=zones)
def test_any_text_is_a_moment_or_refused(text: str, zone: ZoneInfo):
    try:
        at = moment(text, now=MONDAY, zone=zone)
    except BadInput:
        return

    assert at.utcoffset() == timedelta(0)
