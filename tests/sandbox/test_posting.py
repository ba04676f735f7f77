"""chat.postMessage, chat.update, chat.delete and chat.postEphemeral."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.channel import Channel
from sandbox.message import Message
from sandbox.people import Person
from tests.sandbox.conftest import client
from tests.sandbox.views import section

METADATA = {"event_type": "desk_message", "event_payload": {"id": "7"}}


async def test_a_posted_message_stands_in_its_channel(slack, support: Channel):
    answer = await slack.chat_postMessage(channel=support.id, text="Hello")

    assert [each.ts for each in support.messages] == [answer["ts"]]


async def test_a_post_to_a_person_lands_in_their_direct_message(slack, ada: Person):
    answer = await slack.chat_postMessage(channel=ada.id, text="Hello")

    assert answer["channel"] == ada.direct.id


async def test_a_channel_can_be_named_instead_of_its_id(slack, sandbox: Sandbox):
    answer = await slack.chat_postMessage(channel="#general", text="Hello")

    assert answer["channel"] == sandbox.channel("#general").id


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        pytest.param({"channel": "C0NOWHERE00"}, "channel_not_found", id="unknown channel"),
        pytest.param({"blocks": [section("x" * 3001)]}, "invalid_blocks", id="long section"),
        pytest.param(
            {"blocks": [section("ö" * 2990)] * 3}, "msg_blocks_too_long", id="heavy blocks"
        ),
        pytest.param({"blocks": "{no"}, "invalid_blocks_format", id="broken JSON"),
        pytest.param({"metadata": {"event_type": "x"}}, "invalid_metadata_format", id="metadata"),
        pytest.param(
            {"metadata": {"event_type": "x", "event_payload": {"a": {"b": {}}}}},
            "invalid_metadata_schema",
            id="deep metadata",
        ),
        pytest.param(
            {"metadata": {"event_type": "x", "event_payload": {"a": "x" * 9000}}},
            "metadata_too_large",
            id="large metadata",
        ),
        pytest.param({"markdown_text": "x"}, "markdown_text_conflict", id="two texts"),
        pytest.param({"attachments": [{"text": "x"}] * 101}, "too_many_attachments", id="many"),
    ],
)
async def test_a_post_slack_would_refuse_is_refused(slack, support, arguments, error):
    with pytest.raises(SlackApiError) as refusal:
        await slack.chat_postMessage(**{"channel": support.id, "text": "x"} | arguments)

    assert refusal.value.response["error"] == error


async def test_a_post_without_words_is_refused(slack, support: Channel):
    with pytest.raises(SlackApiError, match="no_text"):
        await slack.api_call("chat.postMessage", json={"channel": support.id, "text": " "})


async def test_a_refusal_of_blocks_says_where_and_why(slack, support: Channel):
    with pytest.raises(SlackApiError) as refusal:
        await slack.chat_postMessage(
            channel=support.id, text="x", blocks=[{"type": "section", "fields": []}]
        )

    assert "json-pointer:/blocks/0" in refusal.value.response["response_metadata"]["messages"][0]


async def test_a_text_of_more_than_40000_characters_is_cut(slack, support: Channel):
    answer = await slack.chat_postMessage(channel=support.id, text="x" * 40_001)

    assert (len(support.messages[0].text), answer["warning"]) == (40_000, "message_truncated")


async def test_bare_links_come_back_wrapped(slack, support: Channel):
    answer = await slack.chat_postMessage(
        channel=support.id, text="See https://example.com/a. And <https://example.org|this>"
    )

    wrapped = "See <https://example.com/a>. And <https://example.org|this>"
    assert answer["message"]["text"] == wrapped


async def test_a_private_channel_without_the_bot_is_not_found(slack, sandbox: Sandbox):
    channel = sandbox.add_channel("board", is_private=True, with_bot=False)

    with pytest.raises(SlackApiError, match="channel_not_found"):
        await slack.chat_postMessage(channel=channel.id, text="x")


async def test_a_public_channel_without_the_bot_needs_a_scope(start):
    sandbox = await start(scopes={"chat:write"})
    channel = sandbox.add_channel("lunch", with_bot=False)

    with pytest.raises(SlackApiError, match="not_in_channel"):
        await client(sandbox).chat_postMessage(channel=channel.id, text="x")


async def test_an_archived_channel_takes_no_posts(slack, support: Channel):
    support.is_archived = True

    with pytest.raises(SlackApiError, match="is_archived"):
        await slack.chat_postMessage(channel=support.id, text="x")


async def test_an_update_with_text_alone_takes_the_blocks_away(slack, card: Message):
    await slack.chat_update(channel=card.channel, ts=card.ts, text="Only words")

    assert (card.text, card.blocks) == ("Only words", [])


async def test_an_update_keeps_metadata_it_does_not_mention(slack, support: Channel):
    post = await slack.chat_postMessage(channel=support.id, text="x", metadata=METADATA)

    await slack.chat_update(channel=support.id, ts=post["ts"], text="y")

    assert support.messages[0].metadata == METADATA


async def test_an_update_with_blocks_does_not_look_edited(slack, card: Message):
    await slack.chat_update(channel=card.channel, ts=card.ts, text="x", blocks=[section("y")])

    assert card.edited is None


@pytest.mark.parametrize(
    ("ts", "text", "error"),
    [
        pytest.param("1.000000", "x", "message_not_found", id="unknown"),
        pytest.param(None, "x" * 4001, "msg_too_long", id="too long"),
    ],
)
async def test_an_update_slack_would_refuse_is_refused(slack, card: Message, ts, text, error):
    with pytest.raises(SlackApiError, match=error):
        await slack.chat_update(channel=card.channel, ts=ts or card.ts, text=text)


async def test_only_own_messages_can_be_updated(slack, ada: Person, support: Channel):
    message = await ada.post("#support", "mine")

    with pytest.raises(SlackApiError, match="cant_update_message"):
        await slack.chat_update(channel=support.id, ts=message.ts, text="x")


async def test_a_deleted_message_is_gone(slack, card: Message, support: Channel):
    await slack.chat_delete(channel=card.channel, ts=card.ts)

    assert support.messages == []


async def test_an_ephemeral_message_is_seen_by_its_person_alone(
    slack: AsyncWebClient, support: Channel, ada: Person, ben: Person
):
    await slack.chat_postEphemeral(channel=support.id, user=ada.id, text="Only you")

    assert ([each.text for each in ada.ephemerals], ben.ephemerals) == (["Only you"], [])


async def test_an_ephemeral_message_is_no_message_of_the_channel(slack, support, ada):
    await slack.chat_postEphemeral(channel=support.id, user=ada.id, text="Only you")

    assert support.messages == []


async def test_who_is_not_in_the_channel_gets_no_ephemeral(slack, support, sandbox: Sandbox):
    otto = sandbox.person("otto")

    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        await slack.chat_postEphemeral(channel=support.id, user=otto.id, text="Only you")


async def test_a_permalink_leads_to_the_message(slack, card: Message, sandbox: Sandbox):
    answer = await slack.chat_getPermalink(channel=card.channel, message_ts=card.ts)

    digits = card.ts.replace(".", "")
    assert answer["permalink"] == f"{sandbox.url}/archives/{card.channel}/p{digits}"


async def test_timestamps_never_come_twice(slack, support: Channel):
    for _ in range(5):
        await slack.chat_postMessage(channel=support.id, text="x")

    stamps = [each.ts for each in support.messages]
    assert stamps == sorted(set(stamps))
