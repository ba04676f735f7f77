"""Follow-ups: a case comes back to whoever has it, at the time that somebody promised."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from desk.access import case_for, must_lead
from desk.change import happened
from desk.desk import Desk
from desk.errors import BadInput, NotFound
from desk.events import Happened
from desk.ids import new_id
from desk.recurrence import Once
from desk.recurrence_grammar import recognised, usable
from desk.reminder import Reminder, ReminderState
from desk.reminders import reminder_text
from desk.words import QUOTES

#: `on the first of december at 10 am` has eight.
MOST_WORDS = 8
QUOTED = re.compile(rf"[{QUOTES}]([^{QUOTES}]+)[{QUOTES}]")


async def follow_up(
    desk: Desk, case_id: str, promise: str, *, zone: str, by: str
) -> tuple[Reminder, datetime]:
    """
    Call the case's owner when the time has come that `promise` begins with.

    The rest of it is what they are told: `tomorrow 10:00 call back`.
    """
    now = desk.now()
    at, text = _when_and_what(promise, now=now, zone=ZoneInfo(zone))
    reminder = Reminder(
        id=new_id(now),
        by=by,
        case_id=case_id,
        text=reminder_text(text),
        recurrence=Once(at=at),
        zone=zone,
        created_at=now,
    ).kept(now=now)
    async with desk.begin() as work:
        case = await case_for(work, case_id, by=by)
        await work.reminders.add(reminder)
        await happened(work, case, Happened.FOLLOW_UP_SET, by=by, at=now, until=at.isoformat())
    return reminder, at


async def drop(desk: Desk, reminder_id: str, *, by: str) -> Reminder:
    """Who promised it may take it back, and so may the leads."""
    now = desk.now()
    async with desk.begin() as work:
        reminder = await work.reminders.get(reminder_id)
        if reminder is None or reminder.case_id is None:
            raise NotFound("That follow-up does not exist any more.")
        case = await case_for(work, reminder.case_id, by=by)
        if reminder.by != by:
            await must_lead(work, case, by=by)
        if reminder.state is ReminderState.ACTIVE:
            await work.reminders.save(reminder.deleted())
            await happened(work, case, Happened.FOLLOW_UP_DROPPED, by=by, at=now)
    return reminder


def _when_and_what(promise: str, *, now: datetime, zone: ZoneInfo) -> tuple[datetime, str]:
    """The longest beginning that is a time is the time; one in quotes is it in any case."""
    quoted = QUOTED.match(promise)
    ends = [word.end() for word in re.finditer(r"\S+", promise)][:MOST_WORDS]
    for end in [quoted.end()] if quoted else reversed(ends):
        rule = recognised(promise[:end], now=now, zone=zone)
        if isinstance(rule, Once):
            usable(rule, now=now, zone=zone)
            return rule.at, promise[end:]
        if rule is not None:
            raise BadInput("A follow-up comes once. `/desk reminders add` is for what comes again.")
    raise BadInput("Say when, then what: `tomorrow 10:00 call back`, `3d ask how it went`.")
