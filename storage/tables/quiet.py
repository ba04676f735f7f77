"""Mail that is no case by itself."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, UniqueConstraint

from storage.tables.base import (
    LONGEST_ADDRESS,
    LONGEST_MAIL_ID,
    id_column,
    metadata,
    workspace_column,
)
from storage.types import Json, Key, UtcDateTime, Words

piles = Table(
    "piles",
    metadata,
    id_column(),
    workspace_column(),
    Column("queue_id", ForeignKey("queues.id"), nullable=False),
    Column("cause", String(16), nullable=False),
    Column("about", Key(LONGEST_ADDRESS), nullable=False),
    Column("day", String(10), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("post_ts", String(32)),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("queue_id", "cause", "about", "day"),
)

held_mails = Table(
    "held_mails",
    metadata,
    workspace_column(),
    Column("inbound_id", ForeignKey("inbound.id"), primary_key=True),
    Column("pile_id", ForeignKey("piles.id"), nullable=False),
    Column("sender", Json, nullable=False),
    Column("subject", Words, nullable=False),
    Column("why", String(16), nullable=False),
    Column("mail_id", Key(LONGEST_MAIL_ID), nullable=False),
    Column("said", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("wanted_by", String(32)),
    Column("case_number", BigInteger),
    Index("ix_held_mails_pile", "pile_id", "inbound_id"),
    Index("ix_held_mails_mail_id", "workspace", "mail_id"),
)

blocked_senders = Table(
    "blocked_senders",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("address", Key(LONGEST_ADDRESS), primary_key=True),
    Column("by", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
