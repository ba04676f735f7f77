"""What was typed while the bot was away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.app import built
from bot.catching_up import CURSOR
from bot.manifest import manifest
from bot.run import running
from sandbox.message import Message
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


async def a_case_and_then_nobody(slack: Sandbox, url: str) -> Message:
    """The card of a case whose bot is gone; what is said there now reaches nobody."""
    async with awake(slack, url) as house:
        for command in SET_UP:
            await house.adam.command("#general", command)
        card = await house.a_case()
        await house.settled()
    slack.request_url = None
    return card


async def test_notes_are_read_back_and_old_commands_are_not_run(slack, house_url):
    card = await a_case_and_then_nobody(slack, house_url)
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


@pytest.mark.parametrize("fault", ["ratelimited", "http_500", "error:internal_error"])
async def test_a_slack_that_is_away_at_the_start_is_asked_again(slack, house_url, fault):
    card = await a_case_and_then_nobody(slack, house_url)
    await slack.person("ada").post("#support", "They called again", thread_ts=card.ts)
    slack.faults.add(method="conversations.replies", kind=fault)

    async with awake(slack, house_url) as house:
        await house.until(lambda: not slack.faults.waiting)
        # It looks again after half a minute, or where it hears something.
        house.bot.line.back.ring()
        await house.eventually(house.notes)

        assert [note.text for note in await house.notes()] == ["They called again"]


async def test_what_was_typed_while_the_line_was_lost_is_read_back(house):
    card = await house.a_case()
    await house.settled()
    await house.eventually(lambda: last_there(house))
    house.bot.line.patience = 0.2
    house.slack.socket_mode.turns_away = True
    await house.slack.socket_mode.drop()
    await house.eventually(lambda: lost(house))
    # Slack repeats an event for some minutes, and then no more: this one never comes.
    house.slack.delivery.is_disabled = True
    await house.ada.post("#support", "They called again", thread_ts=card.ts)
    house.slack.delivery.is_disabled = False

    house.slack.socket_mode.turns_away = False
    await house.eventually(house.notes)

    assert [note.text for note in await house.notes()] == ["They called again"]


async def lost(house) -> bool:
    return house.bot.line.is_lost


async def last_there(house) -> str | None:
    async with house.bot.desk.look() as work:
        return await work.cursors.get(CURSOR)
