"""Who may do what."""

from __future__ import annotations

import asyncio

import pytest

from desk.assignment import claim
from desk.case import Case
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotFound
from desk.outgoing import CaseLine, JoinRequest, LetIn, Told, UnclaimedCheck
from desk.people import Member, Role
from desk.queue import Queue
from desk.roles import (
    add_member,
    ask_to_join,
    become_first_admin,
    has_left,
    let_in,
    name_admin,
    remove_member,
    team,
)
from tests.front import Front


async def people(desk: Desk, role: Role, queue: Queue | None = None) -> tuple[str, ...]:
    found = await team(desk)
    return found.people_of(queue, role) if queue else found.people_as(role)


async def test_the_first_who_sets_up_is_admin(desk: Desk):
    assert await become_first_admin(desk, "U1")
    assert await people(desk, Role.ADMIN) == ("U1",)


async def test_the_second_who_sets_up_is_not(desk: Desk, admin: str):
    assert not await become_first_admin(desk, "U1")
    assert await people(desk, Role.ADMIN) == (admin,)


async def test_the_operator_names_admins_once(desk: Desk):
    assert [await name_admin(desk, "U1") for _ in "ab"] == [True, False]


@pytest.mark.parametrize(
    ("role", "key"),
    [
        (Role.AGENT, "support"),
        (Role.LEAD, "support"),
        (Role.MANAGER, None),
        (Role.ADMIN, None),
    ],
)
async def test_an_admin_gives_every_role(desk: Desk, queue: Queue, admin: str, role: Role, key):
    added = [await add_member(desk, "U1", role, queue_key=key, by=admin) for _ in "ab"]

    assert added == [True, False]
    member = Member(user="U1", role=role, queue_id=queue.id if key else None)
    assert member in (await team(desk)).members


async def test_an_agent_who_becomes_lead_has_one_role(desk: Desk, queue: Queue, agent, admin: str):
    await add_member(desk, agent, Role.LEAD, queue_key="support", by=admin)

    assert await people(desk, Role.LEAD, queue) == (agent,)
    assert await people(desk, Role.AGENT, queue) == ()


async def test_a_lead_adds_agents(desk: Desk, queue: Queue, lead: str):
    await add_member(desk, "U1", Role.AGENT, queue_key="support", by=lead)

    assert await people(desk, Role.AGENT, queue) == ("U1",)


async def test_a_lead_makes_no_leads(desk: Desk, lead: str):
    with pytest.raises(NotAllowed):
        await add_member(desk, "U1", Role.LEAD, queue_key="support", by=lead)


async def test_a_lead_does_not_unmake_another(desk: Desk, queue: Queue, lead: str, admin: str):
    await add_member(desk, "U1", Role.LEAD, queue_key="support", by=admin)

    with pytest.raises(NotAllowed):
        await add_member(desk, "U1", Role.AGENT, queue_key="support", by=lead)
    assert set(await people(desk, Role.LEAD, queue)) == {lead, "U1"}


async def test_an_agent_adds_nobody(desk: Desk, agent: str):
    with pytest.raises(NotAllowed, match=r"Only a lead of \*Support\* or an admin"):
        await add_member(desk, "U1", Role.AGENT, queue_key="support", by=agent)


async def test_a_queue_that_does_not_exist_is_answered_with_those_that_do(
    desk: Desk, queue: Queue, admin: str
):
    with pytest.raises(NotFound, match=r"no queue `suport`\. Queues: `support`\."):
        await add_member(desk, "U1", Role.AGENT, queue_key="suport", by=admin)


@pytest.mark.parametrize(("role", "key"), [(Role.AGENT, None), (Role.ADMIN, "support")])
async def test_a_role_that_does_not_fit_is_refused(desk: Desk, queue, admin: str, role: Role, key):
    with pytest.raises(BadInput, match="Agents and leads belong to a queue"):
        await add_member(desk, "U1", role, queue_key=key, by=admin)


async def test_who_leaves_a_queue_has_no_role_in_it(desk: Desk, queue: Queue, agent, admin: str):
    first = await remove_member(desk, agent, role_or_queue="support", by=admin)
    second = await remove_member(desk, agent, role_or_queue="support", by=admin)

    assert (first.was_there, second.was_there) == (True, False)
    assert await people(desk, Role.AGENT, queue) == ()


async def test_who_is_no_manager_any_more_stays_an_agent(desk: Desk, agent: str, admin: str, queue):
    await add_member(desk, agent, Role.MANAGER, queue_key=None, by=admin)
    await remove_member(desk, agent, role_or_queue="manager", by=admin)

    assert await people(desk, Role.MANAGER) == ()
    assert await people(desk, Role.AGENT, queue) == (agent,)


async def test_the_last_admin_stays(desk: Desk, admin: str):
    with pytest.raises(BadInput, match="Somebody has to be admin"):
        await remove_member(desk, admin, role_or_queue="admin", by=admin)
    assert await people(desk, Role.ADMIN) == (admin,)


async def test_one_of_two_admins_may_go(desk: Desk, admin: str):
    await name_admin(desk, "U1")

    assert (await remove_member(desk, admin, role_or_queue="admin", by=admin)).was_there


async def test_two_admins_who_remove_each_other_are_not_both_gone(
    desk: Desk, replica: Desk, admin: str
):
    await add_member(desk, "U0SECOND", Role.ADMIN, queue_key=None, by=admin)

    await asyncio.gather(
        remove_member(desk, admin, role_or_queue="admin", by="U0SECOND"),
        remove_member(replica, "U0SECOND", role_or_queue="admin", by=admin),
        return_exceptions=True,
    )

    assert len(await people(desk, Role.ADMIN)) == 1


async def test_the_cases_of_who_leaves_a_queue_need_a_new_owner(
    desk: Desk, front: Front, case: Case, agent: str, admin: str
):
    await claim(desk, case.id, by=agent)

    removed = await remove_member(desk, agent, role_or_queue="support", by=admin)

    (line,) = [line for line in await front.leaving(CaseLine) if line.told is Told.RELEASED]
    assert (removed.freed, line.broadcast) == (1, True)
    assert (await front.case(case.id)).is_unclaimed
    assert UnclaimedCheck(case_id=case.id) in await front.leaving(UnclaimedCheck)


async def test_who_still_works_in_a_queue_keeps_their_cases(
    desk: Desk, front: Front, case: Case, agent: str, admin: str
):
    await claim(desk, case.id, by=agent)
    await add_member(desk, agent, Role.ADMIN, queue_key=None, by=admin)

    removed = await remove_member(desk, agent, role_or_queue="support", by=admin)

    assert (removed.freed, (await front.case(case.id)).owner) == (0, agent)


async def test_who_has_left_has_no_role_and_no_case(
    desk: Desk, front: Front, queue: Queue, case: Case, agent: str, admin: str
):
    await claim(desk, case.id, by=agent)

    assert await has_left(desk, agent)
    assert not await has_left(desk, agent)

    (line,) = [line for line in await front.leaving(CaseLine) if line.told is Told.OWNER_LEFT]
    assert (line.by, line.broadcast) == (agent, True)
    assert (await front.case(case.id)).is_unclaimed
    assert await people(desk, Role.AGENT, queue) == ()


async def test_the_last_admin_stays_one_even_where_they_have_left(desk: Desk, admin: str):
    await add_member(desk, admin, Role.MANAGER, queue_key=None, by=admin)

    await has_left(desk, admin)

    assert (await people(desk, Role.ADMIN), await people(desk, Role.MANAGER)) == ((admin,), ())


async def test_the_last_admin_keeps_no_case_when_they_have_left(
    desk: Desk, front: Front, case: Case, admin: str
):
    await claim(desk, case.id, by=admin)

    await has_left(desk, admin)

    assert (await front.case(case.id)).is_unclaimed


async def test_a_lead_removes_nobody(desk: Desk, lead: str, agent: str):
    with pytest.raises(NotAllowed):
        await remove_member(desk, agent, role_or_queue="support", by=lead)


async def test_the_lead_is_asked_to_let_somebody_in(desk, front: Front, queue: Queue, lead: str):
    await ask_to_join(desk, queue.id, by="U1")

    assert await front.leaving(JoinRequest) == [
        JoinRequest(user=lead, queue_id=queue.id, asked_by="U1")
    ]


async def test_without_a_lead_the_admins_are_asked(desk, front: Front, queue: Queue, admin: str):
    await ask_to_join(desk, queue.id, by="U1")

    assert [request.user for request in await front.leaving(JoinRequest)] == [admin]


async def test_who_asks_twice_is_one_request(desk: Desk, front: Front, queue: Queue, lead: str):
    for _ in "ab":
        await ask_to_join(desk, queue.id, by="U1")

    assert len(await front.leaving(JoinRequest)) == 1


async def test_who_is_let_in_is_an_agent_and_hears_of_it_once(
    desk: Desk, front: Front, queue: Queue, lead: str
):
    await let_in(desk, "U1", queue_id=queue.id, by=lead)
    assert await front.leaving(LetIn) == [LetIn(user="U1", queue_id=queue.id, by=lead)]
    await front.deliver()
    await let_in(desk, "U1", queue_id=queue.id, by=lead)

    assert await people(desk, Role.AGENT, queue) == ("U1",)
    assert await front.leaving(LetIn) == []


async def test_a_lead_who_is_let_in_stays_lead(desk: Desk, queue: Queue, lead: str, admin: str):
    await let_in(desk, lead, queue_id=queue.id, by=admin)

    assert await people(desk, Role.LEAD, queue) == (lead,)
    assert await people(desk, Role.AGENT, queue) == ()


async def test_an_agent_lets_nobody_in(desk: Desk, queue: Queue, agent: str):
    with pytest.raises(NotAllowed):
        await let_in(desk, "U1", queue_id=queue.id, by=agent)


@pytest.mark.parametrize("act", [ask_to_join, lambda d, q, by: let_in(d, "U1", queue_id=q, by=by)])
async def test_a_queue_that_is_gone_takes_nobody(desk: Desk, admin: str, act):
    with pytest.raises(NotFound, match="That queue does not exist any more"):
        await act(desk, "0" * 32, by=admin)
