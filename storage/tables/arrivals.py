"""What came in, and how far it was read."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from storage.tables.base import LONGEST_ADDRESS, id_column, metadata, workspace_column
from storage.types import Json, Key, UtcDateTime, Words

inbound = Table(
    "inbound",
    metadata,
    id_column(),
    workspace_column(),
    Column("way", String(16), nullable=False),
    Column("key", Key(300), nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("queue_key", String(30)),
    Column("recipients", Json, nullable=False),
    Column("mail_from", Words),
    Column("authentication", Json),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("problem", Words, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("outcome", String(16)),
    Column("wanted_by", String(32)),
    UniqueConstraint("workspace", "way", "key"),
    Index("ix_inbound_state", "workspace", "state", "id"),
    Index("ix_inbound_received", "workspace", "received_at"),
)

cursors = Table(
    "cursors",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("account", Key(300), primary_key=True),
    Column("cursor", Words, nullable=False),
)

seen = Table(
    "seen",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("key", Key(300), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_seen_at", "workspace", "at"),
)

traces = Table(
    "traces",
    metadata,
    workspace_column(),
    Column("inbound_id", ForeignKey("inbound.id"), primary_key=True),
    Column("queue_id", ForeignKey("queues.id"), nullable=False),
    Column("sender", Key(LONGEST_ADDRESS), nullable=False),
    Column("said", String(64), nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_traces_sender", "queue_id", "sender", "written_at"),
    Index("ix_traces_said", "queue_id", "said", "written_at"),
    Index("ix_traces_at", "workspace", "at"),
)
