"""The card of mails that were held back: the day's junk, or a storm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desk.pile import Cause, Held, Why
from desk.piles import PileFacts
from views.elements import Block, actions, button, confirm, context, date_token, header, section
from views.figures import counted
from views.ids import Action
from views.text import fallback, label, literal

#: Mails in one section: its text has 3,000 characters at most, and escaping makes it longer.
IN_A_SECTION = 5
SENDER, SUBJECT = 60, 80
MARKS = {
    Why.SUSPECTED: "⚠️ suspected spam  ·  ",
    Why.IMPOSTOR: "⚠️ names us as its sender  ·  ",
    Why.AUTOMATIC: "🤖 ",
    Why.BLOCKED: "🚫 blocked  ·  ",
}
SAYS = {
    Cause.QUIET: "Newsletters, cold sales and machines' mail. Nothing here is lost, nobody was "
    "answered, and none of it is a case unless you make it one.",
    Cause.SENDER: "More than usual from one sender within an hour. It is held here, so that the "
    "channel stays readable; nothing is lost.",
    Cause.SAME_TEXT: "The same text came again within an hour. It is held here; nothing is lost.",
    Cause.IN_CASE: "A machine keeps writing to one case. It is held here; nothing is lost.",
}


def pile_card(facts: PileFacts) -> list[Block]:
    waiting = sum(facts.counts.values())
    return [
        header(_title(facts)),
        context(SAYS[facts.pile.cause]),
        *_listed(facts.newest),
        *[context(line) for line in _counted(facts)],
        *(actions(*_buttons(facts, waiting)) if waiting else []),
    ]


def pile_text(facts: PileFacts) -> str:
    what = "Held mail" if facts.pile.is_storm else "Quiet mail"
    return fallback(f"{what} in {facts.queue.name}")


def held_line(held: Held) -> str:
    """One mail in a line, as mrkdwn."""
    became = f"  →  *#{held.case_number}*" if held.case_number else ""
    taken = "  →  _is being opened_" if held.wanted_by and not held.case_number else ""
    who, what = sender_label(held, SENDER), label(held.subject or "(no subject)", SUBJECT)
    time = date_token(held.at, "{time}")
    return f"{time}  {MARKS.get(held.why, '')}*{literal(who)}*  {literal(what)}{became}{taken}"


def sender_label(held: Held, limit: int) -> str:
    return label(held.sender.address or held.sender.name or "(no sender)", limit)


def _title(facts: PileFacts) -> str:
    if not facts.pile.is_storm:
        day = date.fromisoformat(facts.pile.day)
        return f"🧹 Quiet mail · {facts.queue.name} · {day:%A}, {day.day} {day:%B}"
    waiting = sum(facts.counts.values())
    if not waiting:
        return f"🌊 Nothing is left of the mails {_about(facts)}"
    return f"🌊 {counted(waiting, 'more mail')} {_about(facts)}"


def _about(facts: PileFacts) -> str:
    if facts.pile.cause is Cause.SENDER:
        return f"from {facts.pile.about}"
    if facts.pile.cause is Cause.IN_CASE:
        return f"to #{facts.pile.about} from a machine"
    return "that say the same"


def _listed(newest: Sequence[Held]) -> list[Block]:
    shown = [held for held in newest if held.why is not Why.BLOCKED or held.wanted_by]
    lines = [held_line(held) for held in reversed(shown)]
    starts = range(0, len(lines), IN_A_SECTION)
    return [section("\n".join(lines[start : start + IN_A_SECTION])) for start in starts]


def _counted(facts: PileFacts) -> list[str]:
    counts: Mapping[Why, int] = facts.counts
    shown = sum(1 for held in facts.newest if held.why is not Why.BLOCKED and held.is_waiting)
    others = sum(n for why, n in counts.items() if why is not Why.BLOCKED) - shown
    lines = [f"…and {others:,} more before these."] if others > 0 else []
    blocked = counts.get(Why.BLOCKED, 0)
    if blocked:
        lines.append(f"🚫 {blocked:,} of blocked senders; `/desk mail blocked` shows who they are.")
    return lines


def _buttons(facts: PileFacts, waiting: int) -> list[Block]:
    pile_id = facts.pile.id
    block = button("Block sender", Action.CHOOSE_BLOCKED, pile_id)
    if not facts.pile.is_storm:
        return [button("Make a case", Action.CHOOSE_CASES, pile_id), block]
    asked = f"Make cases of {counted(waiting, 'mail')}?"
    sure = confirm(asked, "Each goes where it would have gone by itself.", "Make cases")
    every = button("Make cases of all", Action.ALL_CASES, pile_id, confirm=sure)
    return [every, button("Choose", Action.CHOOSE_CASES, pile_id), block]
