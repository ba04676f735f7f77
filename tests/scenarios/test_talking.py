"""What is said in and about a case: notes, strangers, thanks, machines, outsiders."""

from __future__ import annotations

import pytest

from desk.case import Status
from desk.people import Role


async def test_a_plain_message_in_the_thread_is_a_note(any_house):
    house = any_house
    card = await house.a_case()

    posted = await house.ada.post("#support", "The courier has it.", thread_ts=card.ts)
    await house.settled()

    (note,) = await house.notes()
    assert (note.by, note.text, note.post_ts) == (house.ada.id, "The courier has it.", posted.ts)


async def test_a_note_that_comes_twice_is_kept_once(any_house):
    house = any_house
    house.slack.faults.duplicate_events = True
    card = await house.a_case()

    for text in ("First.", "Second.", "Third."):
        await house.ada.post("#support", text, thread_ts=card.ts)
    await house.settled()

    # Slack sends them at once, in any order.
    assert sorted(note.text for note in await house.notes()) == ["First.", "Second.", "Third."]


@pytest.mark.parametrize("way", ["typed", "command"])
async def test_a_note_is_shown_as_it_was_typed(house, way):
    card = await house.a_case()
    text = "Tom & Jerry: 1 < 2 > 0, ask @ben in #general, see https://example.org/?a=1&b=2"

    if way == "typed":
        await house.ada.post("#support", text, thread_ts=card.ts)
    else:
        await house.asks(house.ada, f"/case note 1001 {text}")
    await house.settled()
    await house.ben.click(card, "⋯")

    assert "Tom & Jerry: 1 < 2 > 0, ask @ben in #general" in house.ben.modal.text
    assert "https://example.org/?a=1&b=2" in house.ben.modal.text


async def test_what_is_said_outside_a_thread_is_none_of_our_business(house):
    await house.a_case()

    await house.ada.post("#support", "Lunch?")
    await house.settled()

    assert not await house.notes()


async def test_a_thread_of_somebody_else_is_none_of_our_business(house):
    await house.a_case()
    root = await house.ada.post("#support", "Lunch?")

    await house.ben.post("#support", "Yes!", thread_ts=root.ts)
    await house.settled()

    assert not await house.notes()


async def test_an_edited_message_is_not_a_second_note(house):
    card = await house.a_case()
    posted = await house.ada.post("#support", "The courier has it.", thread_ts=card.ts)

    await house.ada.edit(posted, "The courier lost it.")
    await house.settled()

    assert len(await house.notes()) == 1


async def test_a_deleted_message_is_still_a_note(house):
    card = await house.a_case()
    posted = await house.ada.post("#support", "The courier has it.", thread_ts=card.ts)
    await house.settled()

    await house.ada.delete(posted)
    await house.settled()

    assert [note.text for note in await house.notes()] == ["The courier has it."]


async def test_a_stranger_in_a_conversation_is_marked(house):
    card = await house.an_owned_case()
    await house.answer(card)
    stranger = house.slack.mailbox("stranger@example.org", "Sam Stranger")

    await house.continue_with(house.customer.messages[-1], "Send it to me instead.", by=stranger)

    await house.until(lambda: "Send it to me instead." in house.thread_says(card))
    assert "stranger@example.org had no part in this case until now." in house.thread_says(card)


async def test_an_answer_goes_to_the_customer_and_not_to_a_stranger(house):
    card = await house.an_owned_case()
    await house.answer(card)
    stranger = house.slack.mailbox("stranger@example.org", "Sam Stranger")
    await house.continue_with(house.customer.messages[-1], "Send it to me instead.", by=stranger)
    await house.until(lambda: "Send it to me instead." in house.thread_says(card))

    await house.answer(card, "It is on its way to you.")

    assert not stranger.messages
    assert "It is on its way to you." in house.customer.messages[-1].as_string()


async def test_a_bare_thanks_reopens_nothing_and_calls_nobody(house):
    card = await house.an_owned_case()
    await house.answer(card, then="Resolve the case")
    before = len(house.ada.notifications)

    await house.continue_with(house.customer.messages[-1], "Thank you very much!")

    await house.until(lambda: "Thank you very much!" in house.thread_says(card))
    await house.settled()
    assert (await house.case()).status is Status.RESOLVED
    assert not [n for n in house.ada.notifications[before:] if n.reason == "mention"]


async def test_a_bare_thanks_can_be_reopened_where_it_stands(house):
    card = await house.an_owned_case()
    await house.answer(card, then="Resolve the case")
    await house.continue_with(house.customer.messages[-1], "Thank you very much!")
    await house.until(lambda: "Thank you very much!" in house.thread_says(card))

    await house.ada.click(house.thread(card)[-1], "Reopen")

    await house.until(lambda: "🟢 Open" in house.says(card))


async def test_an_automatic_reply_calls_nobody(house):
    card = await house.an_owned_case()
    await house.answer(card)
    before = len(house.ada.notifications)

    await house.customer.send(
        "support@example.com",
        "Out of office",
        "I am away until Monday.",
        reply_to_message=house.customer.messages[-1],
        headers={"Auto-Submitted": "auto-replied"},
    )

    await house.until(lambda: "Automatic reply from" in house.thread_says(card))
    await house.settled()
    assert (await house.case()).status is Status.WAITING
    assert not [n for n in house.ada.notifications[before:] if n.reason == "mention"]


async def test_an_outsider_who_claims_is_refused_kindly(house):
    card = await house.a_case()
    await house.lea.invite(house.otto, "#support")

    assert await house.otto.click(card, "Claim") is None

    await house.until(lambda: house.otto.ephemerals)
    assert "Only agents of *Support desk* can do that." in house.told(house.otto)
    assert (await house.case()).owner is None


async def test_an_outsider_asks_and_the_lead_lets_them_in_with_one_click(any_house):
    house = any_house
    card = await house.a_case()
    await house.lea.invite(house.otto, "#support")
    await house.otto.click(card, "Claim")
    await house.until(lambda: house.otto.ephemerals)

    await house.otto.click(house.otto.ephemerals[-1], "Ask to join")
    await house.until(lambda: house.lea.direct.messages)
    assert "Asked." in house.told(house.otto)
    await house.lea.click(house.lea.direct.messages[-1], "Let them in")
    await house.until(lambda: "is an agent" in house.says(house.lea.direct.messages[-1]))
    welcome = await house.until(lambda: house.otto.direct.messages[-1])
    assert "Lea Lead has made you an agent of *Support desk*" in house.says(welcome)

    await house.otto.click(card, "Claim")
    await house.until(lambda: "Owner: @otto" in house.says(card))


async def test_who_asks_twice_is_asked_about_once_at_a_time(house):
    card = await house.a_case()
    await house.lea.invite(house.otto, "#support")
    await house.otto.click(card, "Claim")
    await house.until(lambda: house.otto.ephemerals)

    await house.otto.click(house.otto.ephemerals[-1], "Ask to join")
    await house.lea.click(await house.until(lambda: house.lea.direct.messages[-1]), "Let them in")
    await house.settled()

    async with house.bot.desk.look() as work:
        roles = [m.role for m in await work.members.all() if m.user == house.otto.id]
    assert roles == [Role.AGENT]


async def test_an_agent_cannot_let_anybody_in(house):
    card = await house.a_case()
    await house.lea.invite(house.otto, "#support")
    await house.otto.click(card, "Claim")
    await house.otto.click(await house.until(lambda: house.otto.ephemerals[-1]), "Ask to join")
    asked = await house.until(lambda: house.lea.direct.messages[-1])

    await house.ben.click(asked, "Let them in")
    await house.settled()

    async with house.bot.desk.look() as work:
        assert not [m for m in await work.members.all() if m.user == house.otto.id]


async def test_the_whole_mail_is_one_click_away(house):
    long = "\n\n".join(f"Paragraph {n}: " + "words " * 60 for n in range(40))
    card = await house.a_case("A long story", f"{long}\n\nThe very end.")
    post = house.thread(card)[0]
    assert "The very end." not in house.says(post)

    await house.ada.click(post, "Show full mail")

    assert "The very end." in house.ada.modal.text


async def test_other_open_cases_of_the_customer_are_named_on_the_card(house):
    await house.a_case("The kettle leaks")

    card = await house.a_case("The lamp is broken")

    assert "Also has #1001" in house.says(card)


async def test_mail_for_a_queue_comes_to_its_channel(house):
    card = await house.a_case(to="service@example.com", channel="#service")

    assert "Customer care" in house.says(card)
    assert not house.cards("#support")
