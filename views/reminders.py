"""Reminders as people see them: said back, listed, told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from desk.recurrence import Once
from desk.recurrence_words import in_words
from desk.reminder import Occurrence, Reminder
from desk.reminders import Proposal
from views.elements import Block, actions, button, context, date_token, section
from views.ids import Action
from views.text import escape, within

TOKEN = re.compile(r"<([^<>]*)>")
#: Tokens of one person or one channel; what follows `|` is only their name.
MENTION = re.compile(r"([@#][A-Z0-9]+)(?:\|.*)?", re.DOTALL)
LINK = re.compile(r"(?:https?://|mailto:)[^\s|]+(?:\|.*)?", re.DOTALL)
#: The first `&` of what Slack has escaped already.
AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt);)")
#: Reminders in a list before the rest is only counted.
LISTED = 50
#: Characters of a text in a list.
SHOWN = 80


def live_text(text: str) -> str:
    """
    What somebody typed, as mrkdwn: people and channels that they mention stay mentioned.

    Nothing in it calls a channel, everybody or a group.
    """
    parts = TOKEN.split(text)
    return "".join(_token(part) if n % 2 else _escaped(part) for n, part in enumerate(parts))


def proposal_blocks(proposal: Proposal, *, invite: bool) -> list[Block]:
    reminder = proposal.reminder
    words = in_words(reminder.recurrence, zone=reminder.zone_info)
    post = "\n".join(f">{line}" for line in _post(reminder).split("\n"))
    is_private = [f"👉 {_place(reminder)} is private: `/invite` me there first."] if invite else []
    return [
        section(f"*{_capital(words)}* ({reminder.zone}), {_where(reminder)}:\n{post}"),
        section("\n".join(["*Next:*", *_dates(proposal.dates)])),
        *[context(line) for line in is_private],
        context("Nothing is kept yet. `/desk zone` changes the zone of new reminders."),
        *actions(
            button("Save", Action.SAVE_REMINDER, reminder.id, style="primary"),
            button("Cancel", Action.DROP_REMINDER, reminder.id),
        ),
    ]


def proposal_text(proposal: Proposal) -> str:
    reminder = proposal.reminder
    return f"{_capital(in_words(reminder.recurrence, zone=reminder.zone_info))}. Nothing kept yet."


def saved_text(reminder: Reminder) -> str:
    words = in_words(reminder.recurrence, zone=reminder.zone_info)
    coming = f" It comes {date_token(reminder.next_at)}." if reminder.next_at else ""
    return (
        f"⏰ Reminder {reminder.number} is kept: {words} ({reminder.zone}), {_where(reminder)}."
        f"{coming} To delete it: `/desk reminders delete {reminder.number}`."
    )


def reminder_list(reminders: Sequence[Reminder], *, example: str) -> str:
    if not reminders:
        return f"There are no reminders yet. To add one: `{example}`."
    lines = [_line(reminder) for reminder in reminders[:LISTED]]
    rest = len(reminders) - LISTED
    return "\n".join([*lines, *([f"…and {rest} more."] if rest > 0 else [])])


def reminder_post(
    reminder: Reminder, occurrence: Occurrence, *, by: str, now: datetime
) -> list[Block]:
    """`by` is the name of who made it."""
    words = in_words(reminder.recurrence, zone=reminder.zone_info)
    source = f"Reminder {reminder.number} by {escape(by)}  ·  {words}"
    return [section(_post(reminder)), *_late(occurrence, now=now), context(source)]


def follow_up_post(
    reminder: Reminder,
    occurrence: Occurrence,
    *,
    number: int,
    to: Sequence[str],
    by: str,
    now: datetime,
) -> list[Block]:
    """`to` are called by it."""
    called = " ".join(["⏰", *(f"<@{user}>" for user in to)])
    return [
        section(f"{called}{',' if to else ''} follow up on #{number}: {live_text(reminder.text)}"),
        *_late(occurrence, now=now),
        context(f"Promised by {escape(by)}  ·  {date_token(reminder.created_at)}"),
    ]


def follow_up_set(reminder: Reminder, *, number: int) -> tuple[str, list[Block]]:
    """What is told to who promised it."""
    coming = date_token(reminder.next_at) if reminder.next_at else ""
    said = f"⏰ #{number} comes back {coming}: {live_text(reminder.text)}"
    take_back = button("Take it back", Action.DROP_FOLLOW_UP, reminder.id)
    return said, [section(said), *actions(take_back)]


def _line(reminder: Reminder) -> str:
    words = in_words(reminder.recurrence, zone=reminder.zone_info)
    coming = f"  ·  next {date_token(reminder.next_at)}" if reminder.next_at else ""
    when = "once" if isinstance(reminder.recurrence, Once) else words
    beginning = live_text(within(" ".join(reminder.text.split()), SHOWN))
    return (
        f"`{reminder.number}`  *{_capital(when)}* ({reminder.zone}), {_where(reminder)}{coming}\n"
        f"      {beginning}  ·  made by <@{reminder.by}>"
    )


def _post(reminder: Reminder) -> str:
    return f"⏰ {live_text(reminder.text)}"


def _where(reminder: Reminder) -> str:
    return f"in {_place(reminder)}" if reminder.channel else f"to {_place(reminder)}"


def _place(reminder: Reminder) -> str:
    return f"<#{reminder.channel}>" if reminder.channel else f"<@{reminder.person}>"


def _late(occurrence: Occurrence, *, now: datetime) -> list[Block]:
    if not occurrence.is_late(now=now):
        return []
    late = f"⚠️ This comes late: it was due {date_token(occurrence.at)}."
    if occurrence.missed:
        earlier = "One more was" if occurrence.missed == 1 else f"{occurrence.missed} more were"
        late += f" {earlier} missed before it."
    return [context(late)]


def _dates(dates: Sequence[datetime]) -> list[str]:
    return [f"• {date_token(at, '{date_long_pretty} at {time}')}" for at in dates]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _token(token: str) -> str:
    if mention := MENTION.fullmatch(token):
        return f"<{mention[1]}>"
    if LINK.fullmatch(token):
        return f"<{token}>"
    if token.startswith("!"):
        _, _, name = token.partition("|")
        return _escaped(name or "@" + token[1:].partition("^")[0])
    return f"&lt;{_escaped(token)}&gt;"


def _escaped(text: str) -> str:
    return AMPERSAND.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
