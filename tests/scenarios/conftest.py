"""Houses for the scenarios: most need one, some are told in each of the four that there are."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator

import pytest

from tests.block_kit import objections
from tests.house import House, Plan, built_house


@pytest.fixture
def house_url(sqlite_template, tmp_path) -> str:
    return f"sqlite+aiosqlite:///{shutil.copy(sqlite_template, tmp_path / 'house.db')}"


@pytest.fixture
async def house(house_url) -> AsyncIterator[House]:
    """Socket Mode on SQLite: for what transport and database do not matter to."""
    async with built_house(Plan(database_url=house_url)) as house:
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
async def any_house(database, transport) -> AsyncIterator[House]:
    """Each test that asks for it is told four times: Socket Mode and HTTP, on both databases."""
    url = database.url.render_as_string(hide_password=False)
    async with built_house(Plan(database_url=url, transport=transport)) as house:
        yield house
        assert not house.our_faults()
        assert not objections(house.slack.calls)
