"""Somebody always hears: every message of a customer calls exactly one accountable party."""

from __future__ import annotations


def called(house, since=0):
    """Who was called by name or by a whole channel, and by which message."""
    return [
        (n.user, n.reason)
        for n in house.slack.workspace.notifications[since:]
        if n.reason in {"mention", "channel_mention"}
    ]


def broadcasts(house, card):
    return [m for m in house.thread(card) if m.broadcast]


async def test_a_new_case_stands_in_the_channel_once(house):
    card = await house.a_case()
    await house.settled()

    assert len(house.slack.channel("#support").messages) == 1
    assert not broadcasts(house, card)
    assert not called(house)


async def test_who_claims_is_not_called_for_it(house):
    await house.an_owned_case()
    await house.settled()

    assert not called(house)


async def test_who_answers_is_not_called_for_it(house):
    card = await house.an_owned_case()
    await house.answer(card)

    assert not called(house)


async def test_the_owner_is_called_for_a_message_and_nobody_else(any_house):
    house = any_house
    card = await house.an_owned_case()
    await house.answer(card)

    await house.continue_with(house.customer.messages[-1], "It leaks again.")
    await house.until(lambda: "It leaks again." in house.thread_says(card))
    await house.settled()

    assert called(house) == [(house.ada.id, "mention")]
    assert not broadcasts(house, card)


async def test_the_owner_is_called_once_in_a_burst(house):
    card = await house.an_owned_case()
    await house.answer(card)
    mail = house.customer.messages[-1]

    for text in ("One more thing.", "And another.", "And a photo."):
        await house.continue_with(mail, text)
        await house.until(lambda text=text: text in house.thread_says(card))
    await house.settled()

    assert called(house) == [(house.ada.id, "mention")]


async def test_after_a_burst_the_owner_is_called_again(house):
    card = await house.an_owned_case()
    await house.answer(card)
    mail = house.customer.messages[-1]
    await house.continue_with(mail, "One more thing.")
    await house.until(lambda: "One more thing." in house.thread_says(card))

    house.later(minutes=6)
    await house.continue_with(mail, "Are you there?")
    await house.until(lambda: "Are you there?" in house.thread_says(card))
    await house.settled()

    assert called(house) == [(house.ada.id, "mention")] * 2


async def test_the_channel_hears_of_a_case_without_owner(any_house):
    house = any_house
    card = await house.a_case()
    first = house.customer.posts[0].mail

    await house.continue_with(first, "Did you get this?")
    await house.until(lambda: "Did you get this?" in house.thread_says(card))
    await house.settled()

    assert not called(house)
    assert [house.says(m) for m in broadcasts(house, card)] == [house.says(house.thread(card)[-1])]


async def test_the_channel_hears_of_a_reopened_case(house):
    card = await house.an_owned_case()
    await house.answer(card, then="Resolve the case")

    await house.continue_with(house.customer.messages[-1], "It leaks again.")
    await house.until(lambda: "It leaks again." in house.thread_says(card))
    await house.settled()

    assert len(broadcasts(house, card)) == 1
    assert called(house) == [(house.ada.id, "mention")]


async def test_a_new_owner_is_called_and_not_the_old_one(house):
    card = await house.an_owned_case()
    await house.answer(card)
    await house.asks(house.lea, "/case assign 1001 @ben")
    await house.settled()
    before = len(house.slack.workspace.notifications)

    await house.continue_with(house.customer.messages[-1], "It leaks again.")
    await house.until(lambda: "It leaks again." in house.thread_says(card))
    await house.settled()

    assert called(house, before) == [(house.ben.id, "mention")]


async def test_a_whole_channel_is_never_called(house):
    card = await house.a_case("<!channel> @here @everyone", "<!here> @channel <!everyone>")
    await house.ada.click(card, "Claim")
    await house.continue_with(house.customer.posts[0].mail, "<!here|@here> again")
    await house.until(lambda: "again" in house.thread_says(card))
    await house.settled()

    reasons = {n.reason for n in house.slack.workspace.notifications}
    assert "channel_mention" not in reasons
