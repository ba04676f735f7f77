"""What comes by the clock: digests and reminders."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.base import id_column, metadata, workspace_column
from storage.types import Json, UtcDateTime, Words

digests = Table(
    "digests",
    metadata,
    id_column(),
    workspace_column(),
    Column("channel", String(32), nullable=False),
    # Null where somebody posted it by hand: those may be as many as they like.
    Column("week", String(8)),
    Column("due", UtcDateTime),
    Column("by", String(32)),
    Column("report", Json, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "channel", "week"),
)

reminders = Table(
    "reminders",
    metadata,
    id_column(),
    workspace_column(),
    # Follow-ups of cases have none.
    Column("number", BigInteger),
    Column("by", String(32), nullable=False),
    Column("channel", String(32)),
    Column("person", String(32)),
    Column("case_id", ForeignKey("cases.id")),
    Column("text", Words, nullable=False),
    Column("recurrence", Json, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("next_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "number"),
    Index(
        "ix_reminders_due",
        "workspace",
        "next_at",
        sqlite_where=text("state = 'active'"),
        postgresql_where=text("state = 'active'"),
    ),
    Index("ix_reminders_case", "case_id"),
)

occurrences = Table(
    "occurrences",
    metadata,
    id_column(),
    workspace_column(),
    Column("reminder_id", ForeignKey("reminders.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("missed", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    # Written before anything is sent: of two who would tell it, one cannot.
    UniqueConstraint("reminder_id", "at"),
)
