"""Who has a case."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from desk.alarm import CLAIM_WITHIN
from desk.assignment import assign, claim, release
from desk.case import Case, Status
from desk.desk import Desk
from desk.errors import AlreadyClaimed, BadInput, NotAllowed, NotAnAgent, NotFound, WrongStatus
from desk.events import Happened
from desk.outgoing import CaseCard, CaseLine, Told, UnclaimedCheck
from desk.resolution import reopen, resolve, snooze
from tests.clock import Clock
from tests.front import Front, Wake


async def test_a_claimed_case_has_one_owner(desk: Desk, case: Case, agent: str):
    claimed = await claim(desk, case.id, by=agent)

    assert claimed.owner == agent


async def test_a_claimed_case_is_open_from_that_moment(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    clock.advance(minutes=7)
    await claim(desk, case.id, by=agent)

    kept = await front.case(case.id)
    assert (kept.status, kept.owned_since) == (Status.OPEN, clock())


async def test_the_second_to_claim_is_told_who_was_first(
    desk: Desk, case: Case, agent: str, colleague: str, clock: Clock
):
    await claim(desk, case.id, by=agent)
    since = f"<!date^{int(clock().timestamp())}^{{time}}|09:00 UTC>"
    clock.advance(minutes=5)

    with pytest.raises(AlreadyClaimed) as refused:
        await claim(desk, case.id, by=colleague)

    assert refused.value.sentence == f"<@{agent}> has had this case since {since}."


async def test_of_two_who_claim_at_once_one_is_the_owner(
    desk: Desk, replica: Desk, front: Front, case: Case, agent: str, colleague: str
):
    claims = (claim(desk, case.id, by=agent), claim(replica, case.id, by=colleague))
    first, second = await asyncio.gather(*claims, return_exceptions=True)

    winner, loser = (first, second) if isinstance(first, Case) else (second, first)
    assert isinstance(winner, Case)
    assert isinstance(loser, AlreadyClaimed)
    assert loser.owner == winner.owner == (await front.case(case.id)).owner


async def test_the_owners_second_click_changes_nothing(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    first = await claim(desk, case.id, by=agent)
    clock.advance(minutes=1)
    await claim(desk, case.id, by=agent)

    assert await front.case(case.id) == first
    assert await front.happened(case.id) == [Happened.CREATED, Happened.CLAIMED]


async def test_a_claim_has_the_card_drawn_again(
    desk: Desk, front: Front, case: Case, agent: str, wake: Wake
):
    await front.deliver()
    rung = wake.outboxes
    await claim(desk, case.id, by=agent)

    assert await front.leaving(CaseCard) == [CaseCard(case_id=case.id)]
    assert wake.outboxes == rung + 1


async def test_a_claimed_snoozed_case_sleeps_on(
    desk: Desk, case: Case, agent: str, colleague: str, clock: Clock
):
    await snooze(desk, case.id, until=clock() + timedelta(days=1), by=colleague)
    claimed = await claim(desk, case.id, by=agent)

    assert (claimed.status, claimed.owner) == (Status.SNOOZED, agent)


async def test_an_outsider_is_told_whom_to_ask(desk: Desk, case: Case):
    with pytest.raises(NotAnAgent) as refused:
        await claim(desk, case.id, by="U0OUTSIDER")

    assert refused.value.sentence == (
        "Only agents of *Support* can do that. You can ask its lead to let you in."
    )


async def test_a_refused_claim_leaves_the_case_as_it_was(desk: Desk, front: Front, case: Case):
    with pytest.raises(NotAnAgent):
        await claim(desk, case.id, by="U0OUTSIDER")

    assert await front.case(case.id) == case


async def test_a_case_that_does_not_exist_cannot_be_claimed(desk: Desk, agent: str):
    with pytest.raises(NotFound, match="does not exist any more"):
        await claim(desk, "0" * 32, by=agent)


@pytest.mark.parametrize("act", [claim, release], ids=["claim", "release"])
async def test_a_resolved_case_keeps_its_owner(desk: Desk, case: Case, agent: str, act):
    await claim(desk, case.id, by=agent)
    await resolve(desk, case.id, by=agent)

    with pytest.raises(WrongStatus, match="#1001 is resolved and cannot be"):
        await act(desk, case.id, by=agent)


async def test_an_agent_gives_a_case_to_a_colleague(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    await claim(desk, case.id, by=agent)
    await assign(desk, case.id, to=colleague, by=agent)

    assert (await front.case(case.id)).owner == colleague


async def test_the_new_owner_is_mentioned_in_the_thread(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    await assign(desk, case.id, to=colleague, by=agent)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=case.id, told=Told.ASSIGNED, by=agent, to=(colleague,))
    ]


async def test_who_takes_a_case_themselves_is_not_mentioned(
    desk: Desk, front: Front, case: Case, agent: str
):
    await assign(desk, case.id, to=agent, by=agent)

    assert (await front.case(case.id)).owner == agent
    assert await front.leaving(CaseLine) == []


async def test_whose_case_is_taken_over_hears_of_it(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    await claim(desk, case.id, by=colleague)
    await assign(desk, case.id, to=agent, by=agent)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=case.id, told=Told.TAKEN_OVER, by=agent, to=(colleague,))
    ]


async def test_whose_case_is_given_to_somebody_else_hears_of_it(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str, lead: str
):
    await claim(desk, case.id, by=colleague)
    await assign(desk, case.id, to=agent, by=lead)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=case.id, told=Told.ASSIGNED, by=lead, to=(agent,)),
        CaseLine(case_id=case.id, told=Told.GIVEN_ON, by=lead, to=(colleague,)),
    ]


async def test_a_case_given_to_its_owner_stays_as_it_is(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    before = await claim(desk, case.id, by=agent)
    await assign(desk, case.id, to=agent, by=colleague)

    assert await front.case(case.id) == before
    assert await front.leaving(CaseLine) == []


async def test_a_case_is_only_given_to_an_agent_of_its_queue(desk: Desk, case: Case, agent: str):
    with pytest.raises(BadInput, match="<@U0OUTSIDER> is not an agent of this queue"):
        await assign(desk, case.id, to="U0OUTSIDER", by=agent)


async def test_who_assigned_a_case_and_to_whom_is_kept(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    await assign(desk, case.id, to=colleague, by=agent)

    event = (await front.events(case.id))[-1]
    assert (event.what, event.by, event.facts) == (Happened.ASSIGNED, agent, {"to": colleague})


async def test_the_owner_lets_a_case_go(desk: Desk, front: Front, case: Case, agent: str):
    await claim(desk, case.id, by=agent)
    await release(desk, case.id, by=agent)

    kept = await front.case(case.id)
    assert (kept.status, kept.owner, kept.owned_since) == (Status.NEW, None, None)


async def test_the_channel_hears_that_a_case_is_free_again(
    desk: Desk, front: Front, case: Case, agent: str
):
    await claim(desk, case.id, by=agent)
    await release(desk, case.id, by=agent)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=case.id, told=Told.RELEASED, by=agent, broadcast=True)
    ]


async def test_a_lead_takes_a_case_away(desk: Desk, case: Case, agent: str, lead: str):
    await claim(desk, case.id, by=agent)
    released = await release(desk, case.id, by=lead)

    assert released.owner is None


async def test_a_colleague_does_not_take_a_case_away(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    await claim(desk, case.id, by=agent)

    with pytest.raises(NotAllowed, match=r"Only a lead of \*Support\* or an admin can do that"):
        await release(desk, case.id, by=colleague)

    assert (await front.case(case.id)).owner == agent


async def test_letting_go_of_a_case_that_nobody_has_changes_nothing(
    desk: Desk, front: Front, case: Case, agent: str
):
    await release(desk, case.id, by=agent)

    assert await front.case(case.id) == case
    assert await front.leaving(CaseLine) == []


async def test_a_new_case_is_put_before_the_lead_when_nobody_claims_it(front: Front, case: Case):
    assert await front.due_of(UnclaimedCheck(case_id=case.id)) == case.created_at + CLAIM_WITHIN


@pytest.mark.parametrize("anew", ["released", "reopened"])
async def test_a_case_that_is_free_again_has_its_whole_time_to_be_claimed(
    desk: Desk, front: Front, case: Case, agent: str, lead: str, clock: Clock, anew: str
):
    await claim(desk, case.id, by=agent)
    clock.advance(minutes=50)
    if anew == "reopened":
        await resolve(desk, case.id, by=agent)
        await reopen(desk, case.id, by=lead)
    await release(desk, case.id, by=agent)

    assert await front.due_of(UnclaimedCheck(case_id=case.id)) == clock() + CLAIM_WITHIN
