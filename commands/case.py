"""`/case`: about a case by its number, or about all that are yours."""

from __future__ import annotations

from commands.asked import Asked, Told
from commands.verbs import About, do
from desk.intent import Typed, Verb, parse
from desk.lookup import case_by_number, my_cases
from views.help import case_help
from views.lists import my_cases_list


async def case_command(asked: Asked) -> Told:
    intent = parse(asked.text)
    if intent.verb is Verb.HELP:
        return Told(text=case_help(Typed.COMMAND))
    if intent.verb is Verb.MINE:
        cases = await my_cases(asked.desk, asked.user)
        return Told(text=my_cases_list(cases, link=asked.directory.permalink))
    facts = await case_by_number(asked.desk, intent.number or 0, by=asked.user)
    return await do(About(asked=asked, intent=intent, case=facts.case))
