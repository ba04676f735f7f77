"""`/desk reminders`: those there are, new ones, and those that go."""

from __future__ import annotations

import re

from commands.asked import Asked, Told
from desk import reminders as desk_reminders
from desk.errors import BadInput
from desk.reminders import NewReminder
from desk.words import channel_id, user_id
from views.help import DESK_HELP
from views.reminders import proposal_blocks, proposal_text, reminder_list

REMINDERS_ADD = DESK_HELP["reminders add"].example
REMINDERS_DELETE = DESK_HELP["reminders delete"].example
NUMBER = re.compile(r"#?([0-9]{1,12})")
#: The text is taken as it was typed: its lines and quotes are its own.
ADDED = re.compile(
    r"\s*reminders\s+add\b\s*(?P<when>.*?)(?:\s+(?:in|to|for))?\s*(?P<where><[#@][^<>]*>)(?P<text>.*)",
    re.DOTALL | re.IGNORECASE,
)


async def reminders(asked: Asked, rest: list[str]) -> Told:
    if not rest or rest[0].lower() == "list":
        known = await desk_reminders.active(asked.desk, by=asked.user)
        return Told(text=reminder_list(known, example=REMINDERS_ADD))
    change = {"add": _add, "delete": _delete, "remove": _delete}.get(rest[0].lower())
    if change is None:
        raise BadInput(
            f"To add a reminder: `{REMINDERS_ADD}`. To delete one: `{REMINDERS_DELETE}`."
        )
    return await change(asked, rest[1:])


async def _add(asked: Asked, _typed: list[str]) -> Told:
    """Said back first; the buttons keep it or drop it."""
    found = ADDED.fullmatch(asked.text)
    if not found:
        raise BadInput(f"When, where (type # or @ and choose), what: `{REMINDERS_ADD}`.")
    if not found["when"]:
        raise BadInput(f"When shall it come? For example `{REMINDERS_ADD}`.")
    if not found["text"].strip():
        raise BadInput(f"Say at the end what the reminder says: `{REMINDERS_ADD}`.")
    new = _new(found["when"], found["where"], found["text"])
    proposal = await desk_reminders.propose(asked.desk, new, by=asked.user)
    is_here = not new.channel or (await asked.directory.enter(new.channel)).is_member
    blocks = proposal_blocks(proposal, invite=not is_here)
    return Told(text=proposal_text(proposal), blocks=blocks)


async def _delete(asked: Asked, typed: list[str]) -> Told:
    found = NUMBER.fullmatch(" ".join(typed))
    if found is None:
        raise BadInput(f"Which one? `/desk reminders` shows their numbers: `{REMINDERS_DELETE}`.")
    gone = await desk_reminders.delete(asked.desk, int(found[1]), by=asked.user)
    return Told(text=f"Reminder {gone.number}, made by <@{gone.by}>, is deleted.")


def _new(when: str, where: str, text: str) -> NewReminder:
    if where.startswith("<#"):
        return NewReminder(when=when, text=text, channel=channel_id(where, example=REMINDERS_ADD))
    return NewReminder(when=when, text=text, person=user_id(where, example=REMINDERS_ADD))
