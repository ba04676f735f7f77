"""Cases that were answered, and customers who were asked about them."""

from __future__ import annotations

from desk import surveys
from desk.case import Case, Then
from desk.conversation import reply
from desk.desk import Desk
from desk.survey import Survey
from storage.tables import surveys as table
from tests.front import Front


async def answered_case(
    desk: Desk, front: Front, case: Case, *, by: str, then: Then = Then.WAIT
) -> Case:
    """A person has answered; the mail is with the mail server."""
    await front.deliver()
    await reply(desk, case.id, await front.draft(case.id, then=then), by=by)
    await front.deliver()
    front.clock.advance(minutes=5)
    await front.deliver()
    return await front.case(case.id)


async def a_survey(desk: Desk, front: Front) -> Survey:
    """A day later the one customer was asked; the mail is with the mail server."""
    front.clock.advance(days=1)
    await surveys.ask_due(desk)
    await front.deliver()
    (survey,) = await all_surveys(desk)
    return survey


async def all_surveys(desk: Desk) -> list[Survey]:
    async with desk.look() as work:
        rows = await work._scope.rows(table, order=[table.c.id])
        found = [await work.surveys.get(row["id"]) for row in rows]
    return [survey for survey in found if survey]
