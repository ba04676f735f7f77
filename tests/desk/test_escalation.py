"""Calling for help, and answering the call."""

from __future__ import annotations

import pytest

from desk import setup
from desk.assignment import claim
from desk.case import Case, Status
from desk.deliveries import Delivered, delivered
from desk.desk import Desk
from desk.errors import BadInput, NotAnAgent, WrongStatus
from desk.escalation import LONGEST_REASON, acknowledge, escalate
from desk.events import Happened
from desk.outgoing import CaseLine, EscalationPost, EscalationRenewed, Told
from desk.resolution import reopen, resolve
from tests.clock import Clock
from tests.front import Front

WHY = "The customer wants to leave."


async def test_the_queues_lead_is_called_in_the_thread(
    desk: Desk, front: Front, case: Case, agent: str, lead: str
):
    await escalate(desk, case.id, reason=WHY, by=agent)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=case.id, told=Told.ESCALATED, by=agent, to=(lead,), detail=WHY)
    ]


async def test_a_named_person_is_called_alone(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str, lead: str
):
    await escalate(desk, case.id, reason=WHY, by=agent, to=colleague)

    assert [line.to for line in await front.leaving(CaseLine)] == [(colleague,)]


async def test_without_a_lead_the_admins_are_called(
    desk: Desk, front: Front, case: Case, agent: str, admin: str
):
    await escalate(desk, case.id, reason=WHY, by=agent)

    assert [line.to for line in await front.leaving(CaseLine)] == [(admin,)]


async def test_an_escalation_is_kept_with_its_reason(
    desk: Desk, front: Front, case: Case, agent: str, lead: str, clock: Clock
):
    await escalate(desk, case.id, reason="  The customer\n wants to  leave. ", by=agent)

    escalation = (await front.case(case.id)).escalation
    assert escalation
    assert (escalation.to, escalation.by, escalation.reason, escalation.at) == (
        (lead,),
        agent,
        WHY,
        clock(),
    )
    assert (await front.happened(case.id))[-1] == Happened.ESCALATED


async def test_the_owner_stays_the_owner(desk: Desk, front: Front, case: Case, agent, colleague):
    await claim(desk, case.id, by=agent)
    await escalate(desk, case.id, reason=WHY, by=colleague)

    kept = await front.case(case.id)
    assert (kept.owner, kept.status) == (agent, Status.OPEN)


async def test_a_call_without_a_reason_is_refused(desk: Desk, case: Case, agent: str):
    with pytest.raises(BadInput, match="Say why"):
        await escalate(desk, case.id, reason=" \n", by=agent)


async def test_a_very_long_reason_is_cut(desk: Desk, case: Case, agent: str):
    escalated = await escalate(desk, case.id, reason="x" * 5000, by=agent)

    assert escalated.escalation
    assert len(escalated.escalation.reason) == LONGEST_REASON


async def test_who_cannot_see_the_case_is_not_called(desk: Desk, case: Case, agent: str):
    with pytest.raises(BadInput, match=r"<@U0OUTSIDER> does not work in \*Support\*"):
        await escalate(desk, case.id, reason=WHY, by=agent, to="U0OUTSIDER")


async def test_an_outsider_calls_nobody(desk: Desk, case: Case):
    with pytest.raises(NotAnAgent):
        await escalate(desk, case.id, reason=WHY, by="U0OUTSIDER")


async def test_a_resolved_case_is_not_escalated(desk: Desk, case: Case, agent: str):
    await resolve(desk, case.id, by=agent)

    with pytest.raises(WrongStatus, match="cannot be escalated"):
        await escalate(desk, case.id, reason=WHY, by=agent)


async def test_a_call_shows_in_the_escalation_channel_where_there_is_one(
    desk: Desk, front: Front, case: Case, agent: str, admin: str
):
    await escalate(desk, case.id, reason=WHY, by=agent)
    without = await front.leaving(EscalationPost)
    await setup.change_workspace(desk, by=admin, escalation_channel="C0HELP")
    await escalate(desk, case.id, reason=WHY, by=agent)

    assert without == []
    assert await front.leaving(EscalationPost) == [EscalationPost(case_id=case.id)]


@pytest.fixture
async def escalated(desk: Desk, front: Front, case: Case, agent: str, lead: str, admin) -> Case:
    """A case whose call stands in the escalation channel."""
    await setup.change_workspace(desk, by=admin, escalation_channel="C0HELP")
    case = await escalate(desk, case.id, reason=WHY, by=agent)
    await front.deliver()
    await report(desk, case, version=case.version)
    return case


async def report(desk: Desk, case: Case, *, version: int) -> None:
    async with desk.begin() as work:
        what = Delivered(channel="C0HELP", ts="1.5", version=version)
        await delivered(work, EscalationPost(case_id=case.id), what, now=desk.now())


async def test_a_call_that_was_posted_knows_where_it_stands(front: Front, escalated: Case):
    kept = (await front.case(escalated.id)).escalation

    assert kept
    assert (kept.channel, kept.post_ts) == ("C0HELP", "1.5")


async def test_somebody_is_on_it(desk: Desk, front: Front, escalated: Case, lead: str):
    await acknowledge(desk, escalated.id, by=lead)

    kept = await front.case(escalated.id)
    assert kept.escalation
    assert kept.escalation.acknowledged_by == lead
    assert await front.leaving(EscalationPost) == [EscalationPost(case_id=escalated.id)]


async def test_who_called_is_told_who_is_on_it(
    desk: Desk, front: Front, escalated: Case, agent: str, lead: str
):
    await acknowledge(desk, escalated.id, by=lead)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=escalated.id, told=Told.ON_IT, by=lead, to=(agent,))
    ]


async def test_who_is_on_their_own_call_is_not_mentioned(
    desk: Desk, front: Front, escalated: Case, agent: str
):
    await acknowledge(desk, escalated.id, by=agent)

    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=escalated.id, told=Told.ON_IT, by=agent)
    ]


async def test_a_call_that_is_renewed_ends_the_one_before(
    desk: Desk, front: Front, escalated: Case, agent: str, lead: str
):
    await escalate(desk, escalated.id, reason="Still nobody.", by=agent)

    renewed = EscalationRenewed(case_id=escalated.id, channel="C0HELP", ts="1.5")
    assert await front.leaving(EscalationRenewed) == [renewed]
    assert await front.leaving(EscalationPost) == [EscalationPost(case_id=escalated.id)]


async def test_who_is_on_it_twice_changes_nothing(
    desk: Desk, front: Front, escalated: Case, lead: str
):
    for _ in "ab":
        await acknowledge(desk, escalated.id, by=lead)

    assert (await front.happened(escalated.id)).count(Happened.ACKNOWLEDGED) == 1


async def test_the_second_to_be_on_it_is_told_who_was_first(
    desk: Desk, escalated: Case, lead: str, colleague: str
):
    await acknowledge(desk, escalated.id, by=lead)

    with pytest.raises(WrongStatus, match=f"<@{lead}> is on it already"):
        await acknowledge(desk, escalated.id, by=colleague)


async def test_a_call_answered_while_it_was_on_its_way_is_drawn_again(
    desk: Desk, front: Front, escalated: Case, lead: str
):
    await acknowledge(desk, escalated.id, by=lead)
    await front.deliver()
    await report(desk, escalated, version=escalated.version)

    assert await front.leaving(EscalationPost) == [EscalationPost(case_id=escalated.id)]


async def test_a_case_that_is_not_escalated_has_no_call_to_answer(desk: Desk, case: Case, agent):
    with pytest.raises(WrongStatus, match="is not escalated any more"):
        await acknowledge(desk, case.id, by=agent)


async def test_a_reopened_case_calls_nobody_any_more(
    desk: Desk, front: Front, escalated: Case, agent: str
):
    await resolve(desk, escalated.id, by=agent)
    await reopen(desk, escalated.id, by=agent)

    assert (await front.case(escalated.id)).escalation is None


async def test_a_call_that_comes_to_stand_after_a_reopening_calls_nobody(
    desk: Desk, front: Front, escalated: Case, agent: str
):
    await resolve(desk, escalated.id, by=agent)
    await reopen(desk, escalated.id, by=agent)
    await report(desk, escalated, version=escalated.version)

    assert (await front.case(escalated.id)).escalation is None
