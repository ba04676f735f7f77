"""`/case`: about a case by its number, or about all that are yours."""

from __future__ import annotations

from commands.asked import Asked, Told
from commands.typed_text import typed_text
from commands.verbs import About, do
from desk import signature
from desk.intent import parse
from desk.lookup import case_by_number, my_cases
from desk.verbs import Typed, Verb
from views.help import case_help
from views.lists import SHOWN, my_cases_list
from views.modals.signature import own_signature_modal
from views.signatures import own_signature_text


async def case_command(asked: Asked) -> Told:
    intent = parse(asked.text)
    if intent.verb is Verb.HELP:
        return Told(text=case_help(Typed.COMMAND))
    if intent.verb is Verb.MINE:
        cases = await my_cases(asked.desk, asked.user, limit=SHOWN)
        return Told(text=my_cases_list(cases, link=asked.directory.permalink))
    if intent.verb is Verb.SIGNATURE:
        return await _signature(asked, intent.rest)
    facts = await case_by_number(asked.desk, intent.number or 0, by=asked.user)
    return await do(About(asked=asked, intent=intent, case=facts.case))


async def _signature(asked: Asked, typed: str) -> Told:
    """With a text it is set; without one a modal asks for it."""
    if not typed:
        own = await signature.own_signature(asked.desk, by=asked.user)
        return Told(modal=own_signature_modal(own))
    text = await typed_text(asked, after=1)
    return Told(text=own_signature_text(await signature.sign_own(asked.desk, text, by=asked.user)))
