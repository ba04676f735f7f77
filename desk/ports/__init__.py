"""What the desk needs from outside, as Protocols; `storage` and `bot` implement them."""

from __future__ import annotations

from desk.ports.arrivals import Cursors, Imports, InboundStore, Mailboxes, Seen
from desk.ports.asking import Surveys
from desk.ports.cases import Cases, Events, MailIds, Participants
from desk.ports.clockwork import Digests, Occurrences, Reminders
from desk.ports.conversation import Answers, Drafts, Messages, Notes, ThreadFiles
from desk.ports.leaving import DeadRow, Outbox
from desk.ports.quiet import BlockedSenders, Piles, Traces
from desk.ports.team import Agents, Audit, Forms, Members, Queues, Requesters, Workspaces
from desk.ports.work import Store, Wake, Work

__all__ = [
    "Agents",
    "Answers",
    "Audit",
    "BlockedSenders",
    "Cases",
    "Cursors",
    "DeadRow",
    "Digests",
    "Drafts",
    "Events",
    "Forms",
    "Imports",
    "InboundStore",
    "MailIds",
    "Mailboxes",
    "Members",
    "Messages",
    "Notes",
    "Occurrences",
    "Outbox",
    "Participants",
    "Piles",
    "Queues",
    "Reminders",
    "Requesters",
    "Seen",
    "Store",
    "Surveys",
    "ThreadFiles",
    "Traces",
    "Wake",
    "Work",
    "Workspaces",
]
