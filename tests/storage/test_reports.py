"""What a digest asks the store: out of the events alone, up to the moment asked about."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desk.case import Case
from desk.change import happened
from desk.desk import Desk
from desk.events import Happened
from tests.clock import Clock
from tests.front import Front

HOUR = timedelta(hours=1)


async def tell(desk: Desk, case: Case, what: Happened, at: datetime, **facts: object) -> None:
    async with desk.begin() as work:
        await happened(work, case, what, at=at, **facts)


async def unhappy(desk: Desk, until: datetime) -> list[int]:
    async with desk.look() as work:
        found = await work.reports.unhappy(until - timedelta(days=90), until)
    return [each.ref.number for each in found]


@pytest.mark.parametrize(
    ("kind", "score", "is_told"),
    [("csat", 1, True), ("csat", 2, True), ("csat", 3, False), ("nps", 1, False)],
)
async def test_bad_ratings_of_a_case_are_told(
    desk: Desk, case: Case, clock: Clock, kind: str, score: int, is_told: bool
):
    at = clock.advance(hours=1)
    await tell(desk, case, Happened.SURVEY_ANSWERED, at, kind=kind, score=score)

    assert await unhappy(desk, at + HOUR) == ([case.number] if is_told else [])


@pytest.mark.parametrize(
    ("end", "facts"),
    [
        (Happened.FOLLOWED_UP, {}),
        (Happened.SURVEY_ANSWERED, {"kind": "csat", "score": 5}),
    ],
    ids=["followed up", "rated anew"],
)
async def test_a_bad_rating_is_told_until_something_came_of_it(
    desk: Desk, case: Case, clock: Clock, end: Happened, facts: dict
):
    at = clock.advance(hours=1)
    await tell(desk, case, Happened.SURVEY_ANSWERED, at, kind="csat", score=1)
    await tell(desk, case, end, at + 2 * HOUR, **facts)

    assert await unhappy(desk, at + HOUR) == [case.number]
    assert await unhappy(desk, at + 3 * HOUR) == []


async def test_times_are_half_open(desk: Desk, case: Case):
    async with desk.look() as work:
        at = case.created_at
        on_time = await work.reports.begun(at, at + HOUR)
        just_before = await work.reports.begun(at - HOUR, at)

    assert [begun.case_id for begun in on_time] == [case.id]
    assert just_before == []


async def test_other_workspaces_are_another_matter(desk: Desk, case: Case, database):
    at = case.created_at + HOUR
    async with database.look("T0OTHER") as work:
        assert await work.reports.first_at() is None
        assert await work.reports.begun(case.created_at, at) == []
        assert await work.reports.open_at(at) == []


async def test_only_the_queues_asked_about_are_told(desk: Desk, front: Front, case: Case):
    until = case.created_at + HOUR
    await tell(desk, case, Happened.ANSWERED, case.created_at)
    async with desk.look() as work:
        ours = await work.reports.responded(case.created_at, until, queues=[case.queue_id])
        others = await work.reports.responded(case.created_at, until, queues=["another"])
        none = await work.reports.responded(case.created_at, until, queues=[])

    assert (len(ours), len(others), len(none)) == (1, 0, 0)
