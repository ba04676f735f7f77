"""A slow Slack, and what nobody foresaw: nobody is told that what was done has failed."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager

from slack_bolt.async_app import AsyncBoltRequest

from views.ids import Action, Field, Modal


@asynccontextmanager
async def missing(house, table):
    """The database has lost a table for a while."""
    async with house.bot.database.engine.begin() as connection:
        await connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO lost")
    yield
    async with house.bot.database.engine.begin() as connection:
        await connection.exec_driver_sql(f"ALTER TABLE lost RENAME TO {table}")


async def delivered(house, card, action) -> int:
    """Ada's press, as Slack delivers it; always the same one."""
    value = (await house.case()).id
    press = {
        "type": "block_actions",
        "channel": {"id": card.channel},
        "message": {"ts": card.ts},
        "container": {"type": "message", "message_ts": card.ts},
        "actions": [{"type": "button", "action_id": action, "value": value, "action_ts": "1.0"}],
    }
    return (await dispatched(house, press)).status


async def dispatched(house, payload):
    """What is answered to a payload of Ada's."""
    whose = {"user": {"id": house.ada.id}, "team": {"id": house.bot.desk.workspace}}
    body = json.dumps({**payload, **whose, "trigger_id": "1.1.one"})
    answer = await house.bot.bolt.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
    await house.bot.afterwards.ended()
    return answer


async def test_a_refusal_is_shown_after_the_acknowledgement(house):
    card = await house.a_case()
    ben = house.slack.person("ben")
    await delivered(house, card, Action.CLAIM)
    house.slack.faults.add(method="chat.postEphemeral", kind="slow", delay=1)

    assert await ben.click(card, Action.CLAIM) is None
    assert not ben.ephemerals

    await house.until(lambda: "has had this case since" in house.told(ben))


async def test_a_modal_opens_after_the_acknowledgement(house):
    card = await house.a_case()
    house.slack.faults.add(method="views.open", kind="slow", delay=1)
    ada = house.slack.person("ada")

    assert await ada.click(card, "Reply") is None
    assert ada.modal is None

    await house.until(lambda: ada.modal)


async def test_a_window_that_does_not_open_takes_back_nothing_that_was_done_before(house):
    card = await house.an_owned_case()
    receipt = await house.reply(card)
    house.slack.faults.add(method="views.open", kind="http_500")

    await house.ada.click(receipt, "Undo")

    assert "Slack did not open the window. Try again" in house.told(house.ada)
    assert "nothing was changed" not in house.told(house.ada)
    await house.until(lambda: "taken back" in house.says(receipt))


async def test_a_command_whose_window_does_not_open_says_so(house):
    house.slack.faults.add(method="views.open", kind="http_500")

    assert "Slack did not open the window" in await house.asks(house.ada, "/case signature")


async def test_a_digest_is_acknowledged_before_it_is_counted(house):
    adam = house.slack.person("adam")

    assert await adam.command("#general", "/digest") == []

    await house.until(lambda: "Only you see this" in house.told(adam))


async def test_a_command_that_takes_long_is_acknowledged_and_answered_when_it_is_done(house):
    house.slack.faults.add(method="conversations.info", kind="slow", delay=2.5)
    adam = house.slack.person("adam")

    shown = await adam.command("#general", '/desk queues add vip "VIP" #general vip@example.com')
    assert shown == []

    await house.until(lambda: "is ready" in house.told(adam))


async def test_a_press_that_failed_is_explained_and_carried_out_when_it_comes_again(house):
    card = await house.a_case()
    async with missing(house, "case_events"):
        assert await delivered(house, card, Action.CLAIM) == 200
        assert "nothing was changed" in house.told(house.ada)
    assert (await house.case()).owner is None

    await delivered(house, card, Action.CLAIM)

    assert (await house.case()).owner == house.ada.id


async def test_a_press_that_succeeded_is_not_carried_out_again(house):
    card = await house.a_case()
    await delivered(house, card, Action.CLAIM)
    await house.ada.click(card, "⋯")
    await house.ada.press("Release")

    await delivered(house, card, Action.CLAIM)

    assert (await house.case()).owner is None


async def test_a_submission_that_failed_says_so_in_the_modal_and_can_be_sent_again(house):
    card = await house.an_owned_case()
    await house.write(card, "Turn the tap off first.")
    async with missing(house, "answers"):
        wrong = await house.ada.submit()
    assert "nothing was changed" in "".join(wrong.values())

    assert await house.ada.submit() is None

    await house.until(lambda: house.receipts(card))


async def test_a_submission_that_was_refused_is_refused_again_when_it_comes_again(house):
    await house.a_case()
    case_id = (await house.case()).id
    view = {"id": "V1", "type": "modal", "callback_id": Modal.MORE, "private_metadata": case_id}
    view["state"] = {"values": {Field.OWNER: {Field.OWNER: {"selected_user": None}}}}

    answers = [await dispatched(house, {"type": "view_submission", "view": view}) for _ in "ab"]

    assert ["Choose who" in answer.body for answer in answers] == [True, True]


async def test_a_command_that_failed_is_answered(house):
    await house.a_case()

    async with missing(house, "case_events"):
        said = await house.asks(house.ada, "/case claim 1001")

    assert "nothing was changed" in said


async def test_a_button_that_is_not_known_any_more_says_so(house):
    card = await house.a_case()

    await delivered(house, card, "case.of_an_older_version")

    assert "older than I am" in house.told(house.ada)
