"""The workspace's settings, its queues, its people and its forms."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.base import LONGEST_ADDRESS, id_column, metadata, workspace_column
from storage.types import Json, Key, UtcDateTime, Words

workspaces = Table(
    "workspaces",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("settings", Json, nullable=False),
)

queues = Table(
    "queues",
    metadata,
    id_column(),
    workspace_column(),
    Column("key", String(30), nullable=False),
    Column("name", Words, nullable=False),
    Column("function", String(16), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("address", Key(320), nullable=False),
    Column("signature", Words, nullable=False),
    Column("has_history", Boolean, nullable=False),
    Column("has_tags", Boolean, nullable=False),
    Column("aliases", Json, nullable=False),
    Column("removed_at", UtcDateTime),
    # What a removed queue had is free for another one.
    *(
        Index(
            f"uq_queues_{column}",
            "workspace",
            column,
            unique=True,
            sqlite_where=text("removed_at IS NULL"),
            postgresql_where=text("removed_at IS NULL"),
        )
        for column in ("key", "channel", "address")
    ),
)

members = Table(
    "members",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("role", String(16), primary_key=True),
    # Empty for roles that hold everywhere: a key column cannot be null.
    Column("queue_id", String(32), primary_key=True),
)

agents = Table(
    "agents",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("signature", Words, nullable=False),
)

admin_changes = Table(
    "admin_changes",
    metadata,
    id_column(),
    workspace_column(),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(32)),
    Column("about", Words, nullable=False),
    Column("what", String(32), nullable=False),
    Column("old", Words, nullable=False),
    Column("new", Words, nullable=False),
    Index("ix_admin_changes_newest", "workspace", "id"),
)

requesters = Table(
    "requesters",
    metadata,
    id_column(),
    workspace_column(),
    Column("name", Words, nullable=False),
    Column("address", Key(LONGEST_ADDRESS), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "address"),
)

forms = Table(
    "forms",
    metadata,
    id_column(),
    workspace_column(),
    Column("key", Key(30), nullable=False),
    Column("title", Words, nullable=False),
    Column("queue_id", ForeignKey("queues.id"), nullable=False),
    Column("secret", Key(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "key"),
    UniqueConstraint("workspace", "secret"),
)
