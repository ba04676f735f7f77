"""`/desk surveys`: whether customers are asked how it went, and when."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import surveys_setup
from desk.errors import BadInput
from views.help import DESK_HELP
from views.surveys import surveys_text

SWITCH = DESK_HELP["surveys"].example
DELAY = DESK_HELP["surveys delay"].example
NEVER = DESK_HELP["surveys never"].example


async def surveys(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return await _shown(asked, "")
    word, more = rest[0].lower(), rest[1:]
    if word in {"on", "off"} and not more:
        await surveys_setup.switch(asked.desk, is_on=word == "on", by=asked.user)
        return await _shown(asked, "Done. ")
    if word == "delay" and more:
        await surveys_setup.delay(asked.desk, " ".join(more), by=asked.user)
        return await _shown(asked, "Done. ")
    if word == "never" and len(more) == 1:
        address = await surveys_setup.never(asked.desk, more[0], by=asked.user)
        return Told(text=f"{address} is not asked any more.")
    raise BadInput(
        f"To switch them: `{SWITCH}`. To set when: `{DELAY}`. To leave somebody alone: `{NEVER}`."
    )


async def _shown(asked: Asked, before: str) -> Told:
    return Told(text=before + surveys_text(await surveys_setup.shown(asked.desk)))
