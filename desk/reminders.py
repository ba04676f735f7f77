"""Reminders: said back, kept, told once each time they come, deleted."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from desk import audit
from desk.access import standing
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotFound
from desk.failpoints import failpoint
from desk.ids import new_id
from desk.outgoing import ReminderPost
from desk.people import Role
from desk.ports import Work
from desk.recurrence import occurrences
from desk.recurrence_grammar import parse
from desk.recurrence_words import in_words
from desk.reminder import Occurrence, Reminder, ReminderState

LONGEST_TEXT = 2_000
#: Dates that are shown before somebody says Save.
SHOWN = 3
#: Reminders that are told in one transaction.
BATCH = 50
#: What nobody has saved after this long is forgotten.
PROPOSED_FOR = timedelta(days=2)
#: What was told is known for longer than the longest rule needs, a year.
OCCURRENCES_FOR = timedelta(days=400)


@dataclass(frozen=True, kw_only=True)
class NewReminder:
    """A reminder as it was typed."""

    when: str
    text: str
    channel: str | None = None
    person: str | None = None


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A reminder that is said back before it is kept."""

    reminder: Reminder
    #: When it would come next.
    dates: tuple[datetime, ...]


async def propose(desk: Desk, new: NewReminder, *, by: str) -> Proposal:
    """In the team's zone; it does not come before somebody says Save."""
    now = desk.now()
    async with desk.begin() as work:
        await _must_set_up(work, by)
        zone = (await work.workspace.get()).zone
        reminder = Reminder(
            id=new_id(now),
            by=by,
            channel=new.channel,
            person=new.person,
            text=reminder_text(new.text),
            recurrence=parse(new.when, now=now, zone=ZoneInfo(zone)),
            zone=zone,
            created_at=now,
        )
        await work.reminders.add_numbered(reminder)
    coming = occurrences(reminder.recurrence, zone=reminder.zone_info, after=now)
    return Proposal(reminder=reminder, dates=tuple(islice(coming, SHOWN)))


async def save(desk: Desk, reminder_id: str, *, by: str) -> Reminder:
    now = desk.now()
    async with desk.begin() as work:
        await _must_set_up(work, by)
        reminder = await _reminder(work, reminder_id)
        kept = reminder.kept(now=now)
        await work.reminders.save(kept)
        if kept is not reminder:
            await _audit(work, kept, new=_said(kept), at=now, by=by)
    return kept


async def drop(desk: Desk, reminder_id: str, *, by: str) -> Reminder:
    """Take back what was only said back; what is kept has to be deleted."""
    async with desk.begin() as work:
        await _must_set_up(work, by)
        reminder = await _reminder(work, reminder_id)
        if reminder.state is ReminderState.ACTIVE:
            raise BadInput(
                f"It is kept already. To delete it: `/desk reminders delete {reminder.number}`."
            )
        await work.reminders.save(reminder.deleted())
    return reminder


async def delete(desk: Desk, number: int, *, by: str) -> Reminder:
    async with desk.begin() as work:
        await _must_set_up(work, by)
        reminder = await work.reminders.by_number(number)
        if reminder is None or reminder.state is not ReminderState.ACTIVE:
            raise NotFound(f"There is no reminder {number}. `/desk reminders` lists them.")
        await work.reminders.save(reminder.deleted())
        await _audit(work, reminder, old=_said(reminder), at=desk.now(), by=by)
    return reminder


async def active(desk: Desk, *, by: str) -> Sequence[Reminder]:
    """Those that still come, by number; not the follow-ups of cases."""
    async with desk.look() as work:
        await _must_set_up(work, by)
        return await work.reminders.active()


async def tell_due(desk: Desk) -> int:
    """Write down every occurrence that has come, and with it what leaves; how many there were."""
    told = 0
    while batch := await _tell_batch(desk):
        told += batch
    return told


async def forget_proposals(desk: Desk) -> int:
    """Those that nobody has saved in time; how many there were."""
    async with desk.begin() as work:
        return await work.reminders.forget_proposed_before(desk.now() - PROPOSED_FOR)


async def forget_occurrences(desk: Desk) -> int:
    """Those of long ago: their reminders never look back; how many there were."""
    async with desk.begin() as work:
        return await work.occurrences.forget_before(desk.now() - OCCURRENCES_FOR)


def reminder_text(text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise BadInput(
            "Say at the end what you want to be reminded of: `tomorrow 10:00 call back`."
        )
    if len(stripped) > LONGEST_TEXT:
        raise BadInput(f"A reminder has {LONGEST_TEXT:,} characters at most.")
    return stripped


async def _tell_batch(desk: Desk) -> int:
    now = desk.now()
    async with desk.begin() as work:
        due = await work.reminders.due(now, limit=BATCH)
        for reminder in due:
            await _tell(work, reminder, now=now)
    if due:
        failpoint("reminder.committed")
        desk.wake.outbox()
    return len(due)


async def _tell(work: Work, reminder: Reminder, *, now: datetime) -> None:
    run = reminder.due(now=now)
    occurrence = Occurrence(
        id=new_id(now), reminder_id=reminder.id, at=run.at, missed=run.missed, created_at=now
    )
    if await work.occurrences.add(occurrence):
        post = ReminderPost(
            occurrence_id=occurrence.id, reminder_id=reminder.id, case_id=reminder.case_id
        )
        await work.outbox.put(post, now=now)
    await work.reminders.save(reminder.told(now=now))
    failpoint("reminder.written")


async def _reminder(work: Work, reminder_id: str) -> Reminder:
    reminder = await work.reminders.get(reminder_id)
    if reminder is None:
        raise NotFound("That reminder does not exist any more. Add it again.")
    return reminder


async def _audit(
    work: Work, reminder: Reminder, *, old: str = "", new: str = "", at: datetime, by: str
) -> None:
    await audit.changed(work, f"{reminder.number}", "reminder", old=old, new=new, at=at, by=by)


def _said(reminder: Reminder) -> str:
    rule = in_words(reminder.recurrence, zone=reminder.zone_info)
    place = reminder.channel or f"<@{reminder.person}>"
    return f"{rule}, {place}: {html.unescape(reminder.text)}"


async def _must_set_up(work: Work, user: str) -> None:
    if not any(m.role in {Role.LEAD, Role.ADMIN} for m in (await standing(work, user)).roles):
        raise NotAllowed("Reminders are made by leads and admins. Ask one of them.")
