"""Going live: until then the team rehearses, and no mail leaves that nobody pressed Send for."""

from __future__ import annotations

from dataclasses import dataclass

from desk.automatic import Automatic
from desk.desk import Desk
from desk.receipts import RECEIPTS
from desk.setup import change_workspace
from desk.surveys import SURVEYS
from desk.workspace import Workspace

#: Everything that starts by going live; a feature that sends by itself has its line here.
AUTOMATIC: tuple[Automatic, ...] = (RECEIPTS, SURVEYS)


@dataclass(frozen=True, kw_only=True)
class Live:
    workspace: Workspace
    starts: tuple[Automatic, ...]
    #: Switched off, and so for the time being as quiet as before.
    stays_off: tuple[Automatic, ...]


async def live(desk: Desk) -> Live:
    async with desk.look() as work:
        workspace = await work.workspace.get()
    return Live(
        workspace=workspace,
        starts=tuple(one for one in AUTOMATIC if one.is_on(workspace)),
        stays_off=tuple(one for one in AUTOMATIC if not one.is_on(workspace)),
    )


async def go_live(desk: Desk, *, by: str) -> Live:
    """From now on; for what came in before nothing is sent. Twice changes nothing."""
    await change_workspace(desk, by=by, is_live=True)
    return await live(desk)
