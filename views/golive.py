"""What goes out by itself, now or once the team is live, for whoever sets things up."""

from __future__ import annotations

from desk import receipts
from desk.automatic import Automatic
from desk.golive import Live
from desk.workspace import Workspace
from views.elements import Block, actions, button, confirm, section
from views.ids import Action
from views.text import escape

REHEARSAL = (
    "🎭 *Rehearsal.* Mails and forms come in and you can answer them, but nothing leaves that "
    "nobody pressed Send for."
)


def golive_text(live: Live) -> str:
    is_live = live.workspace.is_live
    lines = ["🟢 *The desk is live.*" if is_live else REHEARSAL]
    if live.starts:
        lines.append("By itself there leaves:" if is_live else "When you go live, this starts:")
        lines += [_line(one) for one in live.starts]
    if live.stays_off:
        lines.append("Switched off:")
        lines += [_line(one) for one in live.stays_off]
    if not is_live:
        lines.append("For what has come in until then, nothing is sent afterwards.")
    return "\n".join(lines)


def golive_blocks(live: Live) -> list[Block]:
    """With the button, as long as there is something to confirm."""
    if live.workspace.is_live:
        return []
    sure = confirm(
        "Go live?", "From now on customers get mail that nobody has pressed Send for.", "Go live"
    )
    go = button("Go live", Action.GO_LIVE, "yes", style="primary", confirm=sure)
    return [section(golive_text(live)), *actions(go)]


def receipts_text(workspace: Workspace) -> str:
    state = "on" if workspace.receipts else "off"
    when = (
        ""
        if workspace.is_live or not workspace.receipts
        else ", but none leaves before `/desk golive`"
    )
    return "\n".join(
        [
            f"Receipts are *{state}*{when}.",
            f"Monday to Friday, 09:00 to 17:00 ({workspace.zone}):",
            _quoted(workspace.receipt_during or receipts.DURING),
            "At other times:",
            _quoted(workspace.receipt_outside or receipts.OUTSIDE),
        ]
    )


def _line(one: Automatic) -> str:
    return f"• *{one.name}*: {one.does}.  `{one.switch}`"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in escape(text).split("\n"))
