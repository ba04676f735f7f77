"""The card of a case: the root message of its thread, drawn afresh at every change."""

from __future__ import annotations

from desk.case import Case, Priority, Status
from desk.lookup import CardFacts
from desk.message import Delivery
from desk.queue import Function
from views.elements import (
    Block,
    actions,
    button,
    context,
    date_token,
    header,
    person,
    section,
)
from views.ids import Action
from views.ratings import card_remarks
from views.text import addressed, escape, fallback, named

STATUS = {
    Status.NEW: "🔵 New",
    Status.OPEN: "🟢 Open",
    Status.WAITING: "⏸️ Waiting for the customer",
    Status.SNOOZED: "💤 Snoozed",
    Status.RESOLVED: "✅ Resolved",
    Status.CLOSED: "🔒 Closed",
}
FUNCTION = {Function.SUPPORT: "🛟 Support", Function.SERVICE: "🌱 Service"}
ANSWER = {
    Delivery.HELD: "⏳ An answer is about to leave.",
    Delivery.REFUSED: "⚠️ The last answer was *not delivered*. See the thread.",
    Delivery.BOUNCED: "⚠️ The last answer *came back*. See the thread.",
    Delivery.UNKNOWN: "❔ Whether the last answer arrived is *not known*. See the thread.",
}


def case_card(facts: CardFacts) -> list[Block]:
    case = facts.case
    return [
        header(f"#{case.number} {case.subject or '(no subject)'}"),
        section(_who(facts)),
        section(_state(case)),
        *[context(line) for line in _remarks(facts)],
        *_buttons(case),
    ]


def card_text(facts: CardFacts) -> str:
    """What a notification says: our own words and nothing of the customer's."""
    return fallback(f"Case #{facts.case.number} in {facts.queue.name}")


def status_text(case: Case) -> str:
    if case.status is Status.SNOOZED and case.snoozed_until:
        return f"{STATUS[case.status]} until {date_token(case.snoozed_until)}"
    return STATUS[case.status]


def _who(facts: CardFacts) -> str:
    requester = facts.requester
    name = f"*{named(requester.name)}*  ·  " if requester.name else ""
    return (
        f"{name}{addressed(requester.address)}\n"
        f"{FUNCTION[facts.queue.function]}  ·  {escape(facts.queue.name)}"
    )


def _state(case: Case) -> str:
    parts = [status_text(case), f"Owner: {person(case.owner)}"]
    if case.priority is not Priority.NORMAL:
        parts.append(f"Priority: *{case.priority}*")
    if case.last_customer_at:
        parts.append(f"Customer wrote {date_token(case.last_customer_at)}")
    return "  ·  ".join(parts)


def _remarks(facts: CardFacts) -> list[str]:
    remarks = _escalated(facts.case)
    if facts.answer and facts.answer.delivery in ANSWER:
        remarks.append(ANSWER[facts.answer.delivery])
    remarks += card_remarks(facts.case, facts.opinions)
    if facts.others:
        named = ", ".join(f"#{c.number} *{c.status}*" for c in facts.others)
        rest = facts.other_count - len(facts.others)
        remarks.append(f"Also has {named}" + (f" and {rest} more" if rest > 0 else ""))
    if facts.continues:
        remarks.append(f"Goes on from #{facts.continues.number}, which is closed.")
    if facts.merged_into:
        remarks.append(f"🔗 Merged into #{facts.merged_into.number}. It goes on there.")
    if facts.case.is_imported:
        remarks.append("📥 Imported: from before its mailbox was connected. No figure counts it.")
    if facts.case.is_automatic:
        remarks.append("🤖 Sent by a machine. Nobody is reminded of it and nothing answers it.")
    return remarks


def _escalated(case: Case) -> list[str]:
    if case.escalation is None or case.is_done:
        return []
    called = " ".join(f"<@{user}>" for user in case.escalation.to)
    helper = case.escalation.acknowledged_by
    state = f"<@{helper}> is on it." if helper else f"{called} was called."
    return [f"🚨 *Escalated:* {escape(case.escalation.reason[:300])}  ·  {state}"]


def _buttons(case: Case) -> list[Block]:
    more = button("⋯", Action.MORE, case.id, accessibility_label="More actions")
    reopen = button("Reopen", Action.REOPEN, case.id)
    if case.is_done:
        return actions(more) if case.merged_into else actions(reopen, more)
    claim = button("Claim", Action.CLAIM, case.id, style="primary")
    reply = button("Reply", Action.REPLY, case.id)
    snooze = button("Snooze", Action.SNOOZE, case.id)
    escalate = button("Escalate", Action.ESCALATE, case.id)
    resolve = button("Resolve", Action.RESOLVE, case.id)
    if case.owner is None:
        return actions(claim, reply, escalate, snooze, more)
    return actions({**reply, "style": "primary"}, resolve, escalate, snooze, more)
