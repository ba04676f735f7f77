"""Every mail is accounted for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desk import ledger as books
from desk.desk import Desk
from desk.errors import NotAllowed, NotFound
from desk.mail import Kind
from desk.outgoing import QuarantineNotice
from desk.queue import Queue
from desk.raw import Outcome
from desk.setup import change_workspace
from tests.clock import Clock
from tests.front import Front
from tests.incoming import mail


@pytest.fixture
def unread(desk: Desk, front: Front):
    """Puts a mail into quarantine and gives its id."""

    async def unread() -> str:
        kept = await front.keep()
        async with desk.begin() as work:
            await books.quarantine(work, kept.id, problem="ValueError", now=desk.now())
        return kept.id

    return unread


async def test_every_mail_is_in_one_column(desk: Desk, front: Front, queue: Queue, unread):
    first = mail()
    await front.receive(first)
    await front.receive(first)
    await front.receive(mail("And this.", answers=first.message_id))
    await front.receive(mail(kind=Kind.OWN))
    await front.receive(mail(bulk=True))
    await unread()
    await front.keep()

    book = await books.ledger(desk)
    assert book.outcomes == {
        Outcome.CASE: 1,
        Outcome.DUPLICATE: 1,
        Outcome.APPENDED: 1,
        Outcome.OWN: 1,
        Outcome.JUNK: 1,
        Outcome.QUARANTINED: 1,
    }
    assert (book.waiting, book.total) == (1, 7)


async def test_a_day_begins_at_midnight_of_the_team(desk: Desk, queue: Queue, admin: str):
    await change_workspace(desk, by=admin, zone="Europe/Berlin")

    assert (await books.ledger(desk)).since == datetime(2026, 6, 7, 22, 0, tzinfo=UTC)


async def test_yesterdays_mail_is_not_todays(desk: Desk, front: Front, queue: Queue, clock: Clock):
    await front.receive(mail())
    clock.advance(days=1)

    assert (await books.ledger(desk)).total == 0
    assert (await books.ledger(desk, since=clock().date() - timedelta(days=1))).total == 1


async def test_what_is_in_quarantine_is_listed_for_ever(desk: Desk, queue, unread, clock: Clock):
    lost = await unread()
    clock.advance(days=400)

    (listed,) = (await books.ledger(desk)).quarantined
    assert (listed.id, listed.problem) == (lost, "ValueError")


async def test_a_quarantined_mail_runs_again(desk: Desk, front: Front, queue: Queue, unread):
    lost = await unread()
    await unread()

    assert await books.rerun(desk, lost) == 1
    assert await front.take_in_again(mail()) == "case"
    assert len((await books.ledger(desk)).quarantined) == 1


async def test_all_quarantined_mails_run_again(desk: Desk, queue: Queue, unread):
    await unread()
    await unread()

    assert await books.rerun(desk) == 2


async def test_what_is_not_in_quarantine_cannot_run_again(desk: Desk, front: Front, queue: Queue):
    kept = await front.keep()

    with pytest.raises(NotFound, match=kept.id):
        await books.rerun(desk, kept.id)


async def test_an_agent_does_not_run_it_again(desk: Desk, queue: Queue, agent: str, unread):
    await unread()

    with pytest.raises(NotAllowed):
        await books.rerun_for(desk, by=agent)


async def test_leads_and_admins_hear_of_it(front: Front, admin: str, lead: str, agent, unread):
    await unread()

    told = await front.leaving(QuarantineNotice)
    assert {notice.user for notice in told} == {admin, lead}


async def test_they_hear_of_it_once_an_hour(front: Front, queue: Queue, clock: Clock, unread):
    await unread()
    await front.deliver()
    for _ in range(3):
        clock.advance(minutes=5)
        await unread()

    (notice,) = await front.leaving(QuarantineNotice)
    assert await front.due_of(notice) == datetime(2026, 6, 8, 10, 0, tzinfo=UTC)
