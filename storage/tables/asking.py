"""Surveys and what was answered."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint, text

from storage.tables.base import LONGEST_MAIL_ID, id_column, metadata, workspace_column
from storage.types import Json, Key, UtcDateTime, Words

surveys = Table(
    "surveys",
    metadata,
    id_column(),
    workspace_column(),
    Column("kind", String(8), nullable=False),
    Column("requester_id", ForeignKey("requesters.id"), nullable=False),
    Column("case_id", ForeignKey("cases.id")),
    Column("queue_id", ForeignKey("queues.id"), nullable=False),
    Column("by", String(32), nullable=False),
    Column("resolved_at", UtcDateTime),
    Column("state", String(16), nullable=False),
    Column("why", Words, nullable=False),
    Column("due", UtcDateTime, nullable=False),
    Column("token_hash", String(64)),
    Column("mail_id", Key(LONGEST_MAIL_ID)),
    Column("asked_at", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("follow_up_due", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "token_hash"),
    # One for each resolution.
    UniqueConstraint("case_id", "resolved_at"),
    Index("ix_surveys_requester", "requester_id", "id"),
    Index("ix_surveys_case", "workspace", "case_id"),
    Index("ix_surveys_mail_id", "workspace", "mail_id"),
    Index("ix_surveys_sent", "workspace", "sent_at"),
    Index(
        "ix_surveys_planned",
        "workspace",
        "due",
        sqlite_where=text("state = 'planned'"),
        postgresql_where=text("state = 'planned'"),
    ),
)

ratings = Table(
    "ratings",
    metadata,
    id_column(),
    workspace_column(),
    Column("survey_id", ForeignKey("surveys.id"), nullable=False),
    Column("score", Integer, nullable=False),
    Column("comment", Words, nullable=False),
    Column("state", String(16), nullable=False),
    Column("doubts", Json, nullable=False),
    Column("client", String(64), nullable=False),
    Column("showing", Key(100), nullable=False),
    Column("answered_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("decided_by", String(32)),
    Column("post_ts", String(32)),
    # One showing of the page is good for one answer.
    UniqueConstraint("survey_id", "showing"),
    # At most one answer counts.
    Index(
        "uq_ratings_counted",
        "survey_id",
        unique=True,
        sqlite_where=text("state = 'counted'"),
        postgresql_where=text("state = 'counted'"),
    ),
    Index("ix_ratings_answered", "workspace", "answered_at"),
)

survey_refusals = Table(
    "survey_refusals",
    metadata,
    workspace_column(),
    Column("requester_id", ForeignKey("requesters.id"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)
