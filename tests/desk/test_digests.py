"""The weekly digest: once a week, late where it was missed, and as it was posted ever after."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from desk import digests, resolution, roles, setup, splitting
from desk.case import Case
from desk.change import happened
from desk.desk import Desk
from desk.digest import Digest
from desk.errors import BadInput, NotAllowed
from desk.events import Happened
from desk.outgoing import DigestPost
from desk.people import Role
from desk.queue import Function, Queue
from tests.clock import Clock
from tests.front import Front
from tests.incoming import mail

CHANNEL = "C0MANAGERS"
#: The first Monday after the clock's start at nine.
DUE = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)


@pytest.fixture
async def weekly(desk: Desk, admin: str) -> None:
    await digests.schedule(desk, CHANNEL, weekday=0, at="09:00", by=admin)


@pytest.fixture
async def service(desk: Desk, admin: str) -> Queue:
    new = setup.NewQueue(
        key="service",
        name="Customer care",
        channel="C0SERVICE",
        address="service@example.com",
        function=Function.SERVICE,
    )
    return await setup.add_queue(desk, new, by=admin)


async def kept(desk: Desk, digest: Digest) -> Digest:
    async with desk.look() as work:
        found = await work.digests.get(digest.id)
    assert found
    return found


async def test_nothing_is_posted_before_its_time(desk: Desk, clock: Clock, weekly: None):
    clock.now = DUE - timedelta(seconds=1)

    assert await digests.post_due(desk) is None


async def test_it_is_posted_once_when_its_time_has_come(
    desk: Desk, front: Front, clock: Clock, weekly: None
):
    clock.now = DUE
    digest = await digests.post_due(desk)
    assert digest
    assert await digests.post_due(desk) is None

    assert await front.leaving(DigestPost) == [DigestPost(digest_id=digest.id)]
    assert (digest.channel, digest.week, digest.is_late) == (CHANNEL, "2026-W25", False)


async def test_two_replicas_post_it_once(
    desk: Desk, replica: Desk, front: Front, clock: Clock, weekly: None
):
    clock.now = DUE
    await asyncio.gather(*[digests.post_due(one) for one in (desk, replica, desk, replica)])

    assert len(await front.leaving(DigestPost)) == 1


async def test_a_missed_one_comes_late_and_knows_it(desk: Desk, clock: Clock, weekly: None):
    clock.now = DUE + timedelta(days=2)
    digest = await digests.post_due(desk)

    assert digest
    assert (digest.is_late, digest.due) == (True, DUE)
    assert (digest.report.period.first, digest.report.period.last) == (
        datetime(2026, 6, 8, tzinfo=UTC).date(),
        datetime(2026, 6, 14, tzinfo=UTC).date(),
    )


async def test_of_several_missed_ones_the_last_comes(
    desk: Desk, front: Front, clock: Clock, weekly: None
):
    clock.now = DUE + timedelta(weeks=3, hours=1)
    digest = await digests.post_due(desk)
    assert await digests.post_due(desk) is None

    assert digest
    assert digest.week == "2026-W28"
    assert len(await front.leaving(DigestPost)) == 1


async def test_every_week_has_one(desk: Desk, front: Front, clock: Clock, weekly: None):
    for _ in range(4 * 7):
        clock.advance(days=1)
        await digests.post_due(desk)

    assert len(await front.leaving(DigestPost)) == 4


async def test_another_day_of_the_same_week_brings_no_second_one(
    desk: Desk, admin: str, front: Front, clock: Clock, weekly: None
):
    clock.now = DUE
    await digests.post_due(desk)
    _, due = await digests.schedule(desk, CHANNEL, weekday=2, at="09:00", by=admin)
    clock.advance(days=3)
    await digests.post_due(desk)

    assert len(await front.leaving(DigestPost)) == 1
    assert due.at == DUE + timedelta(days=9)


async def test_what_was_posted_keeps_its_figures(
    desk: Desk, front: Front, clock: Clock, case: Case, admin: str, weekly: None
):
    await resolution.resolve(desk, case.id, by=admin)
    clock.now = DUE
    digest = await digests.post_due(desk)
    assert digest
    await resolution.reopen(desk, case.id, by=admin)
    await front.receive(mail())

    assert (await kept(desk, digest)).report == digest.report
    assert digest.report.functions[0].volume.resolved == 1


async def test_a_posted_one_comes_out_of_the_store_whole(
    desk: Desk, front: Front, clock: Clock, case: Case, service: Queue, admin: str
):
    clock.advance(minutes=7)
    shown = await digests.preview(desk, "this week", by=admin)
    digest = await digests.post(desk, shown, channel="C0SUPPORT", by=admin)

    assert await kept(desk, digest) == digest


async def test_an_unhappy_customer_of_the_time_that_is_looked_at_is_told_however_long_that_is(
    desk: Desk, clock: Clock, case: Case, admin: str
):
    at = clock.advance(days=1)
    async with desk.begin() as work:
        await happened(work, case, Happened.SURVEY_ANSWERED, at=at, kind="csat", score=1)
    clock.advance(days=150)

    shown = await digests.preview(desk, f"{at:%Y-%m-%d}..{desk.now():%Y-%m-%d}", by=admin)

    (support,) = shown.functions
    assert [loop.ref.number for loop in support.unhappy.oldest] == [case.number]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.LEAD, Role.ADMIN])
async def test_those_who_answer_for_the_whole_see_the_figures(
    desk: Desk, queue: Queue, admin: str, role: Role
):
    key = queue.key if role is Role.LEAD else None
    await roles.add_member(desk, "U0WHO", role, queue_key=key, by=admin)

    assert (await digests.preview(desk, "", by="U0WHO")).functions


@pytest.mark.parametrize("text", ["", "last week"])
async def test_an_agent_is_refused(desk: Desk, agent: str, text: str):
    with pytest.raises(NotAllowed, match="managers, leads and admins"):
        await digests.preview(desk, text, by=agent)


async def test_an_agent_cannot_post_either(desk: Desk, front: Front, admin: str, agent: str):
    shown = await digests.preview(desk, "", by=admin)
    with pytest.raises(NotAllowed, match="managers, leads and admins"):
        await digests.post(desk, shown, channel="C0SUPPORT", by=agent)

    assert not await front.leaving(DigestPost)


async def test_only_admins_set_the_weekly_one(desk: Desk, lead: str):
    with pytest.raises(NotAllowed):
        await digests.schedule(desk, CHANNEL, weekday=0, at="09:00", by=lead)


@pytest.mark.parametrize("text", ["service", "Customer care last week", "last week service"])
async def test_one_queue_is_told_of_alone(
    desk: Desk, queue: Queue, service: Queue, admin: str, text: str
):
    report = await digests.preview(desk, text, by=admin)

    assert report.queue == "Customer care"
    assert [f.function for f in report.functions] == [Function.SERVICE]


async def test_support_and_service_are_counted_apart(
    desk: Desk, front: Front, queue: Queue, service: Queue, admin: str
):
    await front.receive(mail())
    await front.receive(mail(sender="Jo <jo@example.com>"))
    await front.receive(mail(sender="Al <al@example.com>"), queue_key="service")
    front.clock.advance(seconds=1)

    report = await digests.preview(desk, "", by=admin)

    assert {f.function: f.volume.new for f in report.functions} == {
        Function.SUPPORT: 2,
        Function.SERVICE: 1,
    }


async def test_a_word_nobody_knows_is_answered_with_the_nearest(
    desk: Desk, queue: Queue, admin: str
):
    with pytest.raises(BadInput, match="Did you mean `/digest last week`"):
        await digests.preview(desk, "las week", by=admin)


async def test_weeks_are_cut_in_the_teams_zone(desk: Desk, admin: str, clock: Clock, weekly: None):
    await setup.change_workspace(desk, by=admin, zone="America/New_York")
    clock.now = DUE + timedelta(hours=4)
    digest = await digests.post_due(desk)

    assert digest
    assert digest.report.period.since == datetime(2026, 6, 8, 4, 0, tzinfo=UTC)
    assert not digest.is_late


async def test_cases_that_were_put_together_are_counted_once(
    desk: Desk, front: Front, clock: Clock, case: Case, admin: str
):
    await front.receive(mail("It has come now.", subject="Parcel"))
    second = await front.newest_case()
    clock.advance(minutes=5)
    await splitting.attach(desk, second.id, to=case.id, by=admin)
    clock.advance(minutes=5)

    volume = (await digests.preview(desk, "", by=admin)).functions[0].volume

    assert second.id != case.id
    assert (volume.new, volume.backlog_after) == (1, 1)
