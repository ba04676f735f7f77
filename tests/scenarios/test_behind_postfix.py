"""A desk whose mail comes and goes through a mail server of its company."""

from __future__ import annotations

from collections.abc import AsyncIterator
from email import message_from_string
from email.utils import parseaddr

import pytest

from desk.ledger import ledger
from desk.raw import Outcome
from tests.house import House, Plan, built_house
from tests.postfix import behind_postfix


@pytest.fixture
async def house(house_url) -> AsyncIterator[House]:
    async with built_house(Plan(database_url=house_url, behind=behind_postfix)) as house:
        yield house


async def test_a_conversation_goes_to_and_fro(house):
    card = await house.an_owned_case()
    await house.answer(card, "Turn the tap off first.")
    (answered,) = await house.until(lambda: house.customer.messages)
    await house.customer.send(
        parseaddr(str(answered["Reply-To"]))[1],
        "I have news",
        "It is off, and it still leaks.",
    )
    await house.until(lambda: "it still leaks" in house.thread_says(card))

    assert "Turn the tap off first." in answered.get_body().get_content()
    assert len(house.cards()) == 1


async def test_what_the_world_refuses_is_told_in_the_thread(house):
    card = await house.an_owned_case()
    house.slack.house.mailboxes.faults.add(kind="5xx")
    await house.answer(card, "Turn the tap off first.")
    await house.until(lambda: "could not be delivered (status 5.1.1)" in house.thread_says(card))
    await house.settled()

    assert len(house.cards()) == 1
    assert house.customer.messages == []


async def test_what_the_world_does_not_take_now_arrives_later(house):
    card = await house.an_owned_case()
    house.slack.house.mailboxes.faults.add(kind="4xx")
    await house.answer(card, "Turn the tap off first.")
    await house.until(lambda: house.customer.messages)

    assert len(house.customer.messages) == 1


async def test_a_receipt_that_the_world_refuses_is_no_case(house):
    await house.asks(house.adam, "/desk golive yes")
    house.slack.house.mailboxes.faults.add(kind="5xx")
    card = await house.a_case()
    await house.until(lambda: "could not be delivered" in house.thread_says(card))
    await house.settled()

    assert len(house.cards()) == 1


async def test_a_mail_to_two_of_our_queues_is_shown_once(house):
    mail = message_from_string(
        "From: customer@example.net\nTo: support@example.com, service@example.com\n"
        "Message-ID: <one@example.net>\nSubject: The kettle leaks\n\nWater everywhere.\n"
    )
    for address in ("support@example.com", "service@example.com"):
        await house.customer.send_mail(mail, to=address)

    async def is_counted() -> bool:
        return (await ledger(house.bot.desk)).outcomes == {Outcome.CASE: 1, Outcome.DUPLICATE: 1}

    await house.eventually(is_counted)
    await house.settled()

    assert len(house.cards() + house.cards("#service")) == 1
