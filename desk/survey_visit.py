"""What somebody finds behind a survey's link; looking at it leaves no trace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.case import Case
from desk.desk import Desk
from desk.errors import existing
from desk.ports import Work
from desk.queue import Queue
from desk.rating import Rating, counted_of
from desk.reply_address import reply_address
from desk.survey import Survey
from desk.survey_link import Showing, client_hash, new_showing, token_hash


class Door(StrEnum):
    """What somebody finds behind the link."""

    OPEN = "open"
    #: This browser has answered, and may change its answer.
    CHANGEABLE = "changeable"
    #: It was answered; here or elsewhere, or too long ago to be changed.
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class SurveyPage:
    """All that the page shows."""

    survey: Survey
    queue: Queue
    case: Case | None
    door: Door
    showing: Showing
    #: What this browser has answered.
    mine: Rating | None = None
    #: Where somebody can write to instead.
    reply_to: str


async def look_at(
    desk: Desk, token: str, *, client: str = "", by_trap: bool = False
) -> SurveyPage | None:
    """The page behind a link, without a trace; None where there is none."""
    async with desk.look() as work:
        survey = await work.surveys.by_token(token_hash(token))
        return await _page(work, desk, survey, client=client, by_trap=by_trap) if survey else None


async def _page(
    work: Work, desk: Desk, survey: Survey, *, client: str, by_trap: bool
) -> SurveyPage:
    now = desk.now()
    queue = existing(await work.queues.get(survey.queue_id), "The queue of that survey")
    case = await work.cases.get(survey.case_id) if survey.case_id else None
    ratings = await work.surveys.ratings_of(survey.id)
    counted = counted_of(ratings)
    known = client_hash(client) if client else ""
    mine = next((r for r in reversed(ratings) if r.client == known and r.is_live), None)
    return SurveyPage(
        survey=survey,
        queue=queue,
        case=case,
        door=_door(survey, counted, mine, now=now),
        showing=new_showing(survey.id, secret=desk.secret, now=now, by_trap=by_trap),
        mine=mine,
        reply_to=reply_address(queue, case, secret=desk.secret) if case else queue.address,
    )


def _door(survey: Survey, counted: Rating | None, mine: Rating | None, *, now: datetime) -> Door:
    if mine is not None and (counted is None or counted.id == mine.id):
        can_change = survey.is_open(now=now) and not mine.is_settled(now=now)
        return Door.CHANGEABLE if can_change else Door.ANSWERED
    if counted is not None:
        return Door.ANSWERED
    return Door.OPEN if survey.is_open(now=now) else Door.CLOSED
