"""The ledger of the mail that came in, for Slack and for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from desk.ledger import Ledger
from desk.pile import BlockedSender
from desk.raw import Outcome, Quarantined
from views.elements import Block, actions, button, context, date_token, section
from views.ids import Action
from views.text import escape, label

SAYS = {
    Outcome.CASE: "opened a case",
    Outcome.APPENDED: "joined a case",
    Outcome.AUTOMATIC: "automatic, a line in its thread",
    Outcome.BOUNCE: "told that a mail of ours did not arrive",
    Outcome.OWN: "our own, come back",
    Outcome.DUPLICATE: "second copies",
    Outcome.JUNK: "on the day's quiet card",
    Outcome.STORM: "on a storm's card",
    Outcome.BLOCKED: "of blocked senders, kept",
    Outcome.IMPORTED: "imported: old, in their cases",
    Outcome.LEFT: "imported, and left: old mail of machines, kept",
    Outcome.QUARANTINED: "could not be read, kept",
}
#: Quarantined mails and blocked senders that are named.
NAMED = 10
SENDERS = 50


def ledger_lines(ledger: Ledger) -> list[str]:
    """What became of how many; without markup, so that a terminal can show it too."""
    lines = [f"{n:>6,}  {SAYS[outcome]}" for outcome in SAYS if (n := ledger.outcomes.get(outcome))]
    if ledger.waiting:
        lines.append(f"{ledger.waiting:>6,}  wait for their turn")
    return [*lines, f"{ledger.total:>6,}  in all"]


def ledger_text(ledger: Ledger) -> str:
    unread = len(ledger.quarantined)
    head = f"*Mail since {date_token(ledger.since)}*"
    if not ledger.total:
        head = f"No mail has come since {date_token(ledger.since)}."
    table = ["```", *ledger_lines(ledger), "```"] if ledger.total else []
    foot = [f"⚠️ {unread:,} of all mails could not be read. They are kept."] if unread else []
    return "\n".join([head, *table, *foot])


def quarantine_notice(unread: Sequence[Quarantined]) -> tuple[str, list[Block]]:
    """What leads and admins are told; the mails cannot be shown: nobody could read them."""
    count = len(unread)
    what = "A mail" if count == 1 else f"{count:,} mails"
    told = f"{what} could not be read, not even as a bare case."
    lines = [f"⚠️ *{told}*", *(_unread(one) for one in unread[:NAMED])]
    return told, [
        section("\n".join(lines)),
        context("Nothing is lost: they are kept. The operator's log has the cause."),
        *actions(button("Try them again", Action.RERUN, "all")),
    ]


def blocked_list(senders: Sequence[BlockedSender]) -> str:
    if not senders:
        return "Nobody is blocked. *Block sender* on a card of quiet mail does it."
    lines = [
        f"• {escape(sender.address)}  ·  by <@{sender.by}>, {date_token(sender.at)}"
        for sender in senders[:SENDERS]
    ]
    rest = len(senders) - SENDERS
    return "\n".join([*lines, *([f"…and {rest:,} more."] if rest > 0 else [])])


def _unread(one: Quarantined) -> str:
    problem = escape(label(one.problem or "unknown", 60))
    return f"• `{one.id}`  ·  {one.way}  ·  {date_token(one.received_at)}  ·  {problem}"
