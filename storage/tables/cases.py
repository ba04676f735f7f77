"""Cases, and all that is said and happens in them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.base import (
    LONGEST_ADDRESS,
    LONGEST_MAIL_ID,
    Sequence,
    case_column,
    id_column,
    metadata,
    workspace_column,
)
from storage.types import Json, Key, UtcDateTime, Words

numbers = Table(
    "numbers",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("last", BigInteger, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    id_column(),
    workspace_column(),
    Column("number", BigInteger, nullable=False),
    Column("queue_id", ForeignKey("queues.id"), nullable=False),
    Column("subject", Words, nullable=False),
    Column("requester_id", ForeignKey("requesters.id"), nullable=False),
    Column("status", String(16), nullable=False),
    Column("priority", String(16), nullable=False),
    Column("owner", String(32)),
    Column("owned_since", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("last_customer_at", UtcDateTime),
    Column("pinged_at", UtcDateTime),
    Column("snoozed_until", UtcDateTime),
    Column("escalation", Json),
    Column("resolved_at", UtcDateTime),
    Column("continues", ForeignKey("cases.id")),
    Column("merged_into", ForeignKey("cases.id")),
    Column("is_automatic", Boolean, nullable=False),
    Column("is_imported", Boolean, nullable=False),
    Column("channel", String(32), nullable=False),
    Column("card_ts", String(32)),
    Column("version", Integer, nullable=False),
    UniqueConstraint("workspace", "number"),
    Index("ix_cases_card", "workspace", "channel", "card_ts"),
    Index("ix_cases_owner", "workspace", "owner", "status"),
    Index("ix_cases_queue", "workspace", "queue_id", "status"),
    Index("ix_cases_requester", "requester_id"),
    Index("ix_cases_continues", "continues"),
    Index(
        "ix_cases_snoozed",
        "workspace",
        "snoozed_until",
        sqlite_where=text("status = 'snoozed'"),
        postgresql_where=text("status = 'snoozed'"),
    ),
    Index(
        "ix_cases_resolved",
        "workspace",
        "resolved_at",
        sqlite_where=text("status = 'resolved'"),
        postgresql_where=text("status = 'resolved'"),
    ),
)

messages = Table(
    "messages",
    metadata,
    id_column(),
    workspace_column(),
    case_column(),
    Column("inbound_id", ForeignKey("inbound.id"), nullable=False),
    Column("sender", Json, nullable=False),
    Column("reply_to", Json, nullable=False),
    Column("forwarded_from", Json),
    Column("subject", Words, nullable=False),
    Column("document", Json, nullable=False),
    Column("quoted_text", Words, nullable=False),
    Column("mail_id", Key(LONGEST_MAIL_ID), nullable=False),
    Column("references", Json, nullable=False),
    Column("cc", Json, nullable=False),
    Column("files", Json, nullable=False),
    Column("is_stranger", Boolean, nullable=False),
    Column("marks", Json, nullable=False),
    Column("is_automatic", Boolean, nullable=False),
    Column("problems", Json, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("post_ts", String(32)),
    Index("ix_messages_case", "case_id", "id"),
    Index("ix_messages_inbound", "inbound_id"),
    Index("ix_messages_mail_id", "workspace", "mail_id"),
)

answers = Table(
    "answers",
    metadata,
    id_column(),
    workspace_column(),
    case_column(),
    Column("by", String(32), nullable=False),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("document", Json, nullable=False),
    Column("signature", Words, nullable=False),
    Column("then", String(16), nullable=False),
    Column("to", Json, nullable=False),
    Column("cc", Json, nullable=False),
    Column("mail_id", Key(LONGEST_MAIL_ID), nullable=False),
    Column("references", Json, nullable=False),
    Column("files", Json, nullable=False),
    Column("send_key", Key(300), nullable=False),
    Column("delivery", String(16), nullable=False),
    Column("outcome", Words, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("post_ts", String(32)),
    UniqueConstraint("workspace", "send_key"),
    Index("ix_answers_case", "case_id", "id"),
    Index("ix_answers_mail_id", "workspace", "mail_id"),
)

notes = Table(
    "notes",
    metadata,
    id_column(),
    workspace_column(),
    case_column(),
    Column("by", String(32), nullable=False),
    Column("text", Words, nullable=False),
    Column("post_ts", String(32)),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("case_id", "post_ts"),
)

thread_files = Table(
    "thread_files",
    metadata,
    workspace_column(),
    case_column(),
    Column("id", String(32), primary_key=True),
    Column("by", String(32), nullable=False),
    Column("name", Words, nullable=False),
    Column("type", String(200), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("url", Words, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index("ix_thread_files_case", "case_id", "created_at"),
)

drafts = Table(
    "drafts",
    metadata,
    id_column(),
    workspace_column(),
    case_column(),
    Column("by", String(32), nullable=False),
    Column("document", Json, nullable=False),
    Column("signature", Words, nullable=False),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("seen", String(32)),
    Column("owner", String(32)),
    Column("post_ts", String(32)),
    Column("created_at", UtcDateTime, nullable=False),
)

mail_ids = Table(
    "mail_ids",
    metadata,
    workspace_column(),
    Column("mail_id", Key(LONGEST_MAIL_ID), primary_key=True),
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Index("ix_mail_ids_case", "case_id"),
)

participants = Table(
    "participants",
    metadata,
    workspace_column(),
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("address", Key(LONGEST_ADDRESS), primary_key=True),
)

case_events = Table(
    "case_events",
    metadata,
    Column("id", Sequence, primary_key=True, autoincrement=True),
    workspace_column(),
    case_column(),
    Column("queue_id", ForeignKey("queues.id"), nullable=False),
    Column("what", String(24), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(32)),
    Column("facts", Json, nullable=False),
    Index("ix_case_events_case", "case_id", "id"),
    Index("ix_case_events_at", "workspace", "at"),
    # Few, and asked about for every case that is counted.
    Index(
        "ix_case_events_merged",
        "case_id",
        sqlite_where=text("what = 'merged'"),
        postgresql_where=text("what = 'merged'"),
    ),
)
