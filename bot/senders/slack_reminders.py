"""Reminders in Slack: to a channel, to a person, in a case's thread."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders.slack_out import Route, SlackOut, Words
from desk.access import leads_of
from desk.deliveries import Delivered
from desk.outgoing import ReminderPost
from desk.reminder import Occurrence, Reminder, ReminderState
from desk.rich import plain
from storage.outbox import OutboxRow
from views.reminders import follow_up_post, reminder_post
from views.slack_text import mrkdwn_document
from views.text import fallback


async def tell(slack: SlackOut, row: OutboxRow, post: ReminderPost) -> Delivered:
    """One that was deleted meanwhile is not told any more."""
    async with slack.desk.look() as work:
        reminder = await work.reminders.get(post.reminder_id)
        occurrence = await work.occurrences.get(post.occurrence_id)
    if reminder is None or occurrence is None or reminder.state is ReminderState.DELETED:
        return Delivered()
    if reminder.case_id:
        return await _in_case(slack, row, reminder, occurrence, case_id=reminder.case_id)
    by = await slack.name(reminder.by)
    blocks = reminder_post(reminder, occurrence, by=by, now=slack.desk.now())
    words = Words(text=await _notice(slack, reminder), blocks=blocks)
    if reminder.channel:
        await slack.in_channel(row, reminder.channel, words)
    elif reminder.person:
        await slack.directly(row, reminder.person, words)
    return Delivered()


async def _in_case(
    slack: SlackOut, row: OutboxRow, reminder: Reminder, occurrence: Occurrence, *, case_id: str
) -> Delivered:
    """Its owner is called, else its lead and the channel."""
    case = (await slack.facts(case_id)).case
    async with slack.desk.look() as work:
        to = (case.owner,) if case.owner else await leads_of(work, case.queue_id)
    blocks = follow_up_post(
        reminder,
        occurrence,
        number=case.number,
        to=to,
        by=await slack.name(reminder.by),
        now=slack.desk.now(),
    )
    words = Words(text=await _notice(slack, reminder), blocks=blocks)
    await slack.in_thread(row, case, words, broadcast=case.owner is None)
    return Delivered()


async def _notice(slack: SlackOut, reminder: Reminder) -> str:
    """For notifications: names in the place of mentions, which the blocks have."""
    names = await slack.directory.names(reminder.text)
    return fallback(f"⏰ {plain(mrkdwn_document(reminder.text, names=names))}")


ROUTES: Mapping[type, Route] = {ReminderPost: tell}
