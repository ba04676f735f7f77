"""Mail that is nobody's work stays quiet, and what comes too often is one card."""

from __future__ import annotations

from desk.storm import MOST_CASES

BULK = {"List-Unsubscribe": "<mailto:out@example.org>", "Precedence": "bulk"}


async def _newsletter(house, subject="Sale", *, address="news@example.org"):
    shop = house.slack.mailbox(address, "Shop News")
    await shop.send("support@example.com", subject, "Everything must go.", headers=BULK)


async def _quiet_card(house, *subjects):
    """The one card, once it shows all of them."""
    await house.until(
        lambda: house.cards() and all(s in house.says(house.cards()[0]) for s in subjects)
    )
    (card,) = house.cards()
    return card


async def test_newsletters_of_a_day_are_one_card(house):
    await _newsletter(house, "Spring sale")
    await _newsletter(house, "Summer sale", address="offers@example.org")
    card = await _quiet_card(house, "Spring sale", "Summer sale")

    assert "news@example.org" in house.says(card)
    assert house.thread(card) == []


async def test_what_was_junk_becomes_a_case_at_a_press(house):
    await _newsletter(house, "Your invoice")
    card = await _quiet_card(house, "Your invoice")
    await house.ada.click(card, "Make a case")
    await house.ada.fill("Mails that shall become cases", ["news@example.org: Your invoice"])
    assert await house.ada.submit() is None
    await house.until(lambda: "#1001" in house.says(card))
    await house.settled()

    case_card = house.cards()[-1]
    assert "Your invoice" in house.says(case_card)
    await house.ada.click(case_card, "Claim")
    await house.until(lambda: "Owner: @ada" in house.says(case_card))


async def test_the_only_mail_of_a_card_is_chosen_already(house):
    await _newsletter(house, "Buy now")
    card = await _quiet_card(house, "Buy now")
    await house.ada.click(card, "Block sender")

    assert await house.ada.submit() is None
    await house.until(lambda: "1 of blocked senders" in house.says(card))


async def test_a_blocked_sender_is_only_counted(house):
    await _newsletter(house, "Buy now")
    card = await _quiet_card(house, "Buy now")
    await house.ada.click(card, "Block sender")
    await house.ada.fill("Mails whose senders shall be blocked", ["news@example.org: Buy now"])
    assert await house.ada.submit() is None
    await house.until(lambda: "1 of blocked senders" in house.says(card))
    await house.slack.mailbox("news@example.org", "Shop").send(
        "support@example.com", "Just you and me", "A letter by hand."
    )
    await house.until(lambda: "2 of blocked senders" in house.says(card))

    assert house.cards() == [card]
    assert "news@example.org" in await house.asks(house.lea, "/desk mail blocked")


async def test_a_blocked_sender_is_let_in_again(house):
    await _newsletter(house, "Buy now")
    card = await _quiet_card(house, "Buy now")
    await house.ada.click(card, "Block sender")
    await house.ada.fill("Mails whose senders shall be blocked", ["news@example.org: Buy now"])
    assert await house.ada.submit() is None
    await house.until(lambda: "1 of blocked senders" in house.says(card))
    unblock = "/desk mail unblock news@example.org"

    assert "is heard again" in await house.asks(house.lea, unblock)
    assert "Nobody is blocked" in await house.asks(house.lea, "/desk mail blocked")


async def test_a_storm_is_one_card_and_nothing_is_lost(house):
    for number in range(MOST_CASES + 3):
        await house.customer.send("support@example.com", f"Alarm {number}", f"Alarm {number}!")
    await house.until(lambda: any("3 more mails" in house.says(c) for c in house.cards()))
    storm = next(card for card in house.cards() if "3 more mails" in house.says(card))
    await house.ada.click(storm, "Make cases of all")
    await house.until(lambda: f"#{1000 + MOST_CASES + 3}" in house.says(storm))
    await house.settled()

    assert len(house.cards()) == MOST_CASES + 3 + 1


async def test_todays_mail_is_accounted_for(house):
    await house.a_case()
    await _newsletter(house)
    await house.until(lambda: len(house.cards()) == 2)
    await house.settled()

    told = await house.asks(house.lea, "/desk mail")
    assert "1  opened a case" in told
    assert "1  on the day's quiet card" in told
    assert "2  in all" in told
