"""The main job, from the customer's mail to the resolved case, however the bot is run."""

from __future__ import annotations

from desk.case import Status


async def test_a_mail_is_claimed_answered_read_and_resolved(every_house):
    house = every_house
    card = await house.a_case("The kettle leaks", "Water everywhere. Please help.")
    assert "The kettle leaks" in house.says(card)

    await house.ada.click(card, "Claim")
    await house.until(lambda: "@ada" in house.says(card))
    await house.ada.click(house.thread(card)[0], "Reply")
    await house.ada.fill("Your answer", "Turn the tap off first. We send a new one.")
    assert await house.ada.submit() is None
    await house.until(lambda: "leaves in" in house.thread_says(card))
    await house.settled()
    house.later(seconds=11)
    await house.until(lambda: house.customer.messages)

    answer = house.customer.messages[-1]
    assert "Turn the tap off first." in answer.get_body(("plain",)).get_content()
    assert answer["In-Reply-To"]

    await house.continue_with(answer, "It works now, but the lid is loose.")
    await house.until(lambda: "lid is loose" in house.thread_says(card))
    assert len(house.cards()) == 1

    await house.ada.click(card, "Resolve")
    await house.until(lambda: "Resolved" in house.says(card))
    assert (await house.case()).status is Status.RESOLVED
