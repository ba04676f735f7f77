"""Which events are a person's message in a thread of ours, told by events that Slack has sent."""

from __future__ import annotations

import json

import pytest

from handlers.slack.messages import is_ours, keep, thread_message
from storage.tables import inbound

BOT = "U0BOT"
REPLY = {
    "type": "message",
    "user": "U0ADA",
    "text": "Called them.",
    "ts": "1700000001.000200",
    "thread_ts": "1700000000.000100",
    "channel": "C0SUPPORT",
    "parent_user_id": BOT,
}


@pytest.fixture
def recorded(test_data):
    """An event as Slack sent it, by the name of its file."""
    folder = test_data / "vectors" / "slack" / "bolt_python"
    return lambda name: json.loads((folder / f"{name}.json").read_text())["event"]


def test_a_reply_to_a_card_is_ours():
    assert is_ours(REPLY, bot_user=BOT)


def test_a_file_in_the_thread_is_ours():
    assert is_ours({**REPLY, "subtype": "file_share", "files": []}, bot_user=BOT)


@pytest.mark.parametrize(
    "changed",
    [
        {"parent_user_id": "U0OTHER"},
        {"parent_user_id": None},
        {"user": None},
        {"bot_id": "B0OTHER"},
        {"subtype": "bot_message"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "message_replied"},
        {"subtype": "channel_join"},
        {"subtype": "tombstone"},
        {"type": "reaction_added"},
        {"thread_ts": REPLY["ts"]},
    ],
    ids=lambda changed: ",".join(f"{name}={value}" for name, value in changed.items()),
)
def test_everything_else_is_not(changed):
    assert not is_ours({**REPLY, **changed}, bot_user=BOT)


def test_a_reply_that_is_also_sent_to_the_channel_is_ours(recorded):
    event = recorded("message_thread_broadcast__event_payload")

    assert is_ours(event, bot_user=event["root"]["user"])
    assert not is_ours(event, bot_user=BOT)


@pytest.mark.parametrize(
    "name",
    [
        "message__message_body",
        "message_bot__bot_message_event_payload",
        "message_bot__classic_bot_message_event_payload",
        "message_bot__user_message_event_payload",
        "message_changed__event_payload",
        "message_deleted__event_payload",
        "message_file_share__event_payload",
        "events__app_mention_body",
        "events__reaction_added_body",
    ],
)
def test_what_slack_sends_about_other_things_is_not_ours(recorded, name):
    event = recorded(name)

    assert not is_ours(event, bot_user=BOT)
    assert not is_ours(event, bot_user=event.get("user") or "")


async def test_a_message_is_kept_once_by_whichever_event_it_comes(desk):
    broadcast = {
        **{name: value for name, value in REPLY.items() if name != "parent_user_id"},
        "subtype": "thread_broadcast",
        "root": {"user": BOT},
    }

    for event in (REPLY, broadcast, REPLY):
        await keep(desk, {"event_id": "Ev1", "event": event}, bot_user=BOT)

    assert len(await kept(desk)) == 1


async def test_a_message_is_kept_as_it_was_typed(desk):
    text = "Tom &amp; Jerry <@U0BEN> *bold*\n“quoted”"
    await keep(desk, {"event": {**REPLY, "text": text}}, bot_user=BOT)

    async with desk.look() as work:
        (row,) = await kept(desk)
        message = thread_message(await work.inbound.get(row["id"]))

    assert (message.text, message.user, message.ts) == (text, "U0ADA", REPLY["ts"])


async def test_a_message_of_files_alone_may_have_no_text(desk):
    await keep(desk, {"event": {**REPLY, "text": None}}, bot_user=BOT)

    async with desk.look() as work:
        (row,) = await kept(desk)
        assert thread_message(await work.inbound.get(row["id"])).text == ""


async def test_what_is_not_ours_is_forgotten(desk):
    await keep(desk, {"event": {**REPLY, "parent_user_id": "U0OTHER"}}, bot_user=BOT)

    assert not await kept(desk)


async def kept(desk):
    async with desk.look() as work:
        return await work._scope.rows(inbound)
