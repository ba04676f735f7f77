"""`/desk nps`: ask one customer how likely they are to recommend us."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import nps as desk_nps
from desk.errors import BadInput
from desk.queue import mail_address
from desk.survey import QUIET
from views.help import DESK_HELP

EXAMPLE = DESK_HELP["nps"].example
ABOUT = (
    "A customer is asked by mail how likely they are to recommend us, from 0 to 10. Then they are "
    f"left alone for {QUIET.days} days. 0 to 6 becomes a case of the service queue."
)


async def nps(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return Told(text=f"{ABOUT} To ask somebody: `{EXAMPLE}`.")
    if rest[0].lower() != "send" or len(rest) != 2:  # noqa: PLR2004  # What, and whom.
        raise BadInput(f"To ask one customer: `{EXAMPLE}`.")
    await desk_nps.send(asked.desk, rest[1], by=asked.user)
    return Told(text=f"{mail_address(rest[1])} is asked now. You hear what they answer.")
