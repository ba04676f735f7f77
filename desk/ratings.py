"""What customers answer: recorded when they press the button, doubted where a machine may have."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from desk.access import standing
from desk.case import Case
from desk.desk import Desk
from desk.doubts import Entry, doubts_about
from desk.errors import existing
from desk.failpoints import failpoint
from desk.ids import new_id
from desk.outgoing import CaseLine, Told
from desk.ports import Work
from desk.rating import MOST_ANSWERS, Rating, RatingState, comment_text, counted_of
from desk.rating_news import tell_discarded, tell_of
from desk.survey import Survey, score_of
from desk.survey_link import Showing, client_hash, read_showing, token_hash


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
        if _is_refused(rating, showing, earlier, now=now):
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
        await _leaves(work, survey, now=now)
    desk.wake.outbox()
    return True


async def unsubscribe(desk: Desk, token: str) -> bool:
    """The same by the link in the mail's header; False where there is no such survey."""
    now = desk.now()
    async with desk.begin() as work:
        survey = await work.surveys.by_token(token_hash(token))
        if survey is None:
            return False
        await _leaves(work, survey, now=now)
    desk.wake.outbox()
    return True


async def _leaves(work: Work, survey: Survey, *, now: datetime) -> None:
    """Told once in the case's thread, so that nobody asks them by hand either."""
    if await work.surveys.refuse(survey.requester_id, now=now) and survey.case_id:
        line = CaseLine(case_id=survey.case_id, told=Told.UNSUBSCRIBED)
        await work.outbox.put(line, now=now)


async def decide(desk: Desk, rating_id: str, *, is_accepted: bool, by: str) -> Rating:
    """A lead says whether a held answer is the customer's."""
    now = desk.now()
    async with desk.look() as work:
        found = existing(await work.surveys.rating(rating_id), "That answer")
        of = existing(await work.surveys.get(found.survey_id), "The survey of that answer")
    async with desk.begin() as work:
        case = await work.cases.get(of.case_id) if of.case_id else None
        survey = await work.surveys.get(of.id) or of
        rating = await work.surveys.rating(rating_id) or found
        queue = existing(await work.queues.get(survey.queue_id), "The queue of that survey")
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
    of = existing(await work.surveys.by_token(token_hash(token)), "That survey")
    case = await work.cases.get(of.case_id) if of.case_id else None
    return await work.surveys.get(of.id) or of, case


def _rating(
    survey: Survey, entry: Entry, showing: Showing, earlier: Sequence[Rating], *, now: datetime
) -> Rating:
    counted = counted_of(earlier)
    doubts = doubts_about(entry, showing, survey, counted, now=now)
    comment = comment_text(entry.comment)
    return Rating(
        id=new_id(now),
        survey_id=survey.id,
        score=int(entry.score),
        comment=comment,
        state=RatingState.HELD if doubts else RatingState.COUNTED,
        doubts=doubts,
        client=client_hash(entry.client),
        showing=_showing_key(showing, entry.score, comment),
        answered_at=counted.answered_at if counted and not doubts else now,
        created_at=now,
    )


def _showing_key(showing: Showing, score: str, comment: str) -> str:
    """One showing and the same words are one answer, however often its button is pressed."""
    digest = hashlib.sha256(f"{int(score)}:{comment}".encode(errors="replace")).hexdigest()
    return f"{showing.text}:{digest[:16]}"


def _is_said_already(rating: Rating, earlier: Sequence[Rating]) -> bool:
    """By the same showing, or by the answer that counts."""
    counted = counted_of(earlier)
    is_same = counted is not None and counted.says_the_same(rating.score, rating.comment)
    return is_same or any(r.showing == rating.showing for r in earlier)


def _is_refused(
    rating: Rating, showing: Showing, earlier: Sequence[Rating], *, now: datetime
) -> bool:
    """What is answered for good stays; a showing is good for the browser it was answered from."""
    counted = counted_of(earlier)
    is_replayed = any(
        r.showing.startswith(showing.text) and r.client != rating.client for r in earlier
    )
    is_settled = counted is not None and counted.is_settled(now=now)
    return is_replayed or is_settled or len(earlier) >= MOST_ANSWERS


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
        if before.is_live:
            await work.surveys.save_rating(before.replaced())


def _is_held_one_of(rating: Rating, client: str) -> bool:
    return rating.state is RatingState.HELD and rating.client == client
