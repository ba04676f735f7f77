"""NPS: one customer is asked how likely they are to recommend us, and is then left alone."""

from __future__ import annotations

from datetime import datetime, timedelta

from desk.access import standing
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, WrongStatus
from desk.ids import new_id
from desk.people import Requester
from desk.ports import Work
from desk.queue import Function, Queue, mail_address
from desk.survey import BETWEEN_SURVEYS, QUIET, Survey, SurveyKind
from desk.surveys import ask, last_asked, why_never


async def send(desk: Desk, address: str, *, by: str) -> Survey:
    """Ask them now; refuses with the reason where they are to be left alone."""
    now = desk.now()
    wanted = mail_address(address)
    async with desk.begin() as work:
        await _must_set_up(work, by)
        await _must_be_ready(work, desk)
        queue = await queue_for_nps(work)
        if queue is None:
            raise BadInput("There is no queue yet that could ask. `/desk help` shows how to begin.")
        requester = await _requester(work, wanted, now=now)
        await _must_not_disturb(work, requester, now=now)
        planned = Survey(
            id=new_id(now),
            kind=SurveyKind.NPS,
            requester_id=requester.id,
            queue_id=queue.id,
            by=by,
            due=now,
            created_at=now,
        )
        survey = await ask(work, desk, planned, queue, now=now)
        await work.surveys.add(survey)
    desk.wake.outbox()
    return survey


async def service_queue(work: Work) -> Queue | None:
    """The oldest queue that looks after relationships."""
    queues = await work.queues.all()
    return next((q for q in queues if q.function is Function.SERVICE), None)


async def queue_for_nps(work: Work) -> Queue | None:
    """In whose name it is asked: the service queue's, else that of the oldest there is."""
    return await service_queue(work) or next(iter(await work.queues.all()), None)


async def _must_set_up(work: Work, user: str) -> None:
    if not (await standing(work, user)).leads_anything:
        raise NotAllowed("Only leads and admins ask customers. Ask one of them.")


async def _must_be_ready(work: Work, desk: Desk) -> None:
    if not desk.public_url:
        raise WrongStatus(
            "There is no page to link to yet: the operator has to set PUBLIC_URL to the address "
            "at which customers reach this server. Nothing was sent."
        )
    if not (await work.workspace.get()).is_live:
        raise WrongStatus("This is a rehearsal: nothing is sent before `/desk golive`.")


async def _requester(work: Work, address: str, *, now: datetime) -> Requester:
    known = await work.requesters.by_address(address)
    if known is not None:
        return known
    return await work.requesters.add(
        Requester(id=new_id(now), name="", address=address, created_at=now)
    )


async def _must_not_disturb(work: Work, requester: Requester, *, now: datetime) -> None:
    never = await why_never(work, requester)
    if never:
        raise WrongStatus(f"{requester.address} was not asked. {never}")
    surveys = await work.surveys.of_requester(requester.id)
    # The longest first: who is told a day to ask on is not refused again on that day.
    for opinion in await work.surveys.opinions_of(requester.id):
        if opinion.survey.kind is SurveyKind.NPS:
            _must_be_over(requester, opinion.rating.answered_at, QUIET, now=now)
    _must_be_over(requester, last_asked(surveys, SurveyKind.NPS), QUIET, now=now)
    _must_be_over(requester, last_asked(surveys, *SurveyKind), BETWEEN_SURVEYS, now=now)
    for listed in (await work.cases.open_of_requester(requester.id, limit=1)).shown:
        raise WrongStatus(
            f"{requester.address} was not asked: their case #{listed.case.number} is "
            f"{listed.case.status}. Ask once it is resolved."
        )


def _must_be_over(
    requester: Requester, last: datetime | None, quiet: timedelta, *, now: datetime
) -> None:
    if last is not None and now - last < quiet:
        raise WrongStatus(
            f"{requester.address} was not asked: their last survey was on {last:%Y-%m-%d}, and "
            f"{quiet.days} days are to be quiet. Ask from {last + quiet:%Y-%m-%d} on."
        )
