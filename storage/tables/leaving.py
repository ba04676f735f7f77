"""What must leave."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, String, Table, text

from storage.tables.base import LONGEST_KEY, Sequence, metadata, workspace_column
from storage.types import Json, Key, UtcDateTime, Words

outbox = Table(
    "outbox",
    metadata,
    # Rows leave in this order within their lane.
    Column("place", Sequence, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    workspace_column(),
    Column("lane", String(64), nullable=False),
    Column("key", Key(LONGEST_KEY), nullable=False),
    Column("urgency", Integer, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("payload", Json, nullable=False),
    Column("state", String(16), nullable=False),
    # By the desk's clock.
    Column("due", UtcDateTime, nullable=False),
    # When it began to wait, for the first time or since it was given up: patience counts from here.
    Column("since", UtcDateTime, nullable=False),
    # While it is taken: seconds since 1970, by the machine's clock, which nobody moves.
    Column("lease_ends", Float),
    Column("tries", Integer, nullable=False),
    # Fences off a sender whose lease has ended.
    Column("token", String(32)),
    # A try was begun whose end is not known: look before doing it again.
    Column("maybe", Boolean, nullable=False),
    Column("error", Words, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Index(
        "uq_outbox_waiting",
        "workspace",
        "key",
        unique=True,
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(
        "ix_outbox_lane",
        "workspace",
        "lane",
        "place",
        sqlite_where=text("state <> 'dead'"),
        postgresql_where=text("state <> 'dead'"),
    ),
    Index(
        "ix_outbox_live",
        "workspace",
        "urgency",
        "place",
        sqlite_where=text("state <> 'dead'"),
        postgresql_where=text("state <> 'dead'"),
    ),
    Index(
        "ix_outbox_dead",
        "workspace",
        "place",
        sqlite_where=text("state = 'dead'"),
        postgresql_where=text("state = 'dead'"),
    ),
)
