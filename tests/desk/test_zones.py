"""Time zones as people name them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desk.errors import BadInput
from desk.zones import zone_name

SUMMER = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
WINTER = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


def refused(text: str, *, now: datetime = SUMMER) -> str:
    with pytest.raises(BadInput) as error:
        zone_name(text, now=now)
    return error.value.sentence


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("`Europe/Berlin`", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("US/Eastern", "US/Eastern"),
        ("utc", "UTC"),
        ("Z", "UTC"),
    ],
)
def test_a_name_or_a_city_is_understood(typed: str, zone: str):
    assert zone_name(typed, now=SUMMER) == zone


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Europe/Berln", "Europe/Berlin"),
        ("Berln", "Europe/Berlin"),
        ("kolkatta", "Asia/Kolkata"),
        ("America/NewYork", "America/New_York"),
        ("New York City", "America/New_York"),
    ],
)
def test_a_typo_is_answered_with_the_nearest_zone_first(typed: str, nearest: str):
    offered = refused(typed).partition("`/desk zone ")[2]

    assert offered.startswith(nearest)


@pytest.mark.parametrize("typed", ["UTC+2", "+02:00", "gmt+2", "+0200", "UTC +2"])
def test_an_offset_is_answered_with_places_that_are_there_now(typed: str):
    assert "`/desk zone Europe/Berlin`" in refused(typed)


def test_the_places_of_an_offset_change_with_the_season():
    assert "Europe/Berlin" not in refused("UTC+2", now=WINTER)


def test_an_offset_that_few_share_finds_its_place():
    assert "Asia/Kathmandu" in refused("+05:45")


@pytest.mark.parametrize("typed", ["+15", "-23:00", "+13:59"])
def test_an_offset_where_nobody_lives_is_told(typed: str):
    assert "No place is" in refused(typed)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("CET", "Europe/Berlin"), ("est", "America/New_York"), ("IST", "Asia/Kolkata")],
)
def test_an_abbreviation_is_answered_with_its_places(typed: str, zone: str):
    assert f"`/desk zone {zone}`" in refused(typed)


def test_an_inverted_name_is_not_taken():
    assert "`/desk zone" in refused("Etc/GMT-2")


@pytest.mark.parametrize("typed", ["xyzzy", "<@U1|ada>", "💥", "."])
def test_what_is_like_nothing_is_answered_with_an_example(typed: str):
    assert "`/desk zone Europe/Berlin`" in refused(typed)
