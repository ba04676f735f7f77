"""What was typed while the bot was away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.app import built
from bot.manifest import manifest
from bot.run import running
from sandbox.server import Sandbox
from tests.house import SET_UP, House, settings_for


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    sandbox = await Sandbox.start(manifest=manifest())
    yield sandbox
    await sandbox.stop()


@asynccontextmanager
async def awake(slack: Sandbox, url: str) -> AsyncIterator[House]:
    settings = settings_for(slack, url, transport="http")
    async with built(settings, clock=slack.clock.now) as bot, running(bot):
        yield House(slack=slack, bot=bot)


async def test_notes_are_read_back_and_old_commands_are_not_run(slack, house_url):
    async with awake(slack, house_url) as house:
        for command in SET_UP:
            await house.adam.command("#general", command)
        card = await house.a_case()
        await house.settled()
    slack.request_url = None
    await slack.person("ada").post("#support", "They called again", thread_ts=card.ts)
    await slack.person("ben").post("#support", "!claim", thread_ts=card.ts)

    async with awake(slack, house_url) as house:
        await house.eventually(house.notes)
        await house.until(lambda: house.ben.ephemerals)

        assert [note.text for note in await house.notes()] == ["They called again"]
        assert "type it again" in house.told(house.ben)
        assert (await house.case()).owner is None


async def test_notes_of_a_queue_that_was_moved_are_read_back_where_its_cases_stand(
    slack, house_url
):
    slack.add_channel("#help", members=(slack.person("adam"), slack.person("ada")))
    async with awake(slack, house_url) as house:
        for command in SET_UP:
            await house.adam.command("#general", command)
        card = await house.a_case()
        await house.asks(house.adam, "/desk queues channel support #help")
        await house.settled()
    slack.request_url = None
    await slack.person("ada").post("#support", "They called again", thread_ts=card.ts)

    async with awake(slack, house_url) as house:
        await house.eventually(house.notes)

        assert [note.text for note in await house.notes()] == ["They called again"]
