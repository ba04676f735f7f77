"""The outbox's loop: how long a sender has a row to itself."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import built
from bot.outbox import AT_ONCE, Lease
from bot.senders.errors import Retry
from desk.deliveries import Delivered
from desk.outgoing import (
    AnswerMail,
    CaseCard,
    CaseLine,
    CaseOpened,
    CustomerFiles,
    ReceiptMail,
    Told,
)
from storage.outbox import LEASE
from storage.tables import outbox
from tests.until import until

#: The lease of who is to lose it, and of who is to keep it while others keep the machine busy.
SHORT, RENEWED = timedelta(milliseconds=300), timedelta(seconds=3)


@dataclass
class Sender:
    """Ends a delivery when it is told to."""

    begun: list = field(default_factory=list)
    #: Raised instead.
    trouble: Exception | None = None
    finish: asyncio.Event = field(default_factory=asyncio.Event)

    async def has_begun(self):
        return self.begun

    async def __call__(self, row):
        self.begun.append(row)
        if self.trouble:
            raise self.trouble
        await self.finish.wait()
        return Delivered(ts="1.1")


@pytest.fixture
async def bot(settings, slack):
    async with built(settings, clock=slack.clock.now) as bot:
        slack.clock.on_move(lambda _now: bot.bells.all())
        yield bot


@pytest.fixture
def sender() -> Sender:
    return Sender()


@pytest.fixture
async def deliver(bot, sender):
    """Put something into the outbox and let it be sent."""
    stop, running = asyncio.Event(), []

    async def deliver(outgoing, *, lease=LEASE):
        async with bot.desk.begin() as work:
            await work.outbox.put(outgoing, now=bot.desk.now())
        loops = {loop.urgency: loop for loop in bot.outboxes}
        loop = replace(loops[outgoing.urgency], send=sender, lease=Lease(length=lease))
        running.append(asyncio.create_task(loop.run(stop)))

    yield deliver
    stop.set()
    sender.finish.set()
    await asyncio.gather(*running)


@pytest.fixture
def rows(bot):
    async def rows():
        async with bot.database.engine.connect() as connection:
            return (await connection.execute(select(outbox))).mappings().all()

    return rows


async def test_who_carries_files_keeps_the_row_for_as_long_as_it_takes(deliver, rows, sender):
    await deliver(CustomerFiles(case_id="a", message_id="b"), lease=RENEWED)
    await until(sender.has_begun)
    (first,) = await rows()

    async def is_held_on():
        (now,) = await rows()
        return now["lease_ends"] > first["lease_ends"] + RENEWED.total_seconds()

    await until(is_held_on)
    sender.finish.set()

    async def is_gone():
        return not await rows()

    await until(is_gone)
    assert len(sender.begun) == 1


async def test_who_says_a_line_loses_the_row_when_it_takes_too_long(deliver, rows, sender):
    await deliver(CaseLine(case_id="a", told=Told.WOKEN), lease=SHORT)
    await until(sender.has_begun)

    async def is_put_off():
        (now,) = await rows()
        return now["error"]

    assert await until(is_put_off) == "It took too long."


async def test_a_mail_server_that_says_not_now_is_asked_less_and_less_often(
    deliver, rows, sender, slack
):
    sender.trouble = Retry(timedelta(minutes=5), "Not now.")
    await deliver(ReceiptMail(case_id="a", message_id="b", mail_id="<c@example.com>"))
    waited = []
    for tries in range(1, 6):

        async def is_put_off(tries=tries):
            (now,) = await rows()
            return now["tries"] == tries and now["state"] == "again" and now["due"]

        due = await until(is_put_off)
        waited.append(due - slack.clock.now())
        slack.clock.advance(waited[-1])

    assert [round(wait / timedelta(minutes=1)) for wait in waited] == [5, 10, 20, 30, 30]


async def test_what_could_not_be_tried_for_days_is_tried_before_it_is_given_up(
    deliver, rows, sender, slack, bot
):
    sender.trouble = Retry(timedelta(minutes=1), "Not now.")
    async with bot.desk.begin() as work:
        await work.outbox.put(CaseLine(case_id="a", told=Told.WOKEN), now=bot.desk.now())
    slack.clock.advance(timedelta(days=3))
    await deliver(CaseLine(case_id="a", told=Told.WOKEN))

    async def is_put_off():
        return [row["state"] for row in await rows()] == ["again"]

    await until(is_put_off)


async def test_the_first_success_after_an_outage_hurries_what_was_put_off(
    deliver, rows, sender, slack
):
    sender.trouble = Retry(timedelta(minutes=4), "Slack is away.")
    for case_id in ("a", "b"):
        await deliver(CaseLine(case_id=case_id, told=Told.WOKEN))
    await deliver(ReceiptMail(case_id="a", message_id="b", mail_id="<c@example.com>"))

    async def are_put_off():
        return [row["state"] for row in await rows()] == ["again"] * 3

    await until(are_put_off)
    sender.trouble = None
    sender.finish.set()
    await deliver(CaseOpened(case_id="c"))

    async def is_only_the_mail():
        return [row["kind"] for row in await rows()] == ["ReceiptMail"]

    await until(is_only_the_mail)


async def test_an_answer_does_not_wait_for_cards_that_are_drawn_again(bot, sender):
    answer = AnswerMail(case_id="a", answer_id="b")
    cards = [CaseCard(case_id=str(number)) for number in range(AT_ONCE)]
    async with bot.desk.begin() as work:
        for outgoing in (*cards, answer):
            await work.outbox.put(outgoing, now=bot.desk.now())
    stop = asyncio.Event()
    loops = [replace(loop, send=sender) for loop in bot.outboxes]
    running = [asyncio.create_task(loop.run(stop)) for loop in loops]

    async def is_on_its_way():
        return answer in [row.outgoing for row in sender.begun]

    assert await until(is_on_its_way)
    sender.finish.set()
    stop.set()
    await asyncio.gather(*running)
    for loop in loops:
        await loop.drain()
