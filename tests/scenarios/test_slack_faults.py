"""Slack in all its moods: everything arrives, once, in order."""

from __future__ import annotations

import asyncio
import functools

import aiohttp
import pytest

from bot.pace import Pace, Rate
from tests.house import QUICK, Plan, built_house

#: What may happen to a call, and whether the call was carried out before.
MOODS = [
    "ratelimited",
    "http_500",
    "http_503",
    "lost_before_storing",
    "lost_after_storing",
    "fatal_after_storing",
    "error:internal_error",
    "error:service_unavailable",
    "error:request_timeout",
]


def bodies(house, card):
    return [house.says(m) for m in house.thread(card) if "📩" in house.says(m)]


async def hurried(house):
    """Wait until all has left, skipping the waits that Slack asks for."""
    while True:
        await house.settled()
        due = await house.next_due()
        if due is None or due > 600:
            return
        house.later(seconds=due + 0.1)


@pytest.mark.parametrize("mood", MOODS)
async def test_a_card_is_posted_once(house, mood):
    house.slack.faults.add(method="chat.postMessage", kind=mood, times=2)

    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await hurried(house)

    (card,) = house.cards()
    assert len(bodies(house, card)) == 1
    assert len(house.slack.channel("#support").messages) == 1


@pytest.mark.parametrize("mood", MOODS)
async def test_a_post_in_a_thread_is_made_once(house, mood):
    card = await house.an_owned_case()
    await house.answer(card)
    house.slack.faults.add(method="chat.postMessage", kind=mood, times=3)

    await house.continue_with(house.customer.messages[-1], "It leaks again.")
    await hurried(house)

    assert sum("It leaks again." in body for body in bodies(house, card)) == 1


@pytest.mark.parametrize("mood", MOODS)
async def test_a_receipt_is_posted_once_and_its_mail_leaves_once(house, mood):
    card = await house.an_owned_case()
    house.slack.faults.add(method="chat.postMessage", kind=mood)
    await house.write(card, "Turn the tap off.")
    await house.ada.submit()
    await hurried(house)
    house.later(seconds=11)
    await hurried(house)

    assert len(house.receipts(card)) == 1
    assert len(house.customer.messages) == 1


@pytest.mark.parametrize("mood", MOODS)
async def test_a_card_is_drawn_as_the_case_is(house, mood):
    card = await house.a_case()
    house.slack.faults.add(method="chat.update", kind=mood, times=2)

    await house.ada.click(card, "Claim")
    await hurried(house)

    assert "Owner: @ada" in house.says(card)


@pytest.mark.parametrize("look", ["ratelimited", "http_500", "lost_before_storing"])
async def test_what_may_have_got_through_is_looked_for_until_slack_answers(house, look):
    card = await house.an_owned_case()
    await house.answer(card)
    house.slack.faults.add(method="chat.postMessage", kind="lost_after_storing")
    house.slack.faults.add(method="conversations.replies", kind=look, times=3)

    await house.continue_with(house.customer.messages[-1], "It leaks again.")
    await hurried(house)

    assert sum("It leaks again." in body for body in bodies(house, card)) == 1


async def test_what_one_look_has_read_of_a_channel_serves_the_others(house):
    house.slack.faults.add(method="chat.postMessage", kind="lost_after_storing", times=8)
    for number in range(8):
        await house.customer.send("support@example.com", f"Kettle {number}", "It leaks.")
    await house.until(lambda: len(house.cards()) == 8)
    await house.settled()
    for number in range(250):
        await house.ada.post("#support", f"Said {number}")

    await hurried(house)

    assert len(house.cards()) == 8
    assert all(len(bodies(house, card)) == 1 for card in house.cards())
    pages = [call for call in house.slack.calls if call.method == "conversations.history"]
    # Those of the first look, and once more what is newest for whoever asked after it had begun.
    assert len(pages) <= 2 * 3


async def test_the_order_within_a_case_is_kept(any_house):
    house = any_house
    card = await house.an_owned_case()
    await house.answer(card)
    mail = house.customer.messages[-1]
    house.slack.faults.add(method="chat.postMessage", kind="ratelimited", times=2, after=1)
    house.slack.faults.add(method="chat.postMessage", kind="lost_after_storing", after=2)
    house.slack.faults.add(method="chat.postMessage", kind="http_500", after=3)

    for number in range(8):
        await house.continue_with(mail, f"Letter {number}.")
    await hurried(house)

    wanted = [f"Letter {number}." for number in range(8)]
    said = [word for body in bodies(house, card) for word in wanted if word in body]
    assert said == wanted


async def test_a_slow_slack_holds_up_no_mail(house):
    house.slack.faults.add(method="chat.postMessage", kind="slow", delay=3)

    answer = await house.customer.send("support@example.com", "Kettle", "It leaks.")
    assert answer.is_accepted

    async def is_listed():
        return "#1001" in await house.asks(house.ada, "/case")

    await house.eventually(is_listed)
    assert not house.cards()


async def test_a_channel_that_is_slowed_down_does_not_slow_another(house):
    house.slack.faults.add(
        method="chat.postMessage",
        kind="ratelimited",
        retry_after=3600,
        channel=house.slack.channel("#support").id,
    )
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await house.settled()

    await house.a_case(to="service@example.com", channel="#service")

    assert not house.cards("#support")


async def test_who_may_not_look_for_a_while_may_post(house):
    await house.a_case()
    house.slack.faults.add(method="chat.postMessage", kind="lost_after_storing")
    house.slack.faults.add(
        method="conversations.history", kind="ratelimited", retry_after=3600, times=100
    )
    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await house.until(lambda: house.slack.called("conversations.history"))
    before = len(house.cards())

    await house.slack.mailbox("other@example.net").send("support@example.com", "Pan", "Hot.")

    await house.until(lambda: len(house.cards()) > before)


async def test_events_that_come_twice_and_in_disorder_are_each_noted_once(any_house):
    house = any_house
    card = await house.a_case()
    house.slack.faults.duplicate_events = house.slack.faults.reorder_events = True

    said = [f"Note {number}." for number in range(6)]
    for text in said:
        await house.ada.post("#support", text, thread_ts=card.ts)
    await house.settled()

    assert sorted(note.text for note in await house.notes()) == said


async def test_a_card_that_may_not_be_edited_any_more_is_posted_anew(house):
    card = await house.a_case()
    house.slack.faults.add(method="chat.update", kind="error:edit_window_closed")

    await house.ada.click(card, "Claim")
    await hurried(house)

    assert len(house.cards()) == 2
    assert "Owner: @ada" in house.says(house.cards()[1])


async def test_a_broken_installation_kills_no_delivery(house):
    house.slack.faults.add(method="chat.postMessage", kind="error:token_revoked", times=3)

    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await hurried(house)

    assert len(house.cards()) == 1


@pytest.mark.parametrize("reason", ["refresh_requested", "warning", "link_disabled"])
async def test_socket_mode_comes_back_when_slack_sends_it_away(house, reason):
    card = await house.a_case()

    await house.slack.disconnect_sockets(reason)
    await house.until(lambda: len(house.slack.called("apps.connections.open")) > 1)
    await reconnected(house)

    await house.ada.click(card, "Claim")
    await house.until(lambda: "Owner: @ada" in house.says(card))


async def test_socket_mode_comes_back_where_its_address_was_used_up(house):
    card = await house.a_case()
    house.bot.line.patience = 0.2
    house.slack.socket_mode.turns_away = True
    await house.slack.socket_mode.drop()
    told = await house.eventually(functools.partial(trouble, house))
    house.slack.socket_mode.turns_away = False

    assert told == ["The connection to Slack is lost; it is tried again."]
    await reconnected(house)
    await house.ada.click(card, "Claim")
    await house.until(lambda: "Owner: @ada" in house.says(card))


async def test_what_was_said_while_socket_mode_was_away_is_noted(house):
    card = await house.a_case()

    await house.slack.socket_mode.drop()
    await house.ada.post("#support", "Called them.", thread_ts=card.ts)
    await reconnected(house)
    house.later(seconds=61)
    await house.eventually(house.notes)

    assert [note.text for note in await house.notes()] == ["Called them."]


async def test_a_hint_that_cannot_be_shown_does_not_undo_the_click(house):
    card = await house.an_owned_case()
    house.slack.faults.add(method="chat.postEphemeral", kind="http_500")
    house.slack.faults.add(method="chat.postMessage", kind="http_500")

    assert await house.ben.click(card, "⋯") is None
    assert await house.ben.press("Release") is None


async def test_a_modal_that_opens_too_late_is_explained(house):
    card = await house.a_case()
    house.slack.faults.add(method="views.open", kind="error:expired_trigger_id")

    assert await house.ada.click(card, "Reply") is None

    await house.until(lambda: house.ada.ephemerals)
    assert "took too long" in house.told(house.ada)


async def test_slacks_own_limits_are_kept(house_url):
    """At Slack's pace, which the sandbox holds us to, nobody is told to wait."""
    calls = Rate(per_second=50 / 60, burst=20)
    pace = Pace(posts=Rate(per_second=1, burst=4), calls=calls)
    async with built_house(Plan(database_url=house_url, pace=lambda: pace)) as house:
        house.slack.house.web_api._limits.are_on = True
        await asyncio.gather(
            *[house.customer.send("support@example.com", f"Kettle {n}", "Hot.") for n in range(4)]
        )
        await house.until(lambda: len(house.cards()) == 4)

        assert not [call for call in house.slack.calls if call.status == 429]


async def test_a_backlog_in_one_channel_holds_up_no_case_of_another(house_url):
    """Slack lets a message a second into a channel, and hundreds may wait for theirs."""
    pace = Pace(posts=Rate(per_second=1e-9, burst=4), calls=QUICK)
    async with built_house(Plan(database_url=house_url, pace=lambda: pace)) as house:
        for number in range(80):
            sender = house.slack.mailbox(f"customer-{number}@example.net")
            await sender.send("support@example.com", f"Kettle {number}", "It leaks.")
        await house.until(lambda: len(house.cards("#support")) > 1)

        await house.customer.send("service@example.com", "Renewal", "When?")

        assert await house.until(lambda: house.cards("#service"))


async def trouble(house):
    """What /readyz tells of."""
    url = f"http://127.0.0.1:{house.bot.settings.http_port}/readyz"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return (await answer.json())["problems"]


async def reconnected(house):
    await house.until(lambda: len(house.slack.socket_mode.connections) == 1)
