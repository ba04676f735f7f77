"""What became of things that left: the outbox reports here, inside the finishing transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk import closing_loop, survey_deliveries, surveys
from desk.access import queue_of_case, standing
from desk.case import Case, Status, Then
from desk.change import change, happened
from desk.desk import Desk
from desk.errors import NotAllowed, NotFound
from desk.events import Happened
from desk.message import HOLD, Answer, Delivery
from desk.outgoing import (
    AnswerMail,
    AnswerPost,
    CaseCard,
    CaseLine,
    CaseOpened,
    CustomerPost,
    DeadDelivery,
    EscalationPost,
    Outgoing,
    PileCard,
    RatingPost,
    RawMail,
    ReceiptMail,
    ReminderPost,
    SurveyMail,
    Told,
)
from desk.people import Role
from desk.piles import pile_stands
from desk.ports import Work

log = logging.getLogger(__name__)

CLOCKS_DIFFER = timedelta(minutes=1)
#: How the marks of alerts begin.
ALERT = "dead:"


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """What a sender brings back."""

    #: The id of the message in Slack that shows it.
    ts: str | None = None
    channel: str | None = None
    #: The version of the case that was drawn.
    version: int | None = None
    #: What the mail server said.
    outcome: str = ""
    #: Sentences about those it refused while it took the mail for the others.
    refused: tuple[str, ...] = ()
    #: What it may have called the mail instead of what we did.
    mail_ids: tuple[str, ...] = ()


async def delivered(work: Work, outgoing: Outgoing, what: Delivered, *, now: datetime) -> None:
    await _known_by(work, outgoing, what.mail_ids)
    match outgoing:
        case CaseOpened() | CaseCard():
            await _card_stands(work, outgoing.case_id, what, now=now)
        case EscalationPost():
            await _escalation_stands(work, outgoing.case_id, what, now=now)
        case PileCard():
            await pile_stands(work, outgoing.pile_id, ts=what.ts, channel=what.channel)
        case CustomerPost():
            await _message_stands(work, outgoing, what)
        case AnswerPost():
            await _answer_stands(work, outgoing, what, now=now)
        case SurveyMail() | RatingPost():
            await survey_deliveries.done(work, outgoing, ts=what.ts, outcome=what.outcome, now=now)
        case AnswerMail():
            await _answered(work, outgoing.answer_id, what, now=now)
        case _:
            pass


async def failed(
    work: Work, outgoing: Outgoing, row_id: str, *, why: str, is_unknown: bool, now: datetime
) -> None:
    """It is dead: shown where people look, with a way to try again."""
    if isinstance(outgoing, AnswerMail):
        await _answer_failed(work, outgoing, why=why, is_unknown=is_unknown, now=now)
    elif isinstance(outgoing, SurveyMail):
        await survey_deliveries.failed(work, outgoing, why=why, is_unknown=is_unknown, now=now)
    elif isinstance(outgoing, ReceiptMail):
        # Their address may be wrong; nobody is called for it, who answers will see.
        line = CaseLine(case_id=outgoing.case_id, told=Told.RECEIPT_FAILED, detail=why)
        await work.outbox.put(line, now=now)
    elif not isinstance(outgoing, DeadDelivery) and await _is_news(work, outgoing, now=now):
        for user in await _accountable(work, outgoing):
            await work.outbox.put(DeadDelivery(user=user, row_id=row_id), now=now)


async def put_off(work: Work, outgoing: Outgoing, *, why: str, now: datetime) -> None:
    """It will be tried again; the receipt of an answer says so, and why."""
    if not isinstance(outgoing, AnswerMail):
        return
    answer = await work.answers.get(outgoing.answer_id)
    if answer is None:
        return
    await work.answers.save(answer.delivered(answer.delivery, outcome=why))
    post = AnswerPost(case_id=answer.case_id, answer_id=answer.id)
    await work.outbox.put(post, now=now)


async def retry(desk: Desk, row_id: str, *, by: str) -> int:
    """
    A dead delivery waits again, and with it everything dead: one alert stood for many.

    How many that were.
    """
    async with desk.begin() as work:
        if not (await standing(work, by)).leads_anything:
            raise NotAllowed("Only leads and admins can retry deliveries.")
        if not await work.outbox.is_dead(row_id):
            raise NotFound("That delivery is done or waiting already; there is nothing to retry.")
        count = await revive(work, now=desk.now())
    desk.wake.outbox()
    return count


async def card_is_gone(desk: Desk, case_id: str) -> None:
    """Somebody deleted the card: it is posted anew."""
    now = desk.now()
    async with desk.begin() as work:
        await work.outbox.put(CaseCard(case_id=case_id), now=now)
    desk.wake.outbox()


async def retry_all(desk: Desk) -> int:
    """Everything dead waits again; how many that were."""
    async with desk.begin() as work:
        count = await revive(work, now=desk.now())
    desk.wake.outbox()
    return count


async def revive(work: Work, *, now: datetime) -> int:
    """All that was given up, but for mail, waits again; how many that were."""
    # What fails once more is news, however lately its channel was told of.
    await work.seen.forget(ALERT)
    return await work.outbox.revive(now=now)


async def _known_by(work: Work, outgoing: Outgoing, mail_ids: tuple[str, ...]) -> None:
    """An answer to the mail names it as the provider called it."""
    case_id = getattr(outgoing, "case_id", None)
    if isinstance(outgoing, SurveyMail):
        survey = await work.surveys.get(outgoing.survey_id)
        case_id = survey.case_id if survey else None
    if case_id and mail_ids:
        await work.mail_ids.remember(case_id, mail_ids)


async def _card_stands(work: Work, case_id: str, what: Delivered, *, now: datetime) -> None:
    case = await work.cases.get(case_id)
    if case is None or what.ts is None:
        return
    await work.cases.save(case.carded(channel=what.channel or case.channel, ts=what.ts))
    if what.ts != case.card_ts:
        # What belongs into its thread may have waited longer and longer for it.
        await work.outbox.hurry_case(case_id, now=now)
    if what.version != case.version:
        # It changed while its card was on the way.
        await work.outbox.put(CaseCard(case_id=case_id), now=now)


async def _escalation_stands(work: Work, case_id: str, what: Delivered, *, now: datetime) -> None:
    case = await work.cases.get(case_id)
    if case is None or what.ts is None or what.channel is None:
        return
    await work.cases.save(case.escalation_posted(channel=what.channel, ts=what.ts))
    if what.version != case.version:
        # Somebody answered the call while it was on its way.
        await work.outbox.put(EscalationPost(case_id=case_id), now=now)


async def _message_stands(work: Work, post: CustomerPost, what: Delivered) -> None:
    if what.ts is not None:
        await work.messages.posted(post.message_id, case_id=post.case_id, ts=what.ts)


async def _answer_stands(
    work: Work, outgoing: AnswerPost, what: Delivered, *, now: datetime
) -> None:
    """The receipt can be seen; if its mail still waits, the hold begins to run."""
    answer = await work.answers.get(outgoing.answer_id)
    if answer is None or answer.post_ts is not None or what.ts is None:
        return
    await work.answers.save(answer.posted(what.ts))
    mail = AnswerMail(case_id=answer.case_id, answer_id=answer.id)
    await work.outbox.postpone(mail.key, due=_shown_at(what.ts, now=now) + HOLD)


def _shown_at(ts: str, *, now: datetime) -> datetime:
    """When the message came to stand there: its ts, where that clock is not far from ours."""
    shown = datetime.fromtimestamp(float(ts), now.tzinfo)
    return shown if now - CLOCKS_DIFFER <= shown <= now else now


async def _answered(work: Work, answer_id: str, what: Delivered, *, now: datetime) -> None:
    if (found := await _answer_and_case(work, answer_id)) is None:
        return
    answer, case = found
    await work.answers.save(answer.delivered(Delivery.ACCEPTED, outcome=what.outcome))
    joined = (answer.to.address, *answer.cc)
    await work.participants.join(case.id, [address.lower() for address in joined])
    then = await _then(work, answer, case)
    after = case.answered(then, by=answer.by, written_at=answer.created_at, now=now)
    await change(work, after, Happened.ANSWERED, by=answer.by, at=now, answer=answer.id)
    if after.owner != case.owner:
        await happened(work, after, Happened.CLAIMED, by=answer.by, at=now)
    if after.is_done and not case.is_done:
        await happened(work, after, Happened.RESOLVED, by=answer.by, at=now)
    if after.was_resolved_since(answer.created_at):
        # By the answer, or by somebody while it was on its way.
        await surveys.plan(work, after, by=answer.by, now=now)
    await closing_loop.somebody_acted(work, after, by=answer.by, now=now)
    if what.refused:
        detail = " ".join(what.refused)
        line = CaseLine(case_id=case.id, told=Told.NOT_TO_ALL, to=(answer.by,), detail=detail)
        await work.outbox.put(line, now=now)
    await work.outbox.put(AnswerPost(case_id=case.id, answer_id=answer.id), now=now)


async def _then(work: Work, answer: Answer, case: Case) -> Then:
    """As its writer wanted, unless somebody has snoozed the case while it was on its way."""
    if case.status is not Status.SNOOZED:
        return answer.then
    events = await work.events.of_case(case.id)
    since = [event.what for event in events if event.at >= answer.created_at]
    return Then.KEEP_OPEN if Happened.SNOOZED in since else answer.then


async def _answer_failed(
    work: Work, outgoing: AnswerMail, *, why: str, is_unknown: bool, now: datetime
) -> None:
    if (found := await _answer_and_case(work, outgoing.answer_id)) is None:
        return
    answer, case = found
    delivery = Delivery.UNKNOWN if is_unknown else Delivery.REFUSED
    await work.answers.save(answer.delivered(delivery, outcome=why))
    await happened(
        work, case, Happened.ANSWER_FAILED, by=answer.by, at=now, answer=answer.id, why=why
    )
    await work.outbox.put(AnswerPost(case_id=case.id, answer_id=answer.id), now=now)
    await work.outbox.put(CaseCard(case_id=case.id), now=now)


async def _answer_and_case(work: Work, answer_id: str) -> tuple[Answer, Case] | None:
    """None where somebody erased them while the mail was on its way: there is nobody to tell."""
    answer = await work.answers.get(answer_id)
    case = await work.cases.get(answer.case_id) if answer else None
    if answer is None or case is None:
        log.warning("the answer of a delivery is gone", extra={"answer": answer_id})
        return None
    return answer, case


async def _is_news(work: Work, outgoing: Outgoing, *, now: datetime) -> bool:
    """One alert an hour for a channel: its fault is the same for everything in it."""
    case_id = getattr(outgoing, "case_id", None)
    case = await work.cases.get(case_id) if case_id else None
    if case_id and case is None:
        return False
    place = case.channel if case else outgoing.lane
    return await work.seen.once(f"{ALERT}{place}:{now:%Y-%m-%d %H}", now=now)


async def _accountable(work: Work, outgoing: Outgoing) -> list[str]:
    """The leads of its queue and the admins: whoever can mend a channel."""
    case_id = getattr(outgoing, "case_id", None)
    case = await work.cases.get(case_id) if case_id else None
    queue_id = (await queue_of_case(work, case)).id if case else None
    members = await work.members.all()
    leads = [m.user for m in members if m.role is Role.LEAD and m.queue_id == queue_id]
    admins = [m.user for m in members if m.role is Role.ADMIN]
    return list(dict.fromkeys((*await _makers(work, outgoing), *leads, *admins)))


async def _makers(work: Work, outgoing: Outgoing) -> list[str]:
    """Whose reminder was not told, and who did not get the mail they asked for."""
    if isinstance(outgoing, RawMail):
        return [outgoing.user]
    if not isinstance(outgoing, ReminderPost):
        return []
    reminder = await work.reminders.get(outgoing.reminder_id)
    return [reminder.by] if reminder else []
