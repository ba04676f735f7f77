"""Brakes: what comes too often is held on one card, and nothing of it is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk import piles
from desk.desk import Desk
from desk.mail import Kind
from desk.outgoing import PileCard
from desk.pile import Cause
from desk.queue import Queue
from desk.raw import Outcome
from desk.storm import MOST_AUTOMATIC, MOST_CASES, MOST_IN_CASES
from tests.clock import Clock
from tests.front import Front
from tests.incoming import mail

LONG = "The pump in cellar three reports a pressure that is far too low again."


@pytest.fixture
def monitor(front: Front):
    """Sends so many mails within a few seconds, each with a text of its own."""

    async def monitor(count: int, **fields: object) -> list[Outcome]:
        return [await front.receive(mail(f"Alarm {n}.", **fields)) for n in range(count)]

    return monitor


@pytest.fixture
def storm_of(front: Front, desk: Desk):
    """The facts of the storm's one card."""

    async def storm_of() -> piles.PileFacts:
        (card,) = await front.leaving(PileCard)
        async with desk.look() as work:
            return await piles.pile_facts(work, card.pile_id)

    return storm_of


async def test_a_sender_opens_ten_cases_an_hour_and_no_more(queue: Queue, monitor, storm_of):
    words = await monitor(MOST_CASES + 3)

    facts = await storm_of()
    assert words == ["case"] * MOST_CASES + ["storm"] * 3
    assert (facts.pile.cause, sum(facts.counts.values())) == (Cause.SENDER, 3)


async def test_an_hour_later_the_sender_is_heard_again(
    front: Front, queue: Queue, monitor, clock: Clock
):
    await monitor(MOST_CASES + 3)
    clock.advance(hours=1, seconds=1)

    assert await front.receive(mail("Is anybody there?")) == "case"


async def test_other_senders_are_heard_in_a_storm(front: Front, queue: Queue, monitor):
    await monitor(MOST_CASES + 3)

    assert await front.receive(mail(sender="Jo <jo@example.net>")) == "case"


async def test_mail_that_lay_in_a_mailbox_for_days_is_no_storm(
    front: Front, queue: Queue, clock: Clock
):
    now = clock()
    words = [
        await front.receive(mail(f"Day {n}.", date=now - timedelta(days=n)))
        for n in range(MOST_CASES + 3)
    ]

    assert set(words) == {"case"}


async def test_a_lively_customer_is_heard_in_their_case(front: Front, case):
    first = await front.newest_message(case.id)
    words = [
        await front.receive(mail(f"And {n}.", answers=first.mail_id))
        for n in range(MOST_IN_CASES + 2)
    ]

    assert words[MOST_CASES] == "appended"
    assert words[-1] == "storm"


async def test_the_same_text_again_within_an_hour_is_held(front: Front, queue: Queue, storm_of):
    await front.receive(mail(LONG, sender="One <one@example.net>"))
    word = await front.receive(mail(f" {LONG.upper()}\n", sender="Two <two@example.net>"))

    assert word == "storm"
    assert (await storm_of()).pile.cause is Cause.SAME_TEXT


async def test_the_same_text_after_an_hour_is_news(front: Front, queue: Queue, clock: Clock):
    await front.receive(mail(LONG))
    clock.advance(hours=1)

    assert await front.receive(mail(LONG)) == "case"


async def test_short_texts_are_the_same_by_chance(front: Front, queue: Queue):
    await front.receive(mail("Please call me.", sender="One <one@example.net>"))

    assert await front.receive(mail("Please call me.", sender="Two <two@example.net>")) == "case"


async def test_a_case_shows_five_automatic_mails_and_holds_the_rest(front: Front, case, storm_of):
    first = await front.newest_message(case.id)
    words = [
        await front.receive(mail("I am away.", answers=first.mail_id, kind=Kind.AUTO))
        for _ in range(MOST_AUTOMATIC + 2)
    ]

    assert words == ["automatic"] * MOST_AUTOMATIC + ["storm"] * 2
    assert (await storm_of()).pile.about == str(case.number)


async def test_all_of_a_storm_becomes_cases_when_somebody_wants_it(
    desk: Desk, front: Front, queue: Queue, agent: str, monitor, storm_of
):
    await monitor(MOST_CASES)
    late = mail("The last alarm.")
    await front.receive(late)
    made = await piles.make_cases(desk, (await storm_of()).pile.id, by=agent)
    word = await front.take_in_again(late)

    assert (made, word) == (1, "case")
    assert len(await front.cases()) == MOST_CASES + 1


async def test_a_storm_costs_one_card(front: Front, queue: Queue, monitor):
    await monitor(MOST_CASES + 20)

    assert len(await front.leaving(PileCard)) == 1
