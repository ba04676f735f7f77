"""What follows from an answer: who is told, who is called, and the case of an unhappy one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desk import closing_loop
from desk.access import leads_of
from desk.case import Case
from desk.change import happened
from desk.errors import existing
from desk.events import Happened
from desk.ids import new_id
from desk.nps import service_queue
from desk.outgoing import CaseCard, CaseLine, RatingNotice, RatingPost, Told
from desk.people import Role
from desk.ports import Work
from desk.queue import Queue
from desk.rating import Opinion, Rating, RatingState
from desk.raw import Inbound, Way
from desk.submission import Submission
from desk.survey import Survey, SurveyKind

Earlier = Sequence[Rating]


async def tell_of(
    work: Work,
    survey: Survey,
    rating: Rating,
    earlier: Earlier,
    *,
    case: Case | None,
    now: datetime,
) -> None:
    """`earlier` are the answers that were there before, as they were then."""
    if case is None or survey.kind is SurveyKind.NPS:
        await _tell_nps(work, survey, rating, now=now)
    else:
        await _tell_csat(work, survey, rating, earlier, case=case, now=now)
    await _redraw_replaced(work, earlier, case=case, now=now)


async def tell_discarded(
    work: Work, survey: Survey, rating: Rating, *, case: Case | None, now: datetime
) -> None:
    if case is None:
        return
    await _happened(work, case, Happened.SURVEY_DISCARDED, survey, rating, now=now)
    await work.outbox.put(RatingPost(case_id=case.id, rating_id=rating.id), now=now)


async def _tell_csat(
    work: Work, survey: Survey, rating: Rating, earlier: Earlier, *, case: Case, now: datetime
) -> None:
    leads = await leads_of(work, case.queue_id)
    if rating.state is RatingState.HELD:
        await _happened(work, case, Happened.SURVEY_HELD, survey, rating, now=now)
        post = RatingPost(case_id=case.id, rating_id=rating.id, ping=leads)
        await work.outbox.put(post, now=now)
        return
    is_bad = Opinion(survey=survey, rating=rating).is_bad
    is_news = is_bad and not any(_was_bad(survey, before) for before in earlier)
    if is_news:
        await work.surveys.save(await closing_loop.begin(work, survey, case, now=now))
    elif not is_bad:
        await work.surveys.save(await closing_loop.end(work, survey))
    await _happened(work, case, Happened.SURVEY_ANSWERED, survey, rating, now=now)
    await work.outbox.put(CaseCard(case_id=case.id), now=now)
    called = _called(case, leads) if is_news else ()
    if rating.decided_by and called:
        # The post stands there already, and an edit calls nobody.
        line = CaseLine(case_id=case.id, told=Told.UNHAPPY, to=called, detail=str(rating.score))
        await work.outbox.put(line, now=now)
    post = RatingPost(case_id=case.id, rating_id=rating.id, ping=called)
    await work.outbox.put(post, now=now)


async def _tell_nps(work: Work, survey: Survey, rating: Rating, *, now: datetime) -> None:
    if rating.state is RatingState.HELD:
        await _notify(work, await leads_of(work, survey.queue_id), rating, now=now)
        return
    queue = await service_queue(work)
    if not Opinion(survey=survey, rating=rating).is_bad:
        await _notify(work, (survey.by,), rating, now=now)
    elif queue is None:
        admins = [m.user for m in await work.members.all() if m.role is Role.ADMIN]
        await _notify(work, admins, rating, now=now)
    else:
        await _open_case(work, survey, rating, queue, now=now)


async def _open_case(
    work: Work, survey: Survey, rating: Rating, queue: Queue, *, now: datetime
) -> None:
    """As if they had written it: intake makes a case of it, or adds it to the one there is."""
    requester = existing(
        await work.requesters.get(survey.requester_id), "The customer of that survey"
    )
    said = f"{rating.score} of {survey.scale.highest}"
    entry = Submission(
        name=requester.name,
        email=requester.address,
        subject=f"Unhappy: {said} for recommending us",
        message=rating.comment,
        more=((survey.scale.question, said),),
        answers=survey.mail_id or "",
    )
    kept = Inbound(
        id=new_id(now),
        way=Way.SURVEY,
        key=f"nps:{rating.id}",
        raw=entry.to_raw(),
        queue_key=queue.key,
        received_at=now,
    )
    await work.inbound.keep(kept)


async def _notify(work: Work, users: Sequence[str], rating: Rating, *, now: datetime) -> None:
    for user in dict.fromkeys(users):
        await work.outbox.put(RatingNotice(user=user, rating_id=rating.id), now=now)


async def _redraw_replaced(
    work: Work, earlier: Earlier, *, case: Case | None, now: datetime
) -> None:
    for before in earlier:
        if case is not None and before.is_live and before.post_ts is not None:
            await work.outbox.put(RatingPost(case_id=case.id, rating_id=before.id), now=now)


def _called(case: Case, leads: Sequence[str]) -> tuple[str, ...]:
    owner = [case.owner] if case.owner else []
    return tuple(dict.fromkeys((*leads, *owner)))


def _was_bad(survey: Survey, before: Rating) -> bool:
    is_counted = before.state is RatingState.COUNTED
    return is_counted and Opinion(survey=survey, rating=before).is_bad


async def _happened(
    work: Work, case: Case, what: Happened, survey: Survey, rating: Rating, *, now: datetime
) -> None:
    """With what figures and histories are to know of it, whatever changes later."""
    await happened(
        work,
        case,
        what,
        at=now,
        by=rating.decided_by,
        survey=survey.id,
        rating=rating.id,
        kind=survey.kind.value,
        score=rating.score,
        resolver=survey.by,
        queue=survey.queue_id,
    )
