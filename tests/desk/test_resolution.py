"""How a case rests and ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from desk.alarm import CLAIM_WITHIN
from desk.assignment import claim
from desk.case import CLOSED_AFTER, Case, Status
from desk.desk import Desk
from desk.errors import BadInput, NotAnAgent, WrongStatus
from desk.events import Happened
from desk.ids import new_id
from desk.outgoing import CaseCard, CaseLine, Told, UnclaimedCheck
from desk.resolution import BATCH, close_resolved, reopen, resolve, snooze, wake_snoozed
from tests.clock import Clock
from tests.front import Front, Wake


async def test_a_resolved_case_has_a_moment_of_resolution(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    await claim(desk, case.id, by=agent)
    await resolve(desk, case.id, by=agent)

    kept = await front.case(case.id)
    assert (kept.status, kept.owner, kept.resolved_at) == (Status.RESOLVED, agent, clock())


async def test_who_resolves_a_case_that_nobody_has_claims_it(
    desk: Desk, front: Front, case: Case, agent: str
):
    await resolve(desk, case.id, by=agent)

    assert (await front.case(case.id)).owner == agent
    assert (await front.happened(case.id))[1:] == [Happened.CLAIMED, Happened.RESOLVED]


async def test_a_second_click_on_resolve_changes_nothing(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str, clock: Clock
):
    first = await resolve(desk, case.id, by=agent)
    clock.advance(minutes=1)
    await resolve(desk, case.id, by=colleague)

    assert await front.case(case.id) == first


async def test_an_outsider_resolves_nothing(desk: Desk, case: Case):
    with pytest.raises(NotAnAgent):
        await resolve(desk, case.id, by="U0OUTSIDER")


async def test_a_reopened_case_is_its_owners_again(
    desk: Desk, front: Front, case: Case, agent: str
):
    await resolve(desk, case.id, by=agent)
    await reopen(desk, case.id, by=agent)

    kept = await front.case(case.id)
    assert (kept.status, kept.owner, kept.resolved_at) == (Status.OPEN, agent, None)


@pytest.mark.parametrize(
    ("by", "mentioned"), [("U0AGENT", ()), ("U0COLLEAGUE", ("U0AGENT",))], ids=["owner", "other"]
)
async def test_the_owner_hears_of_a_reopening_by_somebody_else(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str, by: str, mentioned: tuple
):
    await resolve(desk, case.id, by=agent)
    await reopen(desk, case.id, by=by)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=case.id, told=Told.REOPENED, by=by, to=mentioned)
    ]


async def test_reopening_what_is_open_changes_nothing(
    desk: Desk, front: Front, case: Case, agent: str
):
    await reopen(desk, case.id, by=agent)

    assert await front.case(case.id) == case
    assert await front.leaving(CaseLine) == []


async def test_a_closed_case_can_be_reopened_by_hand(
    desk: Desk, case: Case, agent: str, clock: Clock
):
    await resolve(desk, case.id, by=agent)
    clock.advance(seconds=CLOSED_AFTER.total_seconds())
    await close_resolved(desk)

    assert (await reopen(desk, case.id, by=agent)).status is Status.OPEN


async def test_a_snoozed_case_sleeps_until_its_time(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    until = clock() + timedelta(days=3)
    await snooze(desk, case.id, until=until, by=agent)
    woken_early = await wake_snoozed(desk)

    kept = await front.case(case.id)
    assert (woken_early, kept.status, kept.snoozed_until) == (0, Status.SNOOZED, until)


@pytest.mark.parametrize("seconds", [0, -60], ids=["now", "a minute ago"])
async def test_nobody_snoozes_into_the_past(
    desk: Desk, case: Case, agent: str, clock: Clock, seconds: int
):
    with pytest.raises(BadInput, match="already passed"):
        await snooze(desk, case.id, until=clock() + timedelta(seconds=seconds), by=agent)


async def test_a_resolved_case_is_not_snoozed(desk: Desk, case: Case, agent: str, clock: Clock):
    await resolve(desk, case.id, by=agent)

    with pytest.raises(WrongStatus, match="cannot be snoozed"):
        await snooze(desk, case.id, until=clock() + timedelta(days=1), by=agent)


@pytest.fixture
async def asleep(desk: Desk, front: Front, case: Case, clock: Clock, agent: str) -> Case:
    """A case that nobody has, snoozed for a day that is over."""
    await front.deliver()
    case = await snooze(desk, case.id, until=clock() + timedelta(days=1), by=agent)
    clock.advance(days=1)
    return case


async def test_a_case_wakes_when_its_time_has_come(desk: Desk, front: Front, asleep: Case):
    woken = await wake_snoozed(desk)

    kept = await front.case(asleep.id)
    assert (woken, kept.status, kept.snoozed_until) == (1, Status.NEW, None)


async def test_a_woken_case_is_its_owners(desk: Desk, front: Front, asleep: Case, agent: str):
    await claim(desk, asleep.id, by=agent)
    await wake_snoozed(desk)

    assert (await front.case(asleep.id)).status is Status.OPEN
    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=asleep.id, told=Told.WOKEN, to=(agent,))
    ]


async def test_a_woken_case_that_nobody_has_is_shown_in_the_channel(
    desk: Desk, front: Front, asleep: Case, clock: Clock
):
    await wake_snoozed(desk)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=asleep.id, told=Told.WOKEN, broadcast=True)
    ]
    assert await front.due_of(UnclaimedCheck(case_id=asleep.id)) == clock() + CLAIM_WITHIN


async def test_a_case_wakes_once(desk: Desk, asleep: Case, wake: Wake):
    await wake_snoozed(desk)
    rung = wake.outboxes

    assert await wake_snoozed(desk) == 0
    assert wake.outboxes == rung


@pytest.mark.parametrize(
    ("rested", "status"),
    [
        (CLOSED_AFTER - timedelta(seconds=1), Status.RESOLVED),
        (CLOSED_AFTER, Status.CLOSED),
    ],
    ids=["not yet", "long enough"],
)
async def test_a_case_that_has_rested_long_enough_is_closed(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock, rested: timedelta, status
):
    await resolve(desk, case.id, by=agent)
    clock.advance(seconds=rested.total_seconds())
    await close_resolved(desk)

    assert (await front.case(case.id)).status is status


async def test_a_closed_case_is_drawn_again_and_calls_nobody(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    await resolve(desk, case.id, by=agent)
    clock.advance(seconds=CLOSED_AFTER.total_seconds())
    await front.deliver()

    assert await close_resolved(desk) == 1
    assert [outgoing for outgoing, _ in await front.due()] == [CaseCard(case_id=case.id)]


async def test_two_replicas_wake_a_case_once(desk: Desk, replica: Desk, front: Front, asleep: Case):
    woken = await asyncio.gather(wake_snoozed(desk), wake_snoozed(replica))

    assert sum(woken) == 1
    assert (await front.happened(asleep.id)).count(Happened.WOKEN) == 1


@pytest.mark.parametrize(
    ("status", "chore"),
    [(Status.SNOOZED, wake_snoozed), (Status.RESOLVED, close_resolved)],
    ids=["wake", "close"],
)
async def test_many_cases_are_moved_on_in_batches(
    desk: Desk, case: Case, clock: Clock, wake: Wake, status: Status, chore
):
    still = replace(case, status=status, snoozed_until=clock(), resolved_at=clock())
    async with desk.begin() as work:
        for number in range(BATCH + 1):
            await work.cases.add(replace(still, id=new_id(clock()), number=2_000 + number))
    clock.advance(seconds=CLOSED_AFTER.total_seconds())
    rung = wake.outboxes

    assert await chore(desk) == BATCH + 1
    assert wake.outboxes - rung == 2
