"""Clicks, choices, shortcuts, and response URLs."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox import Sandbox
from sandbox.message import Message
from sandbox.people import Person
from tests.sandbox.recorder import Delivery, Recorder
from tests.sandbox.views import actions, button, option, section, select

LATER = option("Tomorrow", "1d")


async def test_a_click_tells_who_pressed_what_and_where(app: Recorder, card, ada: Person):
    await ada.click(card, "Claim")

    payload = app.of("block_actions")[0]
    told = (payload["user"]["id"], payload["actions"][0]["action_id"], payload["message"]["ts"])
    assert told == (ada.id, "claim", card.ts)


async def test_a_button_is_found_by_its_text_or_its_id(app: Recorder, card, ada: Person):
    await ada.click(card, "Claim")
    await ada.click(card, "claim")

    assert len(app.of("block_actions")) == 2


async def test_one_of_several_buttons_is_found_by_its_value(slack, app, support, ada: Person):
    rows = [
        section(f"#{number}", accessory=button("Open", "open", number)) for number in ("7", "8")
    ]
    await slack.chat_postMessage(channel=support.id, text="Cases", blocks=rows)

    await ada.click(support.messages[0], "Open", value="8")

    assert app.of("block_actions")[0]["actions"][0]["value"] == "8"


async def test_a_deleted_message_has_no_buttons(slack, card, ada: Person):
    await slack.chat_delete(channel=card.channel, ts=card.ts)

    with pytest.raises(LookupError, match="deleted"):
        await ada.click(card, "Claim")


async def test_a_button_that_is_not_there_cannot_be_pressed(app: Recorder, card, ada: Person):
    with pytest.raises(LookupError, match="Claim"):
        await ada.click(card, "Explode")


async def test_two_people_can_click_at_once(app: Recorder, card, ada: Person, ben: Person):
    both = asyncio.Barrier(2)

    async def together(delivery: Delivery) -> None:
        if delivery.kind == "block_actions":
            await both.wait()

    app.then = together

    answers = await asyncio.gather(ada.click(card, "Claim"), ben.click(card, "Claim"))

    assert answers == [None, None]


async def test_a_click_the_app_does_not_take_is_an_error_for_the_person(app, card, ada: Person):
    app.status = 404

    assert await ada.click(card, "Claim") == "dispatch_failed"


async def test_a_choice_in_a_message_stands_in_its_state(slack, app: Recorder, support, ada):
    block = actions(select("Snooze", "snooze", LATER), button("Go", "go"))
    await slack.chat_postMessage(channel=support.id, text="x", blocks=[block])
    await ada.choose(support.messages[0], "Snooze", "Tomorrow")

    await ada.click(support.messages[0], "Go")

    state = app.of("block_actions")[1]["state"]["values"]["actions"]["snooze"]
    assert state["selected_option"] == LATER


async def test_an_overflow_menu_sends_the_chosen_option(slack, app: Recorder, support, ada):
    overflow = {"type": "overflow", "action_id": "more", "options": [LATER]}
    await slack.chat_postMessage(channel=support.id, text="x", blocks=[actions(overflow)])

    await ada.choose(support.messages[0], "more", "Tomorrow")

    assert app.of("block_actions")[0]["actions"][0]["selected_option"] == LATER


async def test_a_click_in_an_ephemeral_message_brings_no_message(slack, app, support, ada):
    await slack.chat_postEphemeral(
        channel=support.id, user=ada.id, text="Send?", blocks=[actions(button("Send", "send"))]
    )

    await ada.click(ada.ephemerals[0], "Send")

    payload = app.of("block_actions")[0]
    assert (payload["container"]["is_ephemeral"], "message" in payload) == (True, False)


async def test_a_message_shortcut_brings_the_message(app: Recorder, ada: Person):
    message = await ada.post("#support", "Please send this")

    await ada.shortcut(message, "create_case")

    payload = app.of("message_action")[0]
    assert (payload["message"]["text"], payload["user"]["id"]) == ("Please send this", ada.id)


async def test_a_shortcut_can_be_called_by_its_name(app: Recorder, ada: Person):
    await ada.shortcut(None, "New case")

    assert app.of("shortcut")[0]["callback_id"] == "new_case"


@pytest.fixture
async def hook(app: Recorder, slack, support, ada: Person) -> AsyncWebhookClient:
    """The response URL of a click in an ephemeral message."""
    await slack.chat_postEphemeral(
        channel=support.id, user=ada.id, text="Send?", blocks=[actions(button("Send", "send"))]
    )
    await ada.click(ada.ephemerals[0], "Send")
    return AsyncWebhookClient(app.of("block_actions")[0]["response_url"])


async def test_a_response_url_replaces_the_message_it_came_from(hook, ada: Person):
    await hook.send(text="Sent.", replace_original=True)

    assert [(each.text, each.blocks) for each in ada.ephemerals] == [("Sent.", [])]


async def test_a_response_url_deletes_the_message_it_came_from(hook, ada: Person):
    await hook.send(delete_original=True)

    assert ada.ephemerals == []


async def test_a_response_url_answers_only_the_person_by_default(hook, ada, support):
    await hook.send(text="More")

    assert ([each.text for each in ada.ephemerals][-1], support.messages) == ("More", [])


async def test_a_response_url_can_answer_in_the_channel(hook, support):
    await hook.send(text="For all", response_type="in_channel", replace_original=False)

    assert [each.text for each in support.messages] == ["For all"]


async def test_a_response_url_refuses_what_slack_refuses(hook):
    assert (await hook.send(text="x", blocks=[{"type": "section"}])).body == "invalid_blocks"


async def test_a_response_url_takes_five_answers(hook, sandbox: Sandbox):
    answers = [await hook.send(text=str(number)) for number in range(6)]

    last = answers[-1]
    assert ({each.status_code for each in answers[:5]}, last.status_code, last.body) == (
        {200},
        404,
        "used_url",
    )


async def test_a_response_url_lives_thirty_minutes(hook, sandbox: Sandbox):
    sandbox.clock.advance(timedelta(minutes=31))

    assert (await hook.send(text="late")).body == "expired_url"


async def test_a_replaced_message_of_the_channel_tells_the_bot(
    sandbox: Sandbox, app: Recorder, card: Message, ada: Person
):
    await ada.click(card, "Claim")
    hook = AsyncWebhookClient(app.of("block_actions")[0]["response_url"])

    await hook.send(text="Claimed by ada", replace_original=True)

    await sandbox.wait_for(lambda: app.events(subtype="message_changed"))
    assert card.text == "Claimed by ada"
