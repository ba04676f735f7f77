"""A sandbox, and settings of a bot that works for it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator

import pytest

from bot.manifest import manifest
from bot.settings import Settings
from sandbox.server import Sandbox
from tests.house import PATIENCE, House, Plan, built_house, settings_for


@pytest.fixture
def house_url(sqlite_template, tmp_path) -> str:
    return f"sqlite+aiosqlite:///{shutil.copy(sqlite_template, tmp_path / 'house.db')}"


@pytest.fixture
async def house(house_url) -> AsyncIterator[House]:
    async with built_house(Plan(database_url=house_url)) as house:
        yield house


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    sandbox = await Sandbox.start(manifest=manifest(), ack_seconds=PATIENCE)
    yield sandbox
    await sandbox.stop()


@pytest.fixture
def settings(slack, house_url) -> Settings:
    return settings_for(slack, house_url)
