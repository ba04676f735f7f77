"""The main job, from the customer's mail to the resolved case."""

from __future__ import annotations

from datetime import timedelta

from desk.case import Status


async def test_a_mail_is_claimed_answered_read_and_resolved(house):
    card = await house.a_case("The kettle leaks", "Water everywhere. Please help.")
    assert "The kettle leaks" in house.says(card)

    await house.ada.click(card, "Claim")
    await house.until(lambda: "@ada" in house.says(card))
    await house.ada.click(house.thread(card)[0], "Reply")
    await house.ada.fill("Your answer", "Turn the tap off first. We send a new one.")
    assert await house.ada.submit() is None
    await house.until(lambda: any("leaves in" in house.says(m) for m in house.thread(card)))
    house.slack.clock.advance(timedelta(seconds=11))
    await house.until(lambda: house.customer.messages)

    answer = house.customer.messages[-1]
    assert "Turn the tap off first." in answer.get_body(("plain",)).get_content()
    assert answer["In-Reply-To"]

    await house.customer.send(
        "support@example.com", "", "It works now, but the lid is loose.", reply_to_message=answer
    )
    await house.until(lambda: any("lid is loose" in house.says(m) for m in house.thread(card)))
    assert len(house.cards()) == 1

    await house.ada.click(card, "Resolve")
    await house.until(lambda: "Resolved" in house.says(card))
    assert (await house.case()).status is Status.RESOLVED
