"""`/desk mail`: what became of today's mail, and whose is never heard."""

from __future__ import annotations

from commands.asked import Asked, Told
from desk import mailboxes, piles
from desk.errors import BadInput
from desk.ledger import ledger
from views.help import DESK_HELP
from views.ledger import blocked_list, ledger_text
from views.mailboxes import mailboxes_text
from views.text import escape

UNBLOCK = DESK_HELP["mail unblock"].example


async def mail(asked: Asked, rest: list[str]) -> Told:
    if not rest:
        # They are compared now; what is said of them is what was found the last time.
        boxes = mailboxes_text(await mailboxes.ask(asked.desk))
        book = ledger_text(await ledger(asked.desk))
        return Told(text="\n".join(filter(None, [book, boxes])))
    act = {"blocked": _blocked, "unblock": _unblock}.get(rest[0].lower())
    if act is None:
        raise BadInput(f"`/desk mail` shows today's. To let somebody in again: `{UNBLOCK}`.")
    return await act(asked, rest[1:])


async def _blocked(asked: Asked, _typed: list[str]) -> Told:
    return Told(text=blocked_list(await piles.blocked(asked.desk)))


async def _unblock(asked: Asked, typed: list[str]) -> Told:
    if len(typed) != 1:
        raise BadInput(f"Whom? For example `{UNBLOCK}`.")
    address = await piles.unblock(asked.desk, typed[0], by=asked.user)
    return Told(text=f"{escape(address)} is heard again, from the next mail on.")
