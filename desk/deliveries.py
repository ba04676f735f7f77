"""What became of things that left: the outbox reports here, inside the finishing transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk import answer_deliveries, survey_deliveries
from desk.access import queue_of_case, standing
from desk.desk import Desk
from desk.errors import NotAllowed, NotFound
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
            await answer_deliveries.stands(work, outgoing.answer_id, ts=what.ts, now=now)
        case SurveyMail() | RatingPost():
            await survey_deliveries.done(work, outgoing, ts=what.ts, outcome=what.outcome, now=now)
        case AnswerMail():
            await answer_deliveries.left(
                work, outgoing.answer_id, outcome=what.outcome, refused=what.refused, now=now
            )
        case _:
            pass


async def failed(
    work: Work, outgoing: Outgoing, row_id: str, *, why: str, is_unknown: bool, now: datetime
) -> None:
    """It is dead: shown where people look, with a way to try again."""
    if isinstance(outgoing, AnswerMail):
        answer_id = outgoing.answer_id
        await answer_deliveries.failed(work, answer_id, why=why, is_unknown=is_unknown, now=now)
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
    if isinstance(outgoing, AnswerMail):
        await answer_deliveries.put_off(work, outgoing.answer_id, why=why, now=now)


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
