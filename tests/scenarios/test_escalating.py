"""Calling for help, and answering the call."""

from __future__ import annotations

import pytest


@pytest.fixture
async def card(house):
    await house.adam.command("#general", "/desk escalation #escalations")
    card = await house.a_case()
    await house.ada.click(card, "Claim")
    await house.until(lambda: "Owner: @ada" in house.says(card))
    return card


def calls(house, person):
    """The posts that mentioned them."""
    return [n for n in person.notifications if n.reason == "mention"]


async def test_an_escalation_calls_the_lead_once_and_is_shown_to_all_who_can_help(house, card):
    await house.ada.click(card, "Escalate")
    await house.ada.fill("Why", "The customer threatens to leave")
    assert await house.ada.submit() is None

    await house.until(lambda: house.cards("#escalations"))
    await house.until(lambda: "Escalated" in house.says(card))
    shown = house.says(house.cards("#escalations")[0])
    assert "The customer threatens to leave" in shown
    assert "#1001" in shown
    assert len(calls(house, house.lea)) == 1


async def test_who_is_on_it_may_take_over(house, card):
    await house.ada.post("#support", "!escalate I am stuck", thread_ts=card.ts)
    post = await house.until(lambda: house.cards("#escalations")[0])

    await house.lea.click(post, "I'm on it")
    await house.until(lambda: "is on it" in house.says(card))
    offer = await house.until(lambda: house.lea.ephemerals[-1])
    await house.lea.click(offer, "Take over")
    await house.until(lambda: "Owner: @lea" in house.says(card))
    await house.settled()

    assert "is on it" in house.says(post)
    assert "👋 @ada, *Lea Lead* is on it." in house.thread_says(card)
    assert "🔄 @ada, *Lea Lead* has taken over #1001." in house.thread_says(card)


async def test_of_two_calls_only_the_newer_can_be_answered(house, card):
    await house.ada.post("#support", "!escalate I am stuck", thread_ts=card.ts)
    first = await house.until(lambda: house.cards("#escalations")[0])
    await house.settled()
    await house.ada.post("#support", "!escalate Still stuck", thread_ts=card.ts)
    await house.until(lambda: "called for again" in house.says(first))
    await house.until(lambda: len(house.cards("#escalations")) > 1)

    assert "I'm on it" not in house.says(first)


async def test_an_escalation_needs_a_reason(house, card):
    answers = await house.ada.command("#support", "/case escalate 1001")

    assert "Something is missing" in house.says(answers[0])


@pytest.mark.parametrize("person", ["ada", "ben"], ids=["owner", "colleague"])
async def test_only_its_owner_is_told_that_they_stay_it(house, card, person):
    answers = await getattr(house, person).command("#support", "/case escalate 1001 I am stuck")

    assert ("You stay its owner" in house.says(answers[0])) == (person == "ada")


async def test_only_people_who_can_see_the_case_are_called(house, card):
    answers = await house.ada.command("#support", "/case escalate 1001 @otto please help")

    assert "does not work in" in house.says(answers[0])


async def test_who_shows_escalations_in_a_public_channel_is_warned(house):
    public = await house.asks(house.adam, "/desk escalation #general")
    private = await house.asks(house.adam, "/desk escalation #support")

    assert "It is public: every colleague can read the cases' subjects there." in public
    assert "public" not in private


async def test_a_channel_that_was_switched_off_hears_only_how_its_escalations_end(house, card):
    await house.ada.command("#support", "/case escalate 1001 I am stuck")
    post = await house.until(lambda: house.cards("#escalations")[0])
    await house.settled()

    told = await house.asks(house.adam, "/desk escalation off")
    await house.asks(house.ada, "/case resolve 1001")
    await house.until(lambda: "✅ resolved" in house.says(post))
    await house.asks(house.ada, "/case reopen 1001")
    await house.asks(house.ada, "/case escalate 1001 I am stuck again")
    await house.settled()

    assert "no channel any more" in told
    assert "No channel is set yet" in await house.asks(house.adam, "/desk escalation")
    assert len(house.cards("#escalations")) == 1


async def test_a_reason_is_shown_as_it_was_typed(house):
    card = await house.an_owned_case()

    await house.asks(house.ada, "/case escalate 1001 to @lea: A & B <are> stuck, as @ben says")

    line = await house.until(lambda: house.thread(card)[1])
    assert "needs help with #1001: A &amp; B &lt;are&gt; stuck, as Ben Agent says" in line.text
    assert len(calls(house, house.lea)) == 1
