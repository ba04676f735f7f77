"""`/desk zone`: where the team's clock stands."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from commands.asked import Asked, Told
from desk import setup
from desk.zones import zone_name
from views.help import DESK_HELP

EXAMPLE = DESK_HELP["zone"].example


async def zone(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        kept = (await setup.workspace(asked.desk)).zone
        return Told(text=f"{_clock(asked, kept)} To change it: `{EXAMPLE}`.")
    name = zone_name(" ".join(rest), now=asked.desk.now())
    await setup.change_workspace(asked.desk, by=asked.user, zone=name)
    return Told(text=f"Done. {_clock(asked, name)}")


def _clock(asked: Asked, name: str) -> str:
    local = asked.desk.now().astimezone(ZoneInfo(name))
    return f"The team's time zone is *{name}*, where it is {local:%H:%M on %A}."
