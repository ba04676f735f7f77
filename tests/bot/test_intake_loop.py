"""The intake's loop: what cannot be processed rests, holds up nobody, and is never lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import pytest

from bot.app import built
from bot.intake import REST, IntakeLoop
from desk import inbound, roles, setup
from desk.raw import InboundState, Way
from handlers.mail.read import read_mail
from tests.house import settings_for


@dataclass
class Reader:
    """Reads mails; stumbles over some of them, so many times."""

    stumbles: dict[str, int] = field(default_factory=dict)
    spoils: set[str] = field(default_factory=set)
    asked: Counter = field(default_factory=Counter)

    async def __call__(self, kept):
        mail = read_mail(kept.raw, own_addresses=[])
        self.asked[mail.subject] += 1
        if self.asked[mail.subject] <= self.stumbles.get(mail.subject, 0):
            raise RecursionError(mail.subject)
        # Nobody can take in a mail without a sender: the transaction fails, not the reading.
        return replace(mail, sender=None) if mail.subject in self.spoils else mail


@pytest.fixture
async def bot(settings, slack):
    async with built(settings, clock=slack.clock.now) as bot:
        await with_queue(bot, slack)
        yield bot


async def with_queue(bot, slack):
    adam = slack.person("adam").id
    await roles.name_admin(bot.desk, adam)
    new = setup.NewQueue(
        key="support", name="Support", channel="C0SUPPORT", address="support@example.com"
    )
    await setup.add_queue(bot.desk, new, by=adam)


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def loop(bot, reader) -> IntakeLoop:
    return replace(bot.intake, read=reader)


@pytest.fixture
def keep(bot):
    async def keep(*subjects):
        for subject in subjects:
            raw = f"From: customer@example.net\nTo: support@example.com\nSubject: {subject}\n\nHi\n"
            await inbound.keep(bot.desk, Way.SMTP, key=subject, raw=raw.encode())

    return keep


@pytest.fixture
def subjects(bot):
    """Those of the cases there are."""

    async def listed():
        found, number = [], 1001
        async with bot.desk.look() as work:
            while case := await work.cases.by_number(number):
                found.append(case.subject)
                number += 1
        return found

    return listed


@pytest.fixture
def waiting(bot):
    async def count():
        async with bot.desk.look() as work:
            return await work.inbound.count(InboundState.NEW)

    return count


async def test_a_mail_that_cannot_be_read_holds_up_nobody(loop, reader, keep, subjects):
    reader.stumbles["Bad"] = 99
    await keep("Bad", "Good")

    await loop.step()

    assert await subjects() == ["Good"]


async def test_a_mail_that_cannot_be_taken_in_holds_up_nobody(loop, reader, keep, subjects):
    reader.spoils.add("Bad")
    await keep("One", "Bad", "Two")

    await loop.step()

    assert await subjects() == ["One", "Two"]


async def test_what_failed_rests_before_it_is_tried_again(loop, reader, keep):
    reader.stumbles["Bad"] = 1
    await keep("Bad")

    for _ in range(5):
        await loop.step()

    assert reader.asked["Bad"] == 1


async def test_what_failed_once_is_taken_in_when_the_trouble_is_over(
    loop, reader, keep, subjects, slack
):
    reader.stumbles["Bad"] = 1
    await keep("Bad")
    await loop.step()

    slack.clock.advance(REST[0])
    await loop.step()

    assert await subjects() == ["Bad"]


async def test_what_fails_every_time_becomes_a_bare_case(loop, reader, keep, waiting, slack):
    reader.stumbles["Bad"] = 99
    await keep("Bad")

    for rest in (*REST, REST[-1]):
        await loop.step()
        slack.clock.advance(rest)

    assert reader.asked["Bad"] == 3
    assert await waiting() == 0


async def test_what_failed_rests_for_all_replicas(loop, reader, keep, subjects, slack):
    reader.stumbles["Odd"] = 1
    await keep("Odd")
    await loop.step()

    other = replace(loop, _resting={})
    await other.step()
    assert reader.asked["Odd"] == 1

    slack.clock.advance(REST[0])
    await other.step()
    assert await subjects() == ["Odd"]


async def test_one_replica_at_a_time_tries_what_has_rested(loop, reader, keep, slack):
    reader.stumbles["Odd"] = 9
    await keep("Odd")
    await loop.step()
    slack.clock.advance(REST[0])

    for one in (loop, replace(loop, _resting={}), replace(loop, _resting={})):
        await one.step()

    assert reader.asked["Odd"] == 2


async def test_what_was_left_after_its_last_try_is_tried_once_more(
    bot, loop, keep, subjects, slack
):
    await keep("Left")
    async with bot.desk.begin() as work:
        (left,) = await work.inbound.waiting([Way.SMTP], 1)
        for _ in range(3):
            await work.inbound.failed(left.id, problem="killed")

    await loop.step()

    assert await subjects() == ["Left"]


async def test_resting_mails_do_not_crowd_out_the_others(loop, reader, keep, subjects):
    bad = [f"Bad {number}" for number in range(45)]
    reader.stumbles = dict.fromkeys(bad, 99)
    await keep(*bad)
    for _ in range(3):
        await loop.step()
    await keep("Good")

    await loop.step()

    assert await subjects() == ["Good"]


@pytest.mark.postgres
async def test_two_replicas_take_in_one_copy_of_a_mail_after_the_other(
    postgres_database, slack, reader
):
    url = postgres_database.url.render_as_string(hide_password=False)
    async with built(settings_for(slack, url), clock=slack.clock.now) as bot:
        await with_queue(bot, slack)
        raw = b"From: kim@example.net\nSubject: Hello\nMessage-ID: <1@example.net>\n\nHi\n"
        for key in ("by one way", "by another"):
            await inbound.keep(bot.desk, Way.SMTP, key=key, raw=raw)

        async with postgres_database.begin(bot.desk.workspace) as other:
            await other.mail_ids.claim(["<1@example.net>"])
            assert await replace(bot.intake, read=reader).step() == 0

        assert await replace(bot.intake, read=reader).step() == 2


async def test_nothing_is_taken_in_before_there_is_a_queue(settings, reader, slack):
    async with built(settings, clock=slack.clock.now) as bot:
        await inbound.keep(bot.desk, Way.SMTP, key="1", raw=b"Subject: Early\n\nHi\n")

        assert await replace(bot.intake, read=reader).step() == 0

        async with bot.desk.look() as work:
            assert await work.inbound.count(InboundState.NEW) == 1
