"""Asking customers how it went: planned when a case is resolved, asked once, taken back in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from desk.access import queue_of_case
from desk.automatic import Automatic
from desk.case import Case, Status
from desk.change import happened
from desk.desk import Desk
from desk.errors import existing
from desk.events import Happened
from desk.failpoints import failpoint
from desk.ids import new_id
from desk.outgoing import SurveyMail
from desk.own_addresses import is_ours
from desk.people import Requester
from desk.ports import Work
from desk.queue import Queue
from desk.receipts import is_nobody
from desk.reply_address import mail_id
from desk.survey import BETWEEN_CSAT, BETWEEN_SURVEYS, TOO_LATE, Survey, SurveyKind, SurveyState
from desk.survey_link import survey_token, token_hash
from desk.workspace import Workspace

#: Surveys that are asked between two looks at the clock.
BATCH = 100

SURVEYS = Automatic(
    name="Surveys",
    does="whose case was resolved after an answer is asked once, by mail, how it went",
    is_on=lambda workspace: workspace.has_surveys,
    switch="/desk surveys",
)


async def plan(work: Work, case: Case, *, by: str, now: datetime) -> None:
    """The case was resolved: its customer is asked later, if a person had answered them."""
    workspace = await work.workspace.get()
    if not (workspace.is_live and workspace.has_surveys) or case.is_automatic:
        return
    events = await work.events.of_case(case.id)
    if not any(event.what is Happened.ANSWERED and event.by for event in events):
        return
    survey = Survey(
        id=new_id(now),
        kind=SurveyKind.CSAT,
        requester_id=case.requester_id,
        case_id=case.id,
        queue_id=case.queue_id,
        by=by,
        resolved_at=case.resolved_at,
        due=now + timedelta(minutes=workspace.survey_delay),
        created_at=now,
    )
    if await work.surveys.add(survey):
        await happened(work, case, Happened.SURVEY_PLANNED, at=now, survey=survey.id)


async def take_back(work: Work, case: Case, *, now: datetime) -> None:
    """The case goes on: whoever was to be asked about it is not, unless the mail has left."""
    for survey in await work.surveys.unasked_of_case(case.id):
        is_planned = survey.state is SurveyState.PLANNED
        if is_planned or await work.outbox.cancel(SurveyMail(survey_id=survey.id).key):
            await work.surveys.save(survey.cancelled())
            await happened(work, case, Happened.SURVEY_CANCELLED, at=now, survey=survey.id)


async def ask_due(desk: Desk) -> int:
    """Ask whoever is to be asked by now; how many surveys were asked or left out."""
    now = desk.now()
    async with desk.look() as work:
        due = await work.surveys.due(now, limit=BATCH)
    for survey in due:
        async with desk.begin() as work:
            await _ask(work, desk, survey, now=now)
            failpoint("survey.written")
        failpoint("survey.committed")
    if due:
        desk.wake.outbox()
    return len(due)


async def ask(work: Work, desk: Desk, survey: Survey, queue: Queue, *, now: datetime) -> Survey:
    """Its mail waits to leave, in the same transaction; the survey as it is then."""
    asked = survey.asked(
        token_hash=token_hash(survey_token(survey.id, secret=desk.secret)),
        mail_id=mail_id(survey.id, queue, secret=desk.secret),
        now=now,
    )
    await work.outbox.put(SurveyMail(survey_id=survey.id), now=now)
    return asked


async def why_never(work: Work, requester: Requester) -> str | None:
    """Why this customer is asked nothing at all, as a sentence; None where they may be."""
    if await work.surveys.has_refused(requester.id):
        return "They do not want to be asked."
    if not requester.address or is_nobody(requester.address):
        return "Nobody reads mail at their address."
    if await is_ours(work, requester.address):
        return "The address is one of our own."
    return None


def last_asked(surveys: Sequence[Survey], *kinds: SurveyKind) -> datetime | None:
    """When the customer was asked last."""
    return max((s.asked_at for s in surveys if s.asked_at and s.kind in kinds), default=None)


async def _ask(work: Work, desk: Desk, found: Survey, *, now: datetime) -> None:
    case = await work.cases.get(found.case_id or "")
    survey = await work.surveys.get(found.id)
    if case is None or survey is None or survey.state is not SurveyState.PLANNED:
        # Another replica was faster, or the case was reopened.
        return
    queue = await queue_of_case(work, case)
    why = _why_not_now(desk, await work.workspace.get(), case, survey, now=now)
    why = why or ("The queue was removed." if queue.is_removed else None)
    why = why or await _why_not_them(work, case, now=now)
    if why:
        await work.surveys.save(survey.left_out(why))
        await happened(work, case, Happened.SURVEY_LEFT_OUT, at=now, survey=survey.id, why=why)
        return
    asked = await ask(work, desk, survey, queue, now=now)
    await work.surveys.save(asked)
    # A reply to the mail joins the case.
    await work.mail_ids.remember(case.id, (asked.mail_id or "",))


def _why_not_now(
    desk: Desk, workspace: Workspace, case: Case, survey: Survey, *, now: datetime
) -> str | None:
    reasons = (
        (not workspace.is_live, "Deskbell was rehearsing."),
        (not workspace.has_surveys, "Surveys were switched off."),
        (not desk.public_url, "PUBLIC_URL is not set, so there is no page to link to."),
        (case.status not in {Status.RESOLVED, Status.CLOSED}, "The case was open again."),
        (now - survey.due > TOO_LATE, "Deskbell was away when it was due."),
    )
    return next((why for is_so, why in reasons if is_so), None)


async def _why_not_them(work: Work, case: Case, *, now: datetime) -> str | None:
    requester = existing(await work.requesters.get(case.requester_id), "The requester of that case")
    never = await why_never(work, requester)
    if never:
        return never
    surveys = await work.surveys.of_requester(requester.id)
    lately = last_asked(surveys, *SurveyKind)
    csat = last_asked(surveys, SurveyKind.CSAT)
    if lately and now - lately < BETWEEN_SURVEYS:
        return f"They were asked something within the last {BETWEEN_SURVEYS.days} days."
    if csat and now - csat < BETWEEN_CSAT:
        return f"They were asked how it went within the last {BETWEEN_CSAT.days} days."
    return None
