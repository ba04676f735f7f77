"""The tables. Each carries its workspace, so that one deployment can serve several."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.types import Json, Key, UtcDateTime, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only where the key is INTEGER.
Sequence = BigInteger().with_variant(Integer, "sqlite")

#: A line of a mail has 998 bytes at most (RFC 5322 2.1.1).
LONGEST_MAIL_ID = 1_000
#: More than the 254 that can be delivered to (RFC 5321 4.5.3.1.3).
LONGEST_ADDRESS = 1_000

#: Of what leaves.
LONGEST_KEY = 200


def _workspace() -> Column[str]:
    return Column("workspace", String(32), nullable=False)


def _id() -> Column[str]:
    return Column("id", String(32), primary_key=True)


def _case() -> Column[str]:
    return Column("case_id", ForeignKey("cases.id"), nullable=False)


inbound = Table(
    "inbound",
    metadata,
    _id(),
    _workspace(),
    Column("way", String(16), nullable=False),
    Column("key", Key(300), nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("queue_key", String(30)),
    Column("recipients", Json, nullable=False),
    Column("mail_from", Words),
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

workspaces = Table(
    "workspaces",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("settings", Json, nullable=False),
)

queues = Table(
    "queues",
    metadata,
    _id(),
    _workspace(),
    Column("key", String(30), nullable=False),
    Column("name", Words, nullable=False),
    Column("function", String(16), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("address", Key(320), nullable=False),
    UniqueConstraint("workspace", "key"),
    UniqueConstraint("workspace", "channel"),
    UniqueConstraint("workspace", "address"),
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

requesters = Table(
    "requesters",
    metadata,
    _id(),
    _workspace(),
    Column("name", Words, nullable=False),
    Column("address", Key(LONGEST_ADDRESS), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "address"),
)

numbers = Table(
    "numbers",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("last", BigInteger, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    _id(),
    _workspace(),
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
    _id(),
    _workspace(),
    _case(),
    Column("inbound_id", ForeignKey("inbound.id"), nullable=False),
    Column("sender", Json, nullable=False),
    Column("reply_to", Json, nullable=False),
    Column("subject", Words, nullable=False),
    Column("document", Json, nullable=False),
    Column("quoted_text", Words, nullable=False),
    Column("mail_id", Key(LONGEST_MAIL_ID), nullable=False),
    Column("references", Json, nullable=False),
    Column("cc", Json, nullable=False),
    Column("files", Json, nullable=False),
    Column("is_stranger", Boolean, nullable=False),
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
    _id(),
    _workspace(),
    _case(),
    Column("by", String(32), nullable=False),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("document", Json, nullable=False),
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
    _id(),
    _workspace(),
    _case(),
    Column("by", String(32), nullable=False),
    Column("text", Words, nullable=False),
    Column("post_ts", String(32)),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("case_id", "post_ts"),
)

thread_files = Table(
    "thread_files",
    metadata,
    _workspace(),
    _case(),
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
    _id(),
    _workspace(),
    _case(),
    Column("by", String(32), nullable=False),
    Column("document", Json, nullable=False),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("seen", String(32)),
    Column("post_ts", String(32)),
    Column("created_at", UtcDateTime, nullable=False),
)

mail_ids = Table(
    "mail_ids",
    metadata,
    _workspace(),
    Column("mail_id", Key(LONGEST_MAIL_ID), primary_key=True),
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Index("ix_mail_ids_case", "case_id"),
)

participants = Table(
    "participants",
    metadata,
    _workspace(),
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("address", Key(LONGEST_ADDRESS), primary_key=True),
)

case_events = Table(
    "case_events",
    metadata,
    Column("id", Sequence, primary_key=True, autoincrement=True),
    _workspace(),
    _case(),
    Column("queue_id", ForeignKey("queues.id"), nullable=False),
    Column("what", String(24), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(32)),
    Column("facts", Json, nullable=False),
    Index("ix_case_events_case", "case_id", "id"),
    Index("ix_case_events_at", "workspace", "at"),
)

outbox = Table(
    "outbox",
    metadata,
    # Rows leave in this order within their lane.
    Column("place", Sequence, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    _workspace(),
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

forms = Table(
    "forms",
    metadata,
    _id(),
    _workspace(),
    Column("key", Key(30), nullable=False),
    Column("title", Words, nullable=False),
    Column("queue_id", ForeignKey("queues.id"), nullable=False),
    Column("secret", Key(64), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("workspace", "key"),
    UniqueConstraint("workspace", "secret"),
)

digests = Table(
    "digests",
    metadata,
    _id(),
    _workspace(),
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
    _id(),
    _workspace(),
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
    _id(),
    _workspace(),
    Column("reminder_id", ForeignKey("reminders.id"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("missed", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    # Written before anything is sent: of two who would tell it, one cannot.
    UniqueConstraint("reminder_id", "at"),
)

surveys = Table(
    "surveys",
    metadata,
    _id(),
    _workspace(),
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
    _id(),
    _workspace(),
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
    _workspace(),
    Column("requester_id", ForeignKey("requesters.id"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)

traces = Table(
    "traces",
    metadata,
    _workspace(),
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

piles = Table(
    "piles",
    metadata,
    _id(),
    _workspace(),
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
    _workspace(),
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
