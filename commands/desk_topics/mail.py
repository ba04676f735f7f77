"""`/desk mail`: what became of today's mail, and whose is never heard."""

from __future__ import annotations

import re

from commands.asked import Asked, Told
from desk import imports, mailboxes, piles
from desk.errors import BadInput
from desk.ledger import ledger
from views.help import DESK_HELP
from views.imports import ordered_text, underway_text
from views.ledger import blocked_list, ledger_text
from views.mailboxes import mailboxes_text
from views.text import escape

UNBLOCK = DESK_HELP["mail unblock"].example
IMPORT = DESK_HELP["mail import"].example
DAYS = re.compile(r"(\d{1,6})d?")


async def mail(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        return await _today(asked)
    act = {"blocked": _blocked, "unblock": _unblock, "import": _import}.get(rest[0].lower())
    if act is None:
        raise BadInput(
            f"`/desk mail` shows today's, `/desk mail blocked` who is blocked. To let somebody in "
            f"again: `{UNBLOCK}`. To bring in old mail: `{IMPORT}`."
        )
    return await act(asked, rest[1:])


async def _today(asked: Asked) -> Told:
    # They are compared now; what is said of them is what was found the last time.
    boxes = await mailboxes.ask(asked.desk)
    jobs = await imports.underway(asked.desk)
    book = ledger_text(await ledger(asked.desk))
    parts = [book, mailboxes_text(boxes), underway_text(jobs, boxes)]
    return Told(text="\n".join(filter(None, parts)))


async def _import(asked: Asked, typed: list[str]) -> Told:
    which, days = " ".join(typed[:-1]), typed[-1] if typed else ""
    if days.lower() in {"day", "days"} and len(typed) > 1:
        which, days = " ".join(typed[:-2]), typed[-2]
    number = DAYS.fullmatch(days)
    if not which or number is None:
        raise BadInput(f"Which mailbox or queue, and how many days? For example `{IMPORT}`.")
    boxes = await imports.order(asked.desk, which, days=int(number[1]), by=asked.user)
    return Told(text=ordered_text(boxes, days=int(number[1])))


async def _blocked(asked: Asked, _typed: list[str]) -> Told:
    return Told(text=blocked_list(await piles.blocked(asked.desk)))


async def _unblock(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != 1:
        raise BadInput(f"Whom? For example `{UNBLOCK}`.")
    address = await piles.unblock(asked.desk, typed[0], by=asked.user)
    return Told(text=f"{escape(address)} is heard again, from the next mail on.")
