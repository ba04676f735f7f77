"""The tables. Each carries its workspace, so that one deployment can serve several."""

from __future__ import annotations

from storage.tables.arrivals import (
    cursors,
    inbound,
    mail_imports,
    mailbox_uids,
    mailboxes,
    seen,
    traces,
)
from storage.tables.asking import ratings, survey_refusals, surveys
from storage.tables.base import LONGEST_ADDRESS, LONGEST_KEY, LONGEST_MAIL_ID, metadata
from storage.tables.cases import (
    answers,
    case_events,
    cases,
    drafts,
    mail_ids,
    messages,
    notes,
    numbers,
    participants,
    thread_files,
)
from storage.tables.clockwork import digests, occurrences, reminders
from storage.tables.leaving import outbox
from storage.tables.quiet import blocked_senders, held_mails, piles
from storage.tables.team import (
    admin_changes,
    agents,
    forms,
    members,
    queues,
    requesters,
    workspaces,
)

__all__ = [
    "LONGEST_ADDRESS",
    "LONGEST_KEY",
    "LONGEST_MAIL_ID",
    "admin_changes",
    "agents",
    "answers",
    "blocked_senders",
    "case_events",
    "cases",
    "cursors",
    "digests",
    "drafts",
    "forms",
    "held_mails",
    "inbound",
    "mail_ids",
    "mail_imports",
    "mailbox_uids",
    "mailboxes",
    "members",
    "messages",
    "metadata",
    "notes",
    "numbers",
    "occurrences",
    "outbox",
    "participants",
    "piles",
    "queues",
    "ratings",
    "reminders",
    "requesters",
    "seen",
    "survey_refusals",
    "surveys",
    "thread_files",
    "traces",
    "workspaces",
]
