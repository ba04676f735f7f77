"""The sandbox itself: its people, channels, clock, and waiting for facts."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.errors import SlackApiError

from sandbox import Sandbox
from sandbox.clock import Clock
from sandbox.people import Person
from tests.sandbox.views import actions, button

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("name", ["ada", "ben", "lea", "adam", "otto"])
async def test_there_are_two_agents_a_lead_an_admin_and_an_outsider(sandbox: Sandbox, name: str):
    assert sandbox.person(name).name == name


@pytest.mark.parametrize(
    ("channel", "is_private"), [("#general", False), ("#support", True), ("#service", True)]
)
async def test_the_queues_have_private_channels(sandbox: Sandbox, channel, is_private):
    assert sandbox.channel(channel).is_private is is_private


async def test_nobody_posts_where_they_are_not_a_member(sandbox: Sandbox):
    with pytest.raises(ValueError, match="otto is not in #support"):
        await sandbox.person("otto").post("#support", "Hello")


async def test_the_admin_is_an_admin_for_slack_too(sandbox: Sandbox, slack):
    answer = await slack.users_info(user=sandbox.person("adam").id)

    assert answer["user"]["is_admin"]


async def test_a_person_is_found_by_their_address(sandbox: Sandbox, slack, ada: Person):
    answer = await slack.users_lookupByEmail(email="Ada@example.org")

    assert answer["user"]["id"] == ada.id


async def test_the_list_of_channels_holds_private_ones_the_bot_is_in(sandbox: Sandbox, slack):
    sandbox.add_channel("board", is_private=True, with_bot=False)

    answer = await slack.conversations_list(types="public_channel,private_channel")

    names = {each["name"] for each in answer["channels"]}
    assert ("support" in names, "board" in names) == (True, False)


async def test_lists_are_paged(slack):
    names: list[str] = []
    async for page in await slack.conversations_list(types="private_channel", limit=1):
        names += [each["name"] for each in page["channels"]]

    assert names == ["support", "service", "escalations", "weekly-digest"]


async def test_the_bot_joins_a_public_channel(sandbox: Sandbox, slack):
    channel = sandbox.add_channel("lunch", with_bot=False)

    await slack.conversations_join(channel=channel.id)

    assert sandbox.bot.id in channel.members


async def test_the_bot_cannot_join_a_private_channel_it_does_not_see(sandbox: Sandbox, slack):
    channel = sandbox.add_channel("board", is_private=True, with_bot=False)

    with pytest.raises(SlackApiError, match="channel_not_found"):
        await slack.conversations_join(channel=channel.id)


async def test_a_bot_that_was_removed_can_post_no_more(sandbox: Sandbox, slack, support):
    await sandbox.person("lea").remove(sandbox.bot, "#support")

    with pytest.raises(SlackApiError, match="channel_not_found"):
        await slack.chat_postMessage(channel=support.id, text="x")


async def test_an_invited_person_is_a_member(sandbox: Sandbox, slack, support):
    otto = sandbox.person("otto")

    await slack.conversations_invite(channel=support.id, users=otto.id)

    assert (await slack.conversations_members(channel=support.id))["members"][-1] == otto.id


async def test_a_direct_message_is_opened_once(slack, ada: Person):
    first = await slack.conversations_open(users=ada.id)
    second = await slack.conversations_open(users=ada.id)

    assert first["channel"]["id"] == second["channel"]["id"]


async def test_a_frozen_clock_stands_until_it_is_moved():
    clock = Clock(NOON, frozen=True)
    clock.advance(timedelta(hours=1))

    assert (clock.now(), clock.now()) == (NOON + timedelta(hours=1), NOON + timedelta(hours=1))


async def test_a_moved_clock_tells_who_wants_to_know():
    clock, told = Clock(NOON, frozen=True), []
    clock.on_move(told.append)

    clock.set(NOON + timedelta(days=1))

    assert told == [NOON + timedelta(days=1)]


async def test_sleeping_ends_when_the_clock_is_moved_far_enough():
    clock = Clock(NOON, frozen=True)
    sleeping = asyncio.create_task(clock.sleep(60))
    await asyncio.sleep(0)
    clock.advance(timedelta(seconds=59))
    is_early = sleeping.done()
    clock.advance(timedelta(seconds=1))

    await sleeping
    assert is_early is False


async def test_timestamps_follow_the_clock(start):
    sandbox = await start(clock=Clock(NOON, frozen=True))

    message = await sandbox.person("ada").post("#support", "Hello")

    assert message.ts.startswith(f"{int(NOON.timestamp())}.")


async def test_waiting_ends_with_what_was_waited_for(sandbox: Sandbox, ada: Person, support):
    posting = asyncio.create_task(ada.post("#support", "Hello"))

    found = await sandbox.wait_for(lambda: support.messages[0])

    assert found is await posting


async def test_waiting_in_vain_says_how_things_stand(sandbox: Sandbox, ada: Person):
    await ada.post("#support", "Where are you?")

    with pytest.raises(TimeoutError, match="Where are you"):
        await sandbox.wait_for(lambda: ada.modal.title, timeout=0.01)


async def test_a_message_says_everything_in_it(sandbox: Sandbox, slack, support):
    await slack.chat_postMessage(
        channel=support.id, text="A case", blocks=[actions(button("Claim", "claim"))]
    )

    assert sandbox.text_of(support.messages[0]) == "A case\n[Claim]"
