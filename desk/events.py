"""What happened to a case: append-only facts, of which the case itself is the sum."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Happened(StrEnum):
    CREATED = "created"
    CUSTOMER_WROTE = "customer_wrote"
    AUTOMATIC_MAIL = "automatic_mail"
    #: An old mail was brought in by an import.
    IMPORTED = "imported"
    CLAIMED = "claimed"
    ASSIGNED = "assigned"
    RELEASED = "released"
    ANSWER_HELD = "answer_held"
    ANSWER_UNDONE = "answer_undone"
    ANSWERED = "answered"
    ANSWER_FAILED = "answer_failed"
    #: Nobody knows whether it has arrived.
    ANSWER_LOST = "answer_lost"
    BOUNCED = "bounced"
    NOTED = "noted"
    SNOOZED = "snoozed"
    FOLLOW_UP_SET = "follow_up_set"
    FOLLOW_UP_DROPPED = "follow_up_dropped"
    WOKEN = "woken"
    ESCALATED = "escalated"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"
    REQUESTER_CHANGED = "requester_changed"
    SPLIT_OFF = "split_off"
    MERGED = "merged"
    SURVEY_PLANNED = "survey_planned"
    SURVEY_CANCELLED = "survey_cancelled"
    SURVEY_LEFT_OUT = "survey_left_out"
    SURVEY_SENT = "survey_sent"
    SURVEY_FAILED = "survey_failed"
    SURVEY_ANSWERED = "survey_answered"
    SURVEY_HELD = "survey_held"
    SURVEY_DISCARDED = "survey_discarded"
    FOLLOWED_UP = "followed_up"


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
