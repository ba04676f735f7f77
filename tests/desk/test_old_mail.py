"""Old mail that an import brings is history: it stands in cases, and nobody is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desk import imports
from desk.case import Status
from desk.desk import Desk
from desk.events import Happened
from desk.mail import IncomingMail, Kind
from desk.mail_import import MailImport
from desk.outgoing import CaseOpened, CustomerPost, UnclaimedCheck
from desk.queue import Queue
from desk.raw import Outcome
from desk.setup import change_workspace
from tests.clock import Clock
from tests.front import Front
from tests.incoming import mail

LONG_AGO = datetime(2026, 5, 28, 7, 30, tzinfo=UTC)


@pytest.fixture
async def job(desk: Desk, queue: Queue, admin: str) -> MailImport:
    job = MailImport(id="import", account="a", by=admin, since=LONG_AGO, asked_at=desk.now())
    async with desk.begin() as work:
        await work.imports.add(job)
    return job


@pytest.fixture
def old(desk: Desk, front: Front, job: MailImport):
    """Takes an old mail in and gives what became of it."""

    async def old(one: IncomingMail, *, at: datetime = LONG_AGO) -> Outcome:
        front.clock.advance(seconds=1)
        kept = replace(await front.keep(), received_at=at, import_id=job.id)
        return await front.take_in(kept, one)

    return old


async def test_it_becomes_a_case_that_is_done_with(front: Front, old):
    assert await old(mail()) == Outcome.IMPORTED
    case = await front.newest_case()
    assert (case.status, case.is_imported, case.is_unclaimed) == (Status.RESOLVED, True, False)


async def test_one_of_weeks_ago_is_closed_until_a_newer_mail_of_it_comes_in(front: Front, old):
    first = mail()
    await old(first, at=LONG_AGO - timedelta(days=30))
    before = await front.newest_case()
    await old(mail("And this.", answers=first.message_id))

    after = await front.newest_case()
    assert (before.status, after.status) == (Status.CLOSED, Status.RESOLVED)
    assert before.id == after.id


async def test_nobody_is_called_and_nothing_is_answered(desk: Desk, front: Front, old, admin):
    await change_workspace(desk, by=admin, is_live=True, receipts=True)
    await old(mail())

    left = [type(outgoing) for outgoing, _ in await front.due()]
    assert left == [CaseOpened, CustomerPost]
    (post,) = await front.leaving(CustomerPost)
    assert (post.ping, post.broadcast) == (None, False)


async def test_it_keeps_its_own_date(front: Front, old):
    await old(mail(), at=LONG_AGO)

    case = await front.newest_case()
    assert (case.created_at, case.last_customer_at) == (LONG_AGO, LONG_AGO)
    assert (await front.newest_message(case.id)).created_at == LONG_AGO


async def test_the_date_that_it_tells_counts_where_it_can_be_true(front: Front, old):
    written = LONG_AGO - timedelta(hours=2)
    await old(replace(mail(), date=written))
    await old(replace(mail(), date=LONG_AGO + timedelta(days=300)))

    first, second = await front.cases()
    assert (first.created_at, second.created_at) == (written, LONG_AGO)


async def test_old_mails_of_one_conversation_are_one_case(front: Front, old):
    first = mail()
    await old(first)
    later = LONG_AGO + timedelta(hours=3)
    await old(mail("And this.", answers=first.message_id), at=later)

    (case,) = await front.cases()
    assert (case.status, case.last_customer_at) == (Status.RESOLVED, later)


async def test_it_joins_the_case_that_goes_on_from_it_without_a_sound(front: Front, old, agent):
    first = mail()
    await front.receive(mail("Again.", answers=first.message_id))
    before = await front.newest_case()
    newest = await front.newest_message(before.id)
    await old(first)

    after = await front.newest_case()
    assert (after.id, after.status) == (before.id, before.status)
    assert after.last_customer_at == before.last_customer_at
    assert await front.newest_message(before.id) == newest


async def test_what_came_as_new_mail_is_not_doubled(front: Front, old):
    one = mail()
    await front.receive(one)

    assert await old(one) == Outcome.DUPLICATE


@pytest.mark.parametrize(
    "machine",
    [mail(kind=Kind.AUTO), mail(kind=Kind.BOUNCE), mail(bulk=True), mail(suspected_spam=True)],
    ids=["automatic", "bounce", "bulk", "spam"],
)
async def test_old_mail_of_machines_makes_no_case(front: Front, old, machine):
    assert await old(machine) == Outcome.LEFT
    assert await front.cases() == []


async def test_a_customer_who_writes_again_brings_it_back(front: Front, old):
    first = mail()
    await old(first)
    await front.receive(mail("Still waiting.", answers=first.message_id))

    case = await front.newest_case()
    assert (case.status, case.is_imported) == (Status.NEW, True)
    assert len(await front.leaving(UnclaimedCheck)) == 1


async def test_no_figure_counts_it(desk: Desk, front: Front, old, clock: Clock):
    await old(mail())
    async with desk.look() as work:
        begun = await work.reports.begun(LONG_AGO, clock.advance(days=1))
        still_open = await work.reports.open_at(clock())

    assert (list(begun), list(still_open)) == ([], [])


async def test_figures_count_from_the_moment_the_customer_writes_again(
    desk: Desk, front: Front, old, clock: Clock
):
    first = mail()
    await old(first)
    await front.receive(mail("Still waiting.", answers=first.message_id))
    wrote_at = clock()
    async with desk.look() as work:
        (begun,) = await work.reports.begun(LONG_AGO, clock.advance(days=1))
        moved = await work.reports.moved(LONG_AGO, clock())

    assert begun.at == wrote_at
    assert list(moved) == []


async def test_its_history_tells_of_the_import(front: Front, old):
    await old(mail())

    case = await front.newest_case()
    assert await front.happened(case.id) == [Happened.CREATED, Happened.IMPORTED]


async def test_an_import_ends_when_all_its_mail_is_taken_in(desk: Desk, front: Front, old, job):
    await old(mail())
    assert await imports.end(desk, job.id)

    assert await imports.underway(desk) == []
