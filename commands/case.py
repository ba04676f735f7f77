"""`/case`: intent, use case, answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from zoneinfo import ZoneInfo

from commands.asked import Asked, Told
from desk import assignment, conversation, resolution
from desk.intent import Intent, Verb, parse
from desk.lookup import CardFacts, case_by_number, my_cases, reply_facts
from desk.when import moment
from views.elements import date_token
from views.help import case_help
from views.lists import case_line, my_cases_list
from views.modals.reply import reply_modal


async def case_command(asked: Asked) -> Told:
    intent = parse(asked.text)
    if intent.verb is Verb.HELP:
        return Told(text=case_help())
    if intent.verb is Verb.MINE:
        cases = await my_cases(asked.desk, asked.user)
        return Told(text=my_cases_list(cases, link=asked.directory.permalink))
    facts = await case_by_number(asked.desk, intent.number or 0, by=asked.user)
    return await VERBS[intent.verb](asked, intent, facts)


async def show(asked: Asked, _intent: Intent, facts: CardFacts) -> Told:
    return Told(text=case_line(facts, link=asked.directory.permalink))


async def claim(asked: Asked, _intent: Intent, facts: CardFacts) -> Told:
    await assignment.claim(asked.desk, facts.case.id, by=asked.user)
    return Told(text=f"#{facts.case.number} is yours.")


async def assign(asked: Asked, intent: Intent, facts: CardFacts) -> Told:
    await assignment.assign(asked.desk, facts.case.id, to=intent.user, by=asked.user)
    return Told(text=f"#{facts.case.number} is <@{intent.user}>'s now.")


async def release(asked: Asked, _intent: Intent, facts: CardFacts) -> Told:
    await assignment.release(asked.desk, facts.case.id, by=asked.user)
    return Told(text=f"#{facts.case.number} is free for somebody else.")


async def reply(asked: Asked, _intent: Intent, facts: CardFacts) -> Told:
    return Told(modal=reply_modal(await reply_facts(asked.desk, facts.case.id, by=asked.user)))


async def note(asked: Asked, intent: Intent, facts: CardFacts) -> Told:
    await conversation.note(asked.desk, facts.case.id, intent.rest, by=asked.user)
    return Told(text=f"Kept with #{facts.case.number}. No customer sees it.")


async def snooze(asked: Asked, intent: Intent, facts: CardFacts) -> Told:
    zone = ZoneInfo(await asked.directory.zone(asked.user))
    until = moment(intent.rest, now=asked.desk.now(), zone=zone)
    await resolution.snooze(asked.desk, facts.case.id, until=until, by=asked.user)
    return Told(text=f"#{facts.case.number} sleeps until {date_token(until)}.")


async def resolve(asked: Asked, _intent: Intent, facts: CardFacts) -> Told:
    await resolution.resolve(asked.desk, facts.case.id, by=asked.user)
    return Told(text=f"#{facts.case.number} is resolved.")


async def reopen(asked: Asked, _intent: Intent, facts: CardFacts) -> Told:
    await resolution.reopen(asked.desk, facts.case.id, by=asked.user)
    return Told(text=f"#{facts.case.number} is open again.")


VERBS: Mapping[Verb, Callable[[Asked, Intent, CardFacts], Awaitable[Told]]] = {
    Verb.SHOW: show,
    Verb.CLAIM: claim,
    Verb.ASSIGN: assign,
    Verb.RELEASE: release,
    Verb.REPLY: reply,
    Verb.NOTE: note,
    Verb.SNOOZE: snooze,
    Verb.RESOLVE: resolve,
    Verb.REOPEN: reopen,
}
