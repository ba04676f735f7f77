"""`/desk golive`: end the rehearsal, knowing what starts."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import golive as desk_golive
from desk.errors import BadInput
from views.golive import golive_blocks, golive_text
from views.help import DESK_HELP

EXAMPLE = DESK_HELP["golive"].example


async def golive(asked: Asked, rest: list[str]) -> Told:
    if [word.lower() for word in rest] == ["yes"]:
        return Told(text=golive_text(await desk_golive.go_live(asked.desk, by=asked.user)))
    if rest:
        raise BadInput(f"`{EXAMPLE}` shows what will start; `{EXAMPLE} yes` starts it.")
    live = await desk_golive.live(asked.desk)
    return Told(text=golive_text(live), blocks=golive_blocks(live))
