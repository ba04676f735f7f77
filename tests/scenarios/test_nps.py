"""A customer is asked whether they would recommend us; who would not becomes a service case."""

from __future__ import annotations

import pytest

from tests.house import House
from tests.survey_page import Browser, a_browser, link_in

SEND = "/desk nps send customer@example.net"


@pytest.fixture
async def live(house) -> House:
    await house.asks(house.adam, "/desk golive yes")
    await house.asks(house.adam, "/desk receipts off")
    return house


@pytest.fixture
async def browser() -> Browser:
    async with a_browser() as browser:
        yield browser


@pytest.fixture
async def mail(live):
    assert "is asked now" in await live.asks(live.adam, SEND)
    await live.until(lambda: live.customer.messages)
    await live.settled()
    live.later(minutes=1)
    return live.customer.messages[-1]


@pytest.fixture
def link(mail) -> str:
    return link_in(mail)


async def rate(house, browser, link, score, comment=""):
    shown = await browser.open(f"{link}?score={score}")
    house.later(seconds=8)
    return await browser.press(link, showing=shown.showing, score=str(score), comment=comment)


async def test_an_unhappy_answer_opens_a_service_case(live, link, browser):
    await rate(live, browser, link, 3, "Too many broken promises.")

    card = await live.until(lambda: live.cards("#service")[0])
    await live.until(lambda: "Too many broken promises." in live.thread_says(card))
    await live.until(lambda: "Rated *3 of 10*" in live.says(card))
    assert "customer@example.net" in live.says(card)


async def test_an_unhappy_answer_opens_one_case_however_often_it_is_changed(live, link, browser):
    await rate(live, browser, link, 3, "Too many broken promises.")
    card = await live.until(lambda: live.cards("#service")[0])
    live.later(hours=1)

    await rate(live, browser, link, 1, "And nobody calls back.")

    await live.until(lambda: "And nobody calls back." in live.thread_says(card))
    assert len(live.cards("#service")) == 1


async def test_a_happy_answer_is_told_to_whoever_asked(live, link, browser):
    await rate(live, browser, link, 10, "Wonderful people.")

    await live.until(lambda: "Wonderful people." in said_to(live, live.adam))
    assert live.cards("#service") == []


async def test_a_reply_by_mail_opens_a_service_case(live, mail):
    await live.customer.send(
        mail["Reply-To"], f"Re: {mail['Subject']}", "You were late.", reply_to_message=mail
    )

    card = await live.until(lambda: live.cards("#service")[0])
    await live.until(lambda: "You were late." in live.thread_says(card))


async def test_a_reply_and_an_unhappy_answer_are_one_case(live, mail, link, browser):
    await live.customer.send(
        mail["Reply-To"], f"Re: {mail['Subject']}", "You were late.", reply_to_message=mail
    )
    card = await live.until(lambda: live.cards("#service")[0])
    await live.settled()

    await rate(live, browser, link, 2, "Four weeks late.")

    await live.until(lambda: "Four weeks late." in live.thread_says(card))
    assert len(live.cards("#service")) == 1


async def test_an_absence_note_opens_no_case(live, mail):
    await live.customer.send(
        mail["Reply-To"],
        "Out of office",
        "I am away until Monday.",
        reply_to_message=mail,
        headers={"Auto-Submitted": "auto-replied"},
    )
    await live.settled()

    assert live.cards("#service") == []


async def test_a_held_answer_is_put_before_somebody_who_decides(live, link, browser):
    shown = await browser.open(f"{link}?all=1")
    live.later(seconds=8)
    await browser.press(link, showing=shown.showing, score="0")

    await live.until(lambda: "is held" in said_to(live, live.adam))
    assert live.cards("#service") == []


async def test_a_customer_is_left_alone_for_ninety_days(live, mail):
    live.later(days=60)
    assert "90 days are to be quiet" in await live.asks(live.adam, SEND)
    live.later(days=30)

    assert "is asked now" in await live.asks(live.adam, SEND)


async def test_a_customer_with_an_open_case_is_not_asked(live):
    await live.a_case()

    assert "#1001 is new" in await live.asks(live.adam, SEND)


async def test_nobody_is_asked_in_a_rehearsal(house):
    assert "/desk golive" in await house.asks(house.adam, SEND)


def said_to(house, person) -> str:
    """All that the bot told them directly."""
    return "\n".join(house.says(m) for m in person.direct.messages)
