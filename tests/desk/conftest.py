"""The desk's rules are told on SQLite; `make check` tells them again on PostgreSQL."""

from __future__ import annotations

import pytest

from storage.database import Database


@pytest.fixture(
    params=["sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.again])],
    ids=["sqlite", "postgres"],
)
def database(request: pytest.FixtureRequest) -> Database:
    database: Database = request.getfixturevalue(f"{request.param}_database")
    return database
