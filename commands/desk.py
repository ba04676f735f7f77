"""`/desk`: set everything up without touching a server."""

from __future__ import annotations

import difflib
from collections.abc import Awaitable, Callable, Mapping

from commands.asked import Asked, Told
from commands.desk_topics.audit import audit
from commands.desk_topics.digest import digest
from commands.desk_topics.escalation import escalation
from commands.desk_topics.forms import forms
from commands.desk_topics.golive import golive
from commands.desk_topics.mail import mail
from commands.desk_topics.nps import nps
from commands.desk_topics.people import people
from commands.desk_topics.queues import queues
from commands.desk_topics.receipts import receipts
from commands.desk_topics.reminders import reminders
from commands.desk_topics.surveys import surveys
from commands.desk_topics.zone import zone
from desk import roles, setup
from desk.access import standing
from desk.errors import BadInput, NotAllowed
from desk.words import words
from views.help import desk_help

TOPICS: Mapping[str, Callable[[Asked, list[str]], Awaitable[Told]]] = {
    "queues": queues,
    "people": people,
    "forms": forms,
    "zone": zone,
    "receipts": receipts,
    "surveys": surveys,
    "nps": nps,
    "mail": mail,
    "golive": golive,
    "escalation": escalation,
    "reminders": reminders,
    "digest": digest,
    "audit": audit,
}


async def desk_command(asked: Asked) -> Told:
    await _must_set_up(asked)
    typed = words(asked.text)
    if not typed or typed[0].lower() == "help":
        is_live = (await setup.workspace(asked.desk)).is_live
        return Told(text=desk_help(await roles.team(asked.desk), is_live=is_live))
    topic, rest = typed[0].lower(), typed[1:]
    if topic not in TOPICS:
        raise BadInput(_nearest(typed[0]))
    return await TOPICS[topic](asked, rest)


async def _must_set_up(asked: Asked) -> None:
    """Admins and leads may; while there is no admin, a Slack admin becomes the first."""
    async with asked.desk.look() as work:
        who = await standing(work, asked.user)
    if who.leads_anything:
        return
    is_first = await asked.directory.is_slack_admin(asked.user) and (
        await roles.become_first_admin(asked.desk, asked.user)
    )
    if not is_first:
        raise NotAllowed("`/desk` is for Deskbell's admins and leads. Ask one of them.")


def _nearest(word: str) -> str:
    near = difflib.get_close_matches(word.lower(), [*TOPICS, "help"], n=1, cutoff=0.65)
    if near:
        return f"I do not know `{word}`. Did you mean `/desk {near[0]}`?"
    return f"I do not know `{word}`. `/desk help` lists what I understand."
