"""What happened to a case: append-only facts, of which the case itself is the sum."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Happened(StrEnum):
    CREATED = "created"
    CUSTOMER_WROTE = "customer_wrote"
    AUTOMATIC_MAIL = "automatic_mail"
    CLAIMED = "claimed"
    ASSIGNED = "assigned"
    RELEASED = "released"
    ANSWER_HELD = "answer_held"
    ANSWER_UNDONE = "answer_undone"
    ANSWERED = "answered"
    ANSWER_FAILED = "answer_failed"
    BOUNCED = "bounced"
    NOTED = "noted"
    SNOOZED = "snoozed"
    WOKEN = "woken"
    ESCALATED = "escalated"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class CaseEvent:
    case_id: str
    #: The queue at that moment: figures count a case where it was, not where it went later.
    queue_id: str
    what: Happened
    at: datetime
    #: The agent's Slack id; None for customers and the clock.
    by: str | None = None
    facts: dict[str, str | int | bool | None] = field(default_factory=dict)
