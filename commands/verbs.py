"""Every verb about a case, once: what `/case`, `!` in a thread and the buttons all end in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from commands.asked import Asked, Told
from desk import assignment, conversation, drafts, escalation, follow_ups, resolution
from desk.case import Case
from desk.errors import BadInput
from desk.follow_ups import Promise
from desk.intent import Intent
from desk.lookup import reply_facts
from desk.rich import plain
from desk.verbs import BY_VERB, Typed, Verb
from desk.when import moment
from views.drafts import preview_blocks, preview_text
from views.elements import date_token
from views.lists import case_line
from views.modals.reply import reply_modal
from views.reminders import follow_up_set
from views.slack_text import mrkdwn_document

BESIDE = "What you wrote behind it is kept as a note; no customer sees it."


@dataclass(frozen=True, kw_only=True)
class About:
    """A verb, and the case it is about."""

    asked: Asked
    intent: Intent
    case: Case

    @property
    def number(self) -> str:
        return f"#{self.case.number}"


async def do(about: About) -> Told:
    """Words that the verb has no use for are a note: nothing that was typed is dropped."""
    told = await VERBS[about.intent.verb](about)
    if not (beside := about.intent.beside):
        return told
    await conversation.note(about.asked.desk, about.case.id, beside, by=about.asked.user)
    return Told(text=f"{told.text} {BESIDE}")


async def show(about: About) -> Told:
    return Told(text=case_line(about.case, link=about.asked.directory.permalink))


async def claim(about: About) -> Told:
    await assignment.claim(about.asked.desk, about.case.id, by=about.asked.user)
    return Told(text=f"{about.number} is yours.")


async def assign(about: About) -> Told:
    to = about.asked.user if about.intent.is_for_me else about.intent.user
    await assignment.assign(about.asked.desk, about.case.id, to=to, by=about.asked.user)
    return Told(text=f"{about.number} is <@{to}>'s now.")


async def release(about: About) -> Told:
    await assignment.release(about.asked.desk, about.case.id, by=about.asked.user)
    return Told(text=f"{about.number} is free for somebody else.")


async def reply(about: About) -> Told:
    """With a text it is shown first; without one the modal opens, where Slack lets us open one."""
    asked, case_id = about.asked, about.case.id
    if about.intent.rest:
        names = await asked.directory.names(about.intent.rest)
        document = mrkdwn_document(about.intent.rest, names=names)
        preview = await drafts.save(
            asked.desk, case_id, document, by=asked.user, name=await asked.name()
        )
        return Told(text=preview_text(preview), blocks=preview_blocks(preview))
    if about.intent.typed is Typed.IN_THREAD:
        example = BY_VERB[Verb.REPLY].written(Typed.IN_THREAD)
        raise BadInput(f"Write what the customer shall read: `{example}`. You see it first.")
    facts = await reply_facts(asked.desk, case_id, by=asked.user, name=await asked.name())
    return Told(modal=reply_modal(facts))


async def note(about: About) -> Told:
    asked = about.asked
    await conversation.note(asked.desk, about.case.id, about.intent.rest, by=asked.user)
    return Told(text=f"Kept with {about.number}. No customer sees it.")


async def escalate(about: About) -> Told:
    to, why = about.intent.user_first
    reason = plain(mrkdwn_document(why, names=await about.asked.directory.names(why)))
    case = await escalation.escalate(
        about.asked.desk, about.case.id, reason=reason, to=to, by=about.asked.user
    )
    called = " ".join(f"<@{user}>" for user in case.escalation.to) if case.escalation else ""
    is_owner = case.owner == about.asked.user
    stays = " You stay its owner until somebody takes over." if is_owner else ""
    return Told(text=f"Called to {about.number}: {called}.{stays}")


async def snooze(about: About) -> Told:
    asked = about.asked
    zone = ZoneInfo(await asked.directory.zone(asked.user))
    until = moment(about.intent.rest, now=asked.desk.now(), zone=zone)
    await resolution.snooze(asked.desk, about.case.id, until=until, by=asked.user)
    return Told(text=f"{about.number} sleeps until {date_token(until)}.")


async def follow_up(about: About) -> Told:
    asked = about.asked
    zone = await asked.directory.zone(asked.user)
    promise = Promise.read(about.intent.rest, now=asked.desk.now(), zone=ZoneInfo(zone))
    reminder = await follow_ups.follow_up(
        asked.desk, about.case.id, promise, zone=zone, by=asked.user
    )
    text, blocks = follow_up_set(reminder, number=about.case.number)
    return Told(text=text, blocks=blocks)


async def resolve(about: About) -> Told:
    await resolution.resolve(about.asked.desk, about.case.id, by=about.asked.user)
    return Told(text=f"{about.number} is resolved.")


async def reopen(about: About) -> Told:
    await resolution.reopen(about.asked.desk, about.case.id, by=about.asked.user)
    return Told(text=f"{about.number} is open again.")


VERBS: Mapping[Verb, Callable[[About], Awaitable[Told]]] = {
    Verb.SHOW: show,
    Verb.CLAIM: claim,
    Verb.ASSIGN: assign,
    Verb.RELEASE: release,
    Verb.REPLY: reply,
    Verb.NOTE: note,
    Verb.ESCALATE: escalate,
    Verb.SNOOZE: snooze,
    Verb.FOLLOW_UP: follow_up,
    Verb.RESOLVE: resolve,
    Verb.REOPEN: reopen,
}
