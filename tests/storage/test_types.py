"""Values that one database or the other would refuse, or change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.tables import outbox
from storage.types import shortened, storable

texts = st.text(max_size=60)


@given(text=texts)
def test_any_text_can_be_made_storable(text: str):
    kept = storable(text)

    assert "\0" not in kept
    assert kept.encode().decode() == kept


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_ordinary_text_is_kept_as_it_is(text: str):
    assert storable(text) == text


@given(text=texts, length=st.integers(70, 200))
def test_a_shortened_key_fits(text: str, length: int):
    assert len(shortened(text * 9, length).encode()) <= length


def test_long_keys_that_begin_alike_stay_apart():
    assert shortened("a" * 5000 + "b", 300) != shortened("a" * 5000 + "c", 300)


def test_a_key_that_fits_is_kept_as_it_is():
    assert shortened("<id@example.com>", 300) == "<id@example.com>"


@given(text=texts)
def test_a_shortened_key_is_found_by_itself(text: str):
    assert shortened(shortened(text, 70), 70) == shortened(text, 70)


async def test_a_moment_keeps_its_microseconds_and_its_zone(database: Database):
    moment = datetime(2026, 6, 8, 11, 0, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    async with database.begin("T0TEST") as work:
        await work.seen.once("key", now=moment)
        row = await work._scope.row(outbox.metadata.tables["seen"])

    assert row["at"] == moment
    assert row["at"].tzinfo is UTC or row["at"].utcoffset() == timedelta(0)


async def test_a_moment_without_a_zone_is_refused(database: Database):
    naive = datetime(2026, 6, 8)  # noqa: DTZ001

    with pytest.raises(Exception, match="a moment needs a zone"):
        async with database.begin("T0TEST") as work:
            await work.seen.once("key", now=naive)
