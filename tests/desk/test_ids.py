"""Identifiers of our own."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desk.ids import new_id

moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(at=moments)
def test_an_id_is_32_hexadecimal_digits(at: datetime):
    assert re.fullmatch("[0-9a-f]{32}", new_id(at))


@given(at=moments)
def test_what_was_made_later_sorts_behind(at: datetime):
    assert new_id(at) < new_id(at + timedelta(microseconds=2))


def test_ids_of_one_moment_differ():
    at = datetime(2026, 6, 8, tzinfo=UTC)

    assert len({new_id(at) for _ in range(1000)}) == 1000
