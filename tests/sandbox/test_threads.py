"""Threads: replies, deleted roots, history."""

from __future__ import annotations

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.channel import Channel
from sandbox.message import Message
from sandbox.people import Person
from tests.sandbox.recorder import Recorder

METADATA = {"event_type": "desk_message", "event_payload": {"id": "7"}}


async def test_a_reply_stands_in_its_thread(slack, card: Message, sandbox: Sandbox):
    answer = await slack.chat_postMessage(channel=card.channel, thread_ts=card.ts, text="In here")

    assert [each.ts for each in sandbox.thread(card)] == [answer["ts"]]


async def test_the_answer_to_a_reply_names_its_root(slack, card: Message):
    answer = await slack.chat_postMessage(channel=card.channel, thread_ts=card.ts, text="In here")

    assert answer["message"]["thread_ts"] == card.ts


@pytest.mark.parametrize("is_deleted", [True, False], ids=["deleted root", "unknown root"])
async def test_a_reply_to_a_root_that_is_not_there_is_posted_top_level(
    slack: AsyncWebClient, card: Message, support: Channel, is_deleted: bool
):
    ts = card.ts if is_deleted else "1700000000.000001"
    if is_deleted:
        await slack.chat_delete(channel=card.channel, ts=card.ts)

    answer = await slack.chat_postMessage(channel=support.id, thread_ts=ts, text="Lost")

    assert ("thread_ts" in answer["message"], support.messages[-1].text) == (False, "Lost")


async def test_a_deleted_root_with_replies_stays_as_a_tombstone(slack, card, ada: Person):
    await ada.post("#support", "A note", thread_ts=card.ts)

    await slack.chat_delete(channel=card.channel, ts=card.ts)

    assert (card.subtype, card.text) == ("tombstone", "This message was deleted.")


async def test_a_reply_is_no_root(slack, card: Message, ada: Person):
    reply = await ada.post("#support", "A note", thread_ts=card.ts)

    with pytest.raises(SlackApiError, match="cannot_reply_to_message"):
        await slack.chat_postMessage(channel=card.channel, thread_ts=reply.ts, text="x")


async def test_a_broadcast_reply_stands_in_the_history_of_the_channel(slack, card, support):
    await slack.chat_postMessage(
        channel=support.id, thread_ts=card.ts, text="All hear", reply_broadcast=True
    )

    history = await slack.conversations_history(channel=support.id)
    assert history["messages"][0]["subtype"] == "thread_broadcast"


async def test_history_shows_metadata_only_when_asked_for(slack, support: Channel):
    await slack.chat_postMessage(channel=support.id, text="x", metadata=METADATA)

    without = await slack.conversations_history(channel=support.id)
    whole = await slack.conversations_history(channel=support.id, include_all_metadata=True)

    shown = (without["messages"][0]["metadata"], whole["messages"][0]["metadata"])
    assert shown == ({"event_type": "desk_message"}, METADATA)


async def test_history_is_newest_first_and_paged(slack, support: Channel):
    for number in range(5):
        await slack.chat_postMessage(channel=support.id, text=str(number))

    first = await slack.conversations_history(channel=support.id, limit=3)
    cursor = first["response_metadata"]["next_cursor"]
    second = await slack.conversations_history(channel=support.id, limit=3, cursor=cursor)

    pages = [[each["text"] for each in page["messages"]] for page in (first, second)]
    assert pages == [["4", "3", "2"], ["1", "0"]]


@pytest.mark.parametrize(
    ("inclusive", "found"), [(True, ["1", "0"]), (False, ["1"])], ids=["inclusive", "exclusive"]
)
async def test_history_begins_where_it_is_told(slack, support: Channel, inclusive, found):
    oldest = await slack.chat_postMessage(channel=support.id, text="0")
    await slack.chat_postMessage(channel=support.id, text="1")

    history = await slack.conversations_history(
        channel=support.id, oldest=oldest["ts"], inclusive=inclusive
    )

    assert [each["text"] for each in history["messages"]] == found


async def test_replies_begin_with_the_root_and_count_the_thread(slack, card, ada: Person):
    await ada.post("#support", "one", thread_ts=card.ts)
    await ada.post("#support", "two", thread_ts=card.ts)

    answer = await slack.conversations_replies(channel=card.channel, ts=card.ts)

    root = answer["messages"][0]
    assert (root["ts"], root["reply_count"], root["reply_users"]) == (card.ts, 2, [ada.id])


async def test_replies_to_an_unknown_root_are_not_found(slack, support: Channel):
    with pytest.raises(SlackApiError, match="thread_not_found"):
        await slack.conversations_replies(channel=support.id, ts="1700000000.000001")


async def test_a_reply_event_tells_whose_thread_it_is(sandbox, app: Recorder, card, ada: Person):
    await ada.post("#support", "A note", thread_ts=card.ts)

    events = await sandbox.wait_for(lambda: [e for e in app.events() if "thread_ts" in e])
    assert events[0]["parent_user_id"] == sandbox.bot.id
