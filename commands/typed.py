"""`!verb` in a case's thread, where Slack runs no slash commands."""

from __future__ import annotations

from commands.asked import Asked, Told
from commands.refused import answered
from commands.verbs import About, do
from desk.case import Case
from desk.intent import parse_typed
from desk.verbs import Typed, Verb
from views.help import case_help


async def typed_command(asked: Asked, case: Case) -> Told:
    """What is told to the person who typed; a refusal is an answer too."""
    return await answered(_run(asked, case))


async def _run(asked: Asked, case: Case) -> Told:
    intent = parse_typed(asked.text)
    if intent.verb is Verb.HELP:
        return Told(text=case_help(Typed.IN_THREAD))
    return await do(About(asked=asked, intent=intent, case=case))
