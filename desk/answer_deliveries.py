"""What became of an answer: its receipt can be seen, its mail has left or could not."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from desk import closing_loop, surveys
from desk.access import queue_of_case
from desk.case import Case, Status, Then
from desk.change import change, happened
from desk.events import Happened
from desk.message import HOLD, Answer, Delivery
from desk.outgoing import AnswerMail, AnswerPost, CaseCard, CaseLine, Told
from desk.ports import Work
from desk.resolution import taken_up_again

log = logging.getLogger(__name__)

CLOCKS_DIFFER = timedelta(minutes=1)


async def stands(work: Work, answer_id: str, *, ts: str | None, now: datetime) -> None:
    """The receipt can be seen; if its mail still waits, the hold begins to run."""
    answer = await work.answers.get(answer_id)
    if answer is None or answer.post_ts is not None or ts is None:
        return
    await work.answers.save(answer.posted(ts))
    mail = AnswerMail(case_id=answer.case_id, answer_id=answer.id)
    await work.outbox.postpone(mail.key, due=_shown_at(ts, now=now) + HOLD)


async def left(
    work: Work, answer_id: str, *, outcome: str, refused: Sequence[str], now: datetime
) -> None:
    """The mail server has it; `refused` are sentences about those that it did not take it for."""
    if (found := await _answer_and_case(work, answer_id)) is None:
        return
    answer, case = found
    await work.answers.save(answer.delivered(Delivery.ACCEPTED, outcome=outcome))
    joined = (answer.to.address, *answer.cc)
    await work.participants.join(case.id, [address.lower() for address in joined])
    then = await _then(work, answer, case)
    after = case.answered(then, by=answer.by, written_at=answer.created_at, now=now)
    await _changed(work, answer, before=case, after=after, now=now)
    if refused:
        detail = " ".join(refused)
        line = CaseLine(case_id=case.id, told=Told.NOT_TO_ALL, to=(answer.by,), detail=detail)
        await work.outbox.put(line, now=now)
    await work.outbox.put(AnswerPost(case_id=case.id, answer_id=answer.id), now=now)


async def put_off(work: Work, answer_id: str, *, why: str, now: datetime) -> None:
    """It will be tried again; its receipt says so, and why."""
    answer = await work.answers.get(answer_id)
    if answer is None:
        return
    await work.answers.save(answer.delivered(answer.delivery, outcome=why))
    post = AnswerPost(case_id=answer.case_id, answer_id=answer.id)
    await work.outbox.put(post, now=now)


async def failed(work: Work, answer_id: str, *, why: str, is_unknown: bool, now: datetime) -> None:
    """Its receipt says so, with a way to try again."""
    if (found := await _answer_and_case(work, answer_id)) is None:
        return
    answer, case = found
    delivery = Delivery.UNKNOWN if is_unknown else Delivery.REFUSED
    await work.answers.save(answer.delivered(delivery, outcome=why))
    what = Happened.ANSWER_LOST if is_unknown else Happened.ANSWER_FAILED
    await happened(work, case, what, by=answer.by, at=now, answer=answer.id, why=why)
    await work.outbox.put(AnswerPost(case_id=case.id, answer_id=answer.id), now=now)
    await work.outbox.put(CaseCard(case_id=case.id), now=now)
    # Slack tells nobody of what is drawn anew, and its writer has long turned to something else.
    told = Told.MAYBE_SENT if is_unknown else Told.NOT_SENT
    await work.outbox.put(CaseLine(case_id=case.id, told=told, to=(answer.by,)), now=now)


async def _changed(work: Work, answer: Answer, *, before: Case, after: Case, now: datetime) -> None:
    """The case, as its answer leaves it."""
    by = answer.by
    await change(work, after, Happened.ANSWERED, by=by, at=now, answer=answer.id)
    if after.owner != before.owner:
        await happened(work, after, Happened.CLAIMED, by=by, at=now)
    if after.is_done and not before.is_done:
        await happened(work, after, Happened.RESOLVED, by=by, at=now)
    if after.was_resolved_since(answer.created_at):
        # By the answer, or by somebody while it was on its way.
        await surveys.plan(work, after, by=by, now=now)
    if before.is_done and not after.is_done:
        await taken_up_again(work, after, by=by, now=now)
    await closing_loop.somebody_acted(work, after, by=by, now=now)


def _shown_at(ts: str, *, now: datetime) -> datetime:
    """When the message came to stand there: its ts, where that clock is not far from ours."""
    shown = datetime.fromtimestamp(float(ts), now.tzinfo)
    return shown if now - CLOCKS_DIFFER <= shown <= now else now


async def _then(work: Work, answer: Answer, case: Case) -> Then:
    """As its writer wanted, unless somebody snoozed the case, or removed its queue, meanwhile."""
    if case.is_done and (await queue_of_case(work, case)).is_removed:
        return Then.RESOLVE
    if case.status is not Status.SNOOZED:
        return answer.then
    events = await work.events.of_case(case.id)
    since = [event.what for event in events if event.at >= answer.created_at]
    return Then.KEEP_OPEN if Happened.SNOOZED in since else answer.then


async def _answer_and_case(work: Work, answer_id: str) -> tuple[Answer, Case] | None:
    """None where somebody erased them while the mail was on its way: there is nobody to tell."""
    case_id = await work.answers.case_of(answer_id)
    case = await work.cases.get(case_id) if case_id else None
    answer = await work.answers.get(answer_id)
    if answer is None or case is None:
        log.warning("the answer of a delivery is gone", extra={"answer": answer_id})
        return None
    return answer, case
