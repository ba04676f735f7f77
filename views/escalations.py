"""An escalation, where everybody who can help sees it."""

from __future__ import annotations

from desk.case import Escalation
from desk.lookup import CardFacts
from views.elements import Block, actions, button, context, section
from views.ids import Action
from views.lists import Link
from views.names import Names
from views.text import escape, label, literal


def escalation_post(
    facts: CardFacts,
    escalation: Escalation,
    *,
    names: Names,
    link: Link,
) -> list[Block]:
    """Those called are named, not mentioned: their mention is in the thread, once."""
    case, number = facts.case, _number(facts, link)
    called = ", ".join(names.user(user) for user in escalation.to)
    by = names.user(escalation.by)
    subject = literal(label(case.subject or "(no subject)", 120))
    text = (
        f"🚨 {escape(by)} needs help with {number} *{subject}*\n"
        f"*Why:* {escape(escalation.reason)}\n*Called:* {escape(called)}  ·  {_state(facts, names)}"
    )
    is_open = not case.is_done and escalation.acknowledged_by is None
    return [section(text), *(_buttons(facts) if is_open else [])]


def escalation_renewed(facts: CardFacts, *, link: Link) -> list[Block]:
    """In the place of an earlier call of the same case."""
    text = f"🚨 Help with {_number(facts, link)} was called for again; that call stands below."
    return [context(text)]


def escalation_text(facts: CardFacts) -> str:
    return f"🚨 #{facts.case.number} is escalated"


def thread_buttons(case_id: str) -> list[Block]:
    return actions(button("I'm on it", Action.ACKNOWLEDGE, case_id, style="primary"))


def on_it(case_id: str, number: int) -> tuple[str, list[Block]]:
    """What somebody is told who has said so."""
    text = f"You are on #{number}. Its owner stays who it was, unless you take over."
    return text, [section(text), *actions(button("Take over", Action.TAKE_OVER, case_id))]


def _number(facts: CardFacts, link: Link) -> str:
    """Leading to its thread."""
    case = facts.case
    if case.card_ts is None:
        return f"#{case.number}"
    return f"<{link(case.channel, case.card_ts)}|#{case.number}>"


def _state(facts: CardFacts, names: Names) -> str:
    if facts.merged_into:
        return f"🔗 merged into #{facts.merged_into.number}"
    if facts.case.is_done:
        return f"✅ {facts.case.status}"
    on_it_now = facts.case.escalation and facts.case.escalation.acknowledged_by
    return f"👋 {escape(names.user(on_it_now))} is on it" if on_it_now else "⏳ open"


def _buttons(facts: CardFacts) -> list[Block]:
    return thread_buttons(facts.case.id)
