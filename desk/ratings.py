"""What customers answer: recorded when they press the button, doubted where a machine may have."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desk.access import standing
from desk.case import Case
from desk.desk import Desk
from desk.errors import NotFound
from desk.failpoints import failpoint
from desk.ids import new_id
from desk.ports import Work
from desk.queue import Queue
from desk.rating_news import tell_discarded, tell_of
from desk.reply_address import reply_address
from desk.survey import MOST_ANSWERS, Rating, RatingState, Survey, comment_text, score_of
from desk.survey_link import Showing, client_hash, new_showing, read_showing, token_hash

#: Nobody reads a page and presses its button faster than this.
READING = timedelta(seconds=2)
#: Nor opens a mail, its link and the page after it was delivered.
OPENING = timedelta(seconds=10)


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


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the page's button has sent."""

    score: str
    comment: str
    showing: str
    #: What the browser is known by.
    client: str
    #: The field that no person can see was filled in.
    is_trapped: bool = False
    #: The link was opened with different scores within seconds.
    has_other_scores: bool = False


class Became(StrEnum):
    """What became of an entry."""

    #: Recorded; whether it counts at once is not told to whoever sent it.
    RECORDED = "recorded"
    #: There is no score in it.
    INCOMPLETE = "incomplete"
    #: Nobody was shown the page that it says it comes from: it is shown, to be sent again.
    UNSEEN = "unseen"
    #: The survey was answered by somebody else, or is over.
    REFUSED = "refused"


async def look_at(
    desk: Desk, token: str, *, client: str = "", by_trap: bool = False
) -> SurveyPage | None:
    """The page behind a link, without a trace; None where there is none."""
    async with desk.look() as work:
        survey = await work.surveys.by_token(token_hash(token))
        return await _page(work, desk, survey, client=client, by_trap=by_trap) if survey else None


async def answer(desk: Desk, token: str, entry: Entry) -> Became:
    """Record what was sent from the page, once."""
    now = desk.now()
    async with desk.begin() as work:
        survey, case = await _locked(work, token)
        score = score_of(entry.score, survey.scale)
        showing = read_showing(entry.showing, survey.id, secret=desk.secret)
        if not survey.is_open(now=now):
            return Became.REFUSED
        if score is None:
            return Became.INCOMPLETE
        if showing is None:
            return Became.UNSEEN
        earlier = await work.surveys.ratings_of(survey.id)
        rating = _rating(survey, entry, showing, earlier, now=now)
        if _is_said_already(rating, earlier):
            return Became.RECORDED
        if _is_replayed(rating, showing, earlier) or len(earlier) >= MOST_ANSWERS:
            return Became.REFUSED
        await _record(work, survey, rating, earlier, case=case, now=now)
        failpoint("rating.written")
    failpoint("rating.committed")
    desk.wake.outbox()
    desk.wake.intake()
    return Became.RECORDED


async def refuse(desk: Desk, token: str, *, showing: str) -> bool:
    """The customer does not want to be asked again; False where nobody was shown the page."""
    now = desk.now()
    async with desk.begin() as work:
        survey = await work.surveys.by_token(token_hash(token))
        if survey is None or read_showing(showing, survey.id, secret=desk.secret) is None:
            return False
        await work.surveys.refuse(survey.requester_id, now=now)
    return True


async def decide(desk: Desk, rating_id: str, *, is_accepted: bool, by: str) -> Rating:
    """A lead says whether a held answer is the customer's."""
    now = desk.now()
    async with desk.look() as work:
        found = await work.surveys.rating(rating_id)
        of = await work.surveys.get(found.survey_id) if found else None
    if found is None or of is None:
        raise NotFound("That answer does not exist any more.")
    async with desk.begin() as work:
        case = await work.cases.get(of.case_id) if of.case_id else None
        survey = await work.surveys.get(of.id) or of
        rating = await work.surveys.rating(rating_id) or found
        queue = await work.queues.get(survey.queue_id)
        if queue is not None:
            (await standing(work, by)).must_lead(queue)
        if is_accepted:
            decided = rating.accepted(by=by)
            earlier = [r for r in await work.surveys.ratings_of(survey.id) if r.id != rating_id]
            await _make_room(work, earlier)
            await work.surveys.save_rating(decided)
            await tell_of(work, survey, decided, earlier, case=case, now=now)
        else:
            decided = rating.discarded(by=by)
            await work.surveys.save_rating(decided)
            await tell_discarded(work, survey, decided, case=case, now=now)
    desk.wake.outbox()
    desk.wake.intake()
    return decided


async def _locked(work: Work, token: str) -> tuple[Survey, Case | None]:
    """The case first, as whoever resolves and reopens it does."""
    of = await work.surveys.by_token(token_hash(token))
    if of is None:
        raise NotFound("There is no such survey.")
    case = await work.cases.get(of.case_id) if of.case_id else None
    return await work.surveys.get(of.id) or of, case


async def _page(
    work: Work, desk: Desk, survey: Survey, *, client: str, by_trap: bool
) -> SurveyPage:
    now = desk.now()
    queue = await work.queues.get(survey.queue_id)
    case = await work.cases.get(survey.case_id) if survey.case_id else None
    if queue is None:
        raise NotFound("The queue of that survey does not exist any more.")
    ratings = await work.surveys.ratings_of(survey.id)
    counted = _counted(ratings)
    known = client_hash(client) if client else ""
    mine = next((r for r in reversed(ratings) if r.client == known and _is_live(r)), None)
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
        can_change = mine.can_be_changed(client=mine.client, now=now)
        return Door.CHANGEABLE if can_change and survey.is_open(now=now) else Door.ANSWERED
    if counted is not None:
        return Door.ANSWERED
    return Door.OPEN if survey.is_open(now=now) else Door.CLOSED


def _rating(
    survey: Survey, entry: Entry, showing: Showing, earlier: Sequence[Rating], *, now: datetime
) -> Rating:
    client = client_hash(entry.client)
    counted = _counted(earlier)
    is_change = counted is not None and counted.can_be_changed(client=client, now=now)
    doubts = _doubts(survey, entry, showing, is_change=is_change, now=now)
    if counted is not None and not is_change:
        doubts = (*doubts, "Another browser had answered before, or it was answered long ago.")
    comment = comment_text(entry.comment)
    return Rating(
        id=new_id(now),
        survey_id=survey.id,
        score=int(entry.score),
        comment=comment,
        state=RatingState.HELD if doubts else RatingState.COUNTED,
        doubts=doubts,
        client=client,
        showing=_showing_key(showing, entry.score, comment),
        answered_at=counted.answered_at if counted and is_change else now,
        created_at=now,
    )


def _doubts(
    survey: Survey, entry: Entry, showing: Showing, *, is_change: bool, now: datetime
) -> tuple[str, ...]:
    since_mail = now - (survey.sent_at or survey.asked_at or now)
    signs = (
        (
            showing.by_trap or entry.is_trapped,
            "It came by a link or a field that no person can see.",
        ),
        (
            entry.has_other_scores and not is_change,
            "The link was opened with different scores within seconds.",
        ),
        (
            now - showing.at < READING and not is_change,
            "It was sent faster than a person reads the page.",
        ),
        (
            since_mail < OPENING and not is_change,
            "It came within seconds of the mail.",
        ),
    )
    return tuple(why for is_so, why in signs if is_so)


def _showing_key(showing: Showing, score: str, comment: str) -> str:
    """One showing and the same words are one answer, however often its button is pressed."""
    digest = hashlib.sha256(f"{int(score)}:{comment}".encode(errors="replace")).hexdigest()
    return f"{showing.text}:{digest[:16]}"


def _is_said_already(rating: Rating, earlier: Sequence[Rating]) -> bool:
    """By the same showing, or by the answer that counts."""
    counted = _counted(earlier)
    is_same = counted is not None and counted.says_the_same(rating.score, rating.comment)
    return is_same or any(r.showing == rating.showing for r in earlier)


def _is_replayed(rating: Rating, showing: Showing, earlier: Sequence[Rating]) -> bool:
    """Its showing of the page was answered from another browser."""
    return any(r.showing.startswith(showing.text) and r.client != rating.client for r in earlier)


async def _record(
    work: Work,
    survey: Survey,
    rating: Rating,
    earlier: Sequence[Rating],
    *,
    case: Case | None,
    now: datetime,
) -> None:
    is_counted = rating.state is RatingState.COUNTED
    give_way = [r for r in earlier if is_counted or _is_held_one_of(r, rating.client)]
    await _make_room(work, give_way)
    await work.surveys.add_rating(rating)
    await tell_of(work, survey, rating, earlier, case=case, now=now)


async def _make_room(work: Work, earlier: Sequence[Rating]) -> None:
    for before in earlier:
        if _is_live(before):
            await work.surveys.save_rating(before.replaced())


def _is_held_one_of(rating: Rating, client: str) -> bool:
    return rating.state is RatingState.HELD and rating.client == client


def _is_live(rating: Rating) -> bool:
    return rating.state in {RatingState.COUNTED, RatingState.HELD}


def _counted(ratings: Sequence[Rating]) -> Rating | None:
    return next((r for r in ratings if r.state is RatingState.COUNTED), None)
