"""Use cases that run inside a transaction of somebody else's."""

from __future__ import annotations

import pytest

from desk.assignment import claim
from desk.case import Case
from desk.conversation import note
from desk.desk import Desk
from desk.errors import AlreadyClaimed
from desk.lookup import case_facts
from tests.front import Front


async def test_a_use_case_inside_sees_and_changes_the_same(desk: Desk, case: Case, agent: str):
    async with desk.begin() as work:
        within = desk.within(work)
        await claim(within, case.id, by=agent)
        seen = (await case_facts(within, case.id, by=agent)).case

    assert seen.owner == agent


async def test_what_fails_outside_undoes_what_was_done_inside(
    desk: Desk, front: Front, case: Case, agent: str
):
    async def fail() -> None:
        async with desk.begin() as work:
            await claim(desk.within(work), case.id, by=agent)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert (await front.case(case.id)).owner is None


async def test_a_refusal_inside_undoes_only_itself(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    refused = []
    async with desk.begin() as work:
        within = desk.within(work)
        await claim(within, case.id, by=agent)
        try:
            await claim(within, case.id, by=colleague)
        except AlreadyClaimed as refusal:
            refused.append(refusal.owner)
        await note(within, case.id, "Mine.", by=agent)

    assert refused == [agent]
    assert (await front.case(case.id)).owner == agent
