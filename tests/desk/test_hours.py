"""Office hours and the next morning."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desk.hours import OfficeHours

BERLIN = OfficeHours(zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-06-08 07:00", True),
        ("2026-06-08 06:59", False),
        ("2026-06-08 14:59", True),
        ("2026-06-08 15:00", False),
        ("2026-06-13 10:00", False),
        ("2026-06-14 10:00", False),
        ("2026-12-07 07:30", False),
        ("2026-12-07 08:00", True),
    ],
    ids=[
        *("monday nine", "before nine", "before five", "five", "saturday", "sunday"),
        *("winter", "nine in winter"),
    ],
)
def test_the_office_is_open_by_the_clock_of_its_zone(moment: str, is_open: bool):
    assert BERLIN.are_at(datetime.fromisoformat(moment).replace(tzinfo=UTC)) is is_open


@pytest.mark.parametrize(
    ("moment", "back"),
    [
        ("2026-06-08 05:00", "2026-06-08T09:00:00+02:00"),
        ("2026-06-08 16:00", "2026-06-09T09:00:00+02:00"),
        ("2026-06-12 15:00", "2026-06-15T09:00:00+02:00"),
        ("2026-06-13 10:00", "2026-06-15T09:00:00+02:00"),
        ("2026-10-24 10:00", "2026-10-26T09:00:00+01:00"),
    ],
    ids=["early", "evening", "friday evening", "saturday", "clocks change"],
)
def test_it_opens_again_on_the_next_workday(moment: str, back: str):
    after = BERLIN.next_after(datetime.fromisoformat(moment).replace(tzinfo=UTC))

    assert after.isoformat() == back
