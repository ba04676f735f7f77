"""Houses for the scenarios: most need one, some are told in several."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from storage.database import Database, opened
from storage.tables import cursors, seen
from tests.block_kit import objections
from tests.house import House, Plan, built_house


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def team_template(sqlite_template, tmp_path_factory) -> Path:
    """The database of a desk whose team has been set up by commands, to be copied."""
    path = tmp_path_factory.mktemp("team") / "house.db"
    url = f"sqlite+aiosqlite:///{shutil.copy(sqlite_template, path)}"
    async with built_house(Plan(database_url=url)) as house:
        await house.settled()
    async with opened(url) as database, database.engine.begin() as connection:
        # A new house has not been away, and was asked nothing yet.
        for table in (cursors, seen):
            await connection.execute(table.delete())
    return path


@pytest.fixture
def house_url(sqlite_template, tmp_path) -> str:
    return f"sqlite+aiosqlite:///{shutil.copy(sqlite_template, tmp_path / 'house.db')}"


@pytest.fixture
async def house(team_template, tmp_path) -> AsyncIterator[House]:
    """Socket Mode on SQLite: for what transport and database do not matter to."""
    url = f"sqlite+aiosqlite:///{shutil.copy(team_template, tmp_path / 'house.db')}"
    async with built_house(Plan(database_url=url, set_up=())) as house:
        yield house
        assert not house.our_faults()
        assert not objections(house.slack.calls)


@pytest.fixture
async def bare_house(house_url) -> AsyncIterator[House]:
    """Nothing has been set up yet."""
    async with built_house(Plan(database_url=house_url, set_up=())) as house:
        yield house
        assert not house.our_faults()
        assert not objections(house.slack.calls)


@pytest.fixture(params=["socket", "http"])
def transport(request) -> str:
    return request.param


@pytest.fixture
async def every_house(database, transport) -> AsyncIterator[House]:
    """Each test that asks for it is told four times: Socket Mode and HTTP, on both databases."""
    async with _house(database, transport) as house:
        yield house


@pytest.fixture(params=["socket-sqlite", pytest.param("http-postgres", marks=pytest.mark.postgres)])
def pair(request) -> tuple[str, Database]:
    """
    A transport and a database.

    They do not know each other: what holds for each of them holds for all pairs.
    """
    transport, _, kind = request.param.partition("-")
    return transport, request.getfixturevalue(f"{kind}_database")


@pytest.fixture
async def any_house(pair) -> AsyncIterator[House]:
    """Each test that asks for it is told twice, so that every transport and database is there."""
    transport, database = pair
    async with _house(database, transport) as house:
        yield house


@asynccontextmanager
async def _house(database: Database, transport: str) -> AsyncIterator[House]:
    url = database.url.render_as_string(hide_password=False)
    async with built_house(Plan(database_url=url, transport=transport)) as house:
        yield house
        assert not house.our_faults()
        assert not objections(house.slack.calls)
