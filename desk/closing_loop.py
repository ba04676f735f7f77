"""Closing the loop: an unhappy answer is somebody's to follow up, until somebody has."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from desk.access import case_for, leads_of
from desk.case import Case
from desk.change import happened
from desk.desk import Desk
from desk.errors import existing
from desk.events import Happened
from desk.outgoing import CaseCard, FollowUpCheck, RatingPost
from desk.ports import Work
from desk.rating import RatingState
from desk.survey import Survey

#: How long the lead has, before they are called once more.
FOLLOW_UP_WITHIN = timedelta(hours=24)


async def begin(work: Work, survey: Survey, case: Case, *, now: datetime) -> Survey:
    """The customer was unhappy: the survey as it is then, with the time until it is due."""
    due = now + FOLLOW_UP_WITHIN
    await work.outbox.put(FollowUpCheck(case_id=case.id, survey_id=survey.id), now=now, due=due)
    return replace(survey, follow_up_due=due)


async def end(work: Work, survey: Survey) -> Survey:
    """There is nothing to follow up any more; the survey as it is then."""
    await work.outbox.cancel(FollowUpCheck(case_id=survey.case_id or "", survey_id=survey.id).key)
    return replace(survey, follow_up_due=None)


async def followed_up(desk: Desk, survey_id: str, *, by: str) -> Case:
    """Somebody says that it is done; saying so twice changes nothing."""
    now = desk.now()
    async with desk.begin() as work:
        case_id = existing(await work.surveys.case_of(survey_id), "That survey")
        case = await case_for(work, case_id, by=by)
        await somebody_acted(work, case, by=by, now=now)
    desk.wake.outbox()
    return case


async def somebody_acted(work: Work, case: Case, *, by: str, now: datetime) -> None:
    """Something was answered or noted in the case: an unhappy answer in it is followed up."""
    survey = await work.surveys.follow_up_of_case(case.id)
    if survey is None:
        return
    await work.surveys.save(await end(work, survey))
    await happened(work, case, Happened.FOLLOWED_UP, by=by, at=now, survey=survey.id)
    await work.outbox.put(CaseCard(case_id=case.id), now=now)
    for rating in await work.surveys.ratings_of(survey.id):
        if rating.state is RatingState.COUNTED:
            await work.outbox.put(RatingPost(case_id=case.id, rating_id=rating.id), now=now)


async def call_again(work: Work, check: FollowUpCheck) -> tuple[str, ...]:
    """Whom to call because its time has come; nobody where it was followed up."""
    survey = await work.surveys.get(check.survey_id)
    if survey is None or survey.follow_up_due is None:
        return ()
    return await leads_of(work, survey.queue_id)
