"""Follow-ups: a case comes back to whoever has it, at the time that somebody promised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from desk.access import case_for, must_lead, queue_at_work
from desk.change import happened
from desk.desk import Desk
from desk.errors import BadInput, NotFound
from desk.events import Happened
from desk.ids import new_id
from desk.recurrence import Once
from desk.recurrence_grammar import parse, recognised
from desk.reminder import Reminder, ReminderState
from desk.reminders import reminder_text
from desk.when import EXAMPLES
from desk.words import QUOTES

#: `on the first of december at 10 am` has eight.
MOST_WORDS = 8
QUOTED = re.compile(rf"[{QUOTES}]([^{QUOTES}]+)[{QUOTES}]")


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A follow-up as it was typed."""

    when: str
    #: Escaped, as Slack sends it.
    text: str

    @classmethod
    def read(cls, typed: str, *, now: datetime, zone: ZoneInfo) -> Promise:
        """
        Take apart `tomorrow 10:00 call back`.

        The longest beginning that is a time is the time; one in quotes is it in any case.
        """
        quoted = QUOTED.match(typed)
        ends = [word.end() for word in re.finditer(r"\S+", typed)][:MOST_WORDS]
        for end in [quoted.end()] if quoted else reversed(ends):
            if recognised(typed[:end], now=now, zone=zone):
                return cls(when=typed[:end], text=typed[end:])
        raise BadInput("Say when, then what: `tomorrow 10:00 call back`, `3d ask how it went`.")


async def follow_up(desk: Desk, case_id: str, promise: Promise, *, zone: str, by: str) -> Reminder:
    """Call the case's owner then, in its thread; `zone` is that of who promised it."""
    now = desk.now()
    rule = parse(promise.when, now=now, zone=ZoneInfo(zone), examples=EXAMPLES)
    if not isinstance(rule, Once):
        raise BadInput("A follow-up comes once. `/desk reminders add` is for what comes again.")
    reminder = Reminder(
        id=new_id(now),
        by=by,
        case_id=case_id,
        text=reminder_text(promise.text),
        recurrence=rule,
        zone=zone,
        created_at=now,
    ).kept(now=now)
    async with desk.begin() as work:
        case = await case_for(work, case_id, by=by)
        await queue_at_work(work, case)
        await work.reminders.add(reminder)
        at = rule.at.isoformat()
        await happened(work, case, Happened.FOLLOW_UP_SET, by=by, at=now, until=at)
    return reminder


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
