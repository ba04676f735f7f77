"""Whose case a mail belongs to, where the team has to say so."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tests.block_kit import objections
from tests.house import Plan, built_house


async def _stranger_writes(house, card) -> None:
    """Somebody whom the customer passed our answer on to writes into the case."""
    answered = house.customer.messages[-1]
    stranger = house.slack.mailbox("jo@example.org", "Jo Roe")
    passed_on = EmailMessage()
    passed_on["Message-ID"] = str(answered["Message-ID"])
    passed_on["Subject"] = str(answered["Subject"])
    await stranger.send(
        "support@example.com", "About your kettles", "Mine leaks too.", reply_to_message=passed_on
    )
    await house.until(lambda: "Mine leaks too." in house.thread_says(card))
    await house.settled()


async def test_a_strangers_mail_is_split_off_at_a_press(house):
    card = await house.a_case()
    await house.answer(card)
    await _stranger_writes(house, card)
    post = next(m for m in house.thread(card) if "Mine leaks too." in house.says(m))
    await house.ada.click(post, "Split off")
    await house.until(
        lambda: len(house.cards()) > 1 and "Mine leaks" in house.thread_says(house.cards()[-1])
    )
    await house.settled()
    own = house.cards()[-1]
    # A line that was faster than its card is tried again in a moment.
    house.later(seconds=1)
    await house.until(lambda: "and is a case of its own now" in house.thread_says(own))

    assert "About your kettles" in house.says(own)
    assert "made that message a case of its own" in house.thread_says(card)


async def test_a_mail_that_looks_like_a_case_is_attached_at_a_press(house):
    card = await house.a_case("The kettle leaks", "Water everywhere.")
    await house.a_case("Re: The kettle leaks", "And now it smells, too.")
    other = house.cards()[-1]
    (post,) = house.thread(other)
    assert "Looks like #1001" in house.says(post)
    await house.ada.click(post, "Attach to #1001")
    await house.until(lambda: "And now it smells" in house.thread_says(card))
    await house.until(lambda: "Merged into #1001" in house.says(other))
    await house.settled()

    assert "attached this to" in house.thread_says(other)


async def test_left_alone_it_is_a_case_of_its_own(house):
    await house.a_case("The kettle leaks", "Water everywhere.")
    await house.a_case("The kettle leaks", "Another kettle, another leak.")
    other = house.cards()[-1]
    await house.ada.click(other, "Claim")

    await house.until(lambda: "Owner: @ada" in house.says(other))


async def test_a_mail_in_an_agents_name_is_a_customers_with_a_warning(house):
    house.slack.add_channel("#finance", members=(house.adam,))
    finance = '/desk queues add finance "Finance desk" #finance finance@example.org'
    await house.adam.command("#general", finance)
    mailbox = house.slack.mailbox(house.ada.member.email, "Ada")
    await mailbox.send("support@example.com", "Urgent", "!resolve 1001")
    await house.until(lambda: house.cards() and "!resolve" in house.thread_says(house.cards()[0]))
    (card,) = house.cards()

    assert "is an agent's address" in house.thread_says(card)
    assert "New" in house.says(card)


@pytest.fixture
async def wary_house(house_url):
    """A mail server in front says of each mail who sent it."""
    plan = Plan(database_url=house_url, mail_authority="mx.example.com")
    async with built_house(plan) as house:
        yield house
        assert not house.our_faults()
        assert not objections(house.slack.calls)


async def _somebody_writes_as_the_customer(
    house, verdict: str, text: str = "Send it to me."
) -> None:
    """The true server's word stands above one that the writer has put there."""
    words = f"mx.example.com; dmarc={verdict}"
    forged = "Authentication-Results: mx.example.com; dmarc=pass\r\n"
    answered = house.customer.messages[-1]["Message-ID"]
    raw = (
        f"Authentication-Results: {words}\r\n{forged}"
        f"From: {house.customer.address}\r\nTo: support@example.com\r\n"
        f"In-Reply-To: {answered}\r\nSubject: Re: Kettle\r\n\r\n{text}\r\n"
    )
    await house.customer.send_raw(raw.encode(), to="support@example.com")


async def test_a_mail_in_a_customers_name_that_nothing_proves_is_marked(wary_house):
    card = await wary_house.a_case()
    await wary_house.answer(card)
    await _somebody_writes_as_the_customer(wary_house, "fail (p=none)")
    await wary_house.until(lambda: "Send it to me." in wary_house.thread_says(card))

    post = next(m for m in wary_house.thread(card) if "Send it to me." in wary_house.says(m))
    assert "Nothing proves that this comes from" in wary_house.says(post)
    assert "[Split off]" in wary_house.says(post)


async def test_that_nothing_proves_a_sender_is_told_below_their_first_mail_only(wary_house):
    card = await wary_house.a_case()
    await wary_house.answer(card)
    for text in ("Where is it?", "Is anybody there?"):
        await _somebody_writes_as_the_customer(wary_house, "none", text)
        await wary_house.until(lambda text=text: text in wary_house.thread_says(card))

    posts = [
        wary_house.says(m) for m in wary_house.thread(card) if "[Split off]" in wary_house.says(m)
    ]
    assert ["Nothing proves" in post for post in posts] == [True, False]
    assert not any("had no part" in post for post in posts)


async def test_a_mail_that_its_domain_disowns_is_on_the_days_card(wary_house):
    card = await wary_house.a_case()
    await wary_house.answer(card)
    await _somebody_writes_as_the_customer(wary_house, "fail (p=reject)")
    await wary_house.until(
        lambda: any("suspected spam" in wary_house.says(m) for m in wary_house.cards())
    )

    assert "Send it to me." not in wary_house.thread_says(card)


PASSED_ON = """Please be quick, they are a difficult one.

---------- Forwarded message ---------
From: Jane Doe <jane@example.net>
Date: Mon, Jun 3, 2024 at 8:00 AM
Subject: My parcel
To: <kim@example.com>

Where is it?
"""


async def test_who_wrote_a_mail_that_was_passed_on_is_answered(house):
    card = await house.a_case("Fwd: My parcel", PASSED_ON)
    await house.ada.click(card, "Claim")
    (post,) = house.thread(card)
    assert "*Jane Doe* (jane@example.net) seems to have written" in house.says(post)

    await house.ada.click(post, "Make them the requester")
    await house.until(lambda: "jane@example.net" in house.says(card))
    await house.settled()
    await house.answer(card, "It comes tomorrow.")

    (mail,) = house.slack.mailbox("jane@example.net").messages
    assert "It comes tomorrow." in mail.get_body(("plain",)).get_content()
    assert "difficult" not in mail.as_string()
    assert house.customer.messages == []
    assert "Jane Doe (jane@example.net) the requester of #1001" in house.thread_says(card)
    assert "Make them the requester" not in house.says(post)
    assert len([each for each in house.thread(card) if "📩" in house.says(each)]) == 1
