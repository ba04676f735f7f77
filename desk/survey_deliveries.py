"""What became of a survey's mail, and trying it once more."""

from __future__ import annotations

from datetime import datetime

from desk.access import case_for, standing
from desk.case import Case
from desk.change import happened
from desk.desk import Desk
from desk.errors import NotAllowed, WrongStatus, existing
from desk.events import Happened
from desk.outgoing import RatingPost, SurveyMail, SurveyTrouble
from desk.ports import Work
from desk.survey import Survey, SurveyState


async def is_wanted(work: Work, survey: Survey) -> bool:
    """Whether it still makes sense: it may have waited for the mail server for days."""
    if await work.surveys.has_refused(survey.requester_id):
        return False
    case = await work.cases.get(survey.case_id) if survey.case_id else None
    return survey.state is SurveyState.ASKED and (case is None or case.is_done)


async def done(
    work: Work, what: SurveyMail | RatingPost, *, ts: str | None, outcome: str, now: datetime
) -> None:
    if isinstance(what, SurveyMail):
        await _left(work, what, outcome=outcome, now=now)
        return
    rating = await work.surveys.rating(what.rating_id)
    if rating is not None and ts is not None:
        await work.surveys.save_rating(rating.posted(ts))


async def _left(work: Work, mail: SurveyMail, *, outcome: str, now: datetime) -> None:
    """The mail server has it; or, without an outcome, it was not wanted any more."""
    survey, case = await _locked(work, mail.survey_id)
    if survey is None or survey.state is not SurveyState.ASKED:
        return
    after = survey.delivered(now=now) if outcome else survey.cancelled()
    what = Happened.SURVEY_SENT if outcome else Happened.SURVEY_CANCELLED
    await work.surveys.save(after)
    await _tell(work, after, case, what, now=now)


async def failed(
    work: Work, mail: SurveyMail, *, why: str, is_unknown: bool, now: datetime
) -> None:
    """Shown where people look, with a way to try again."""
    survey, case = await _locked(work, mail.survey_id)
    if survey is None or survey.state is not SurveyState.ASKED:
        return
    after = survey.undelivered(why, is_unknown=is_unknown, now=now)
    await work.surveys.save(after)
    await _tell(work, after, case, Happened.SURVEY_FAILED, now=now)
    trouble = SurveyTrouble(survey_id=survey.id, case_id=survey.case_id)
    await work.outbox.put(trouble, now=now)


async def send_again(desk: Desk, survey_id: str, *, by: str) -> Survey:
    """Try a failed or unknown one once more, under the same Message-ID."""
    now = desk.now()
    async with desk.begin() as work:
        found, case = await _locked(work, survey_id)
        survey = existing(found, "That survey")
        await _must_be_theirs(work, survey, case, by=by)
        if case is not None and not case.is_done:
            raise WrongStatus(f"#{case.number} is open again; nobody is asked about it now.")
        again = survey.again()
        await work.surveys.save(again)
        await work.outbox.put(SurveyMail(survey_id=survey.id), now=now)
    desk.wake.outbox()
    return again


async def _must_be_theirs(work: Work, survey: Survey, case: Case | None, *, by: str) -> None:
    if case is not None:
        await case_for(work, case.id, by=by)
    elif not (await standing(work, by)).leads(survey.queue_id) and survey.by != by:
        raise NotAllowed("Only leads and admins ask customers. Ask one of them.")


async def _tell(
    work: Work,
    survey: Survey,
    case: Case | None,
    what: Happened,
    *,
    now: datetime,
) -> None:
    if case is not None:
        await happened(
            work,
            case,
            what,
            at=now,
            survey=survey.id,
            kind=survey.kind.value,
            state=survey.state.value,
            resolver=survey.by,
        )


async def _locked(work: Work, survey_id: str) -> tuple[Survey | None, Case | None]:
    """The case first, as whoever resolves and reopens it does."""
    case_id = await work.surveys.case_of(survey_id)
    case = await work.cases.get(case_id) if case_id else None
    return await work.surveys.get(survey_id), case
