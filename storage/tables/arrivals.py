"""What came in, and how far it was read."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.tables.base import LONGEST_ADDRESS, id_column, metadata, workspace_column
from storage.types import Json, Key, UtcDateTime, Words

#: Of a mailbox: its user, server and folder.
LONGEST_ACCOUNT = 300

inbound = Table(
    "inbound",
    metadata,
    id_column(),
    workspace_column(),
    Column("way", String(16), nullable=False),
    Column("key", Key(300), nullable=False),
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
    Column("import_id", ForeignKey("mail_imports.id")),
    # The last: SQLite reads all of a mail to find what stands behind it.
    Column("raw", LargeBinary, nullable=False),
    UniqueConstraint("workspace", "way", "key"),
    # Few of very many, and asked about all the time.
    Index(
        "ix_inbound_new",
        "workspace",
        "state",
        "tries",
        "id",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
    Index(
        "ix_inbound_quarantined",
        "workspace",
        "state",
        "id",
        sqlite_where=text("state = 'quarantined'"),
        postgresql_where=text("state = 'quarantined'"),
    ),
    Index("ix_inbound_received", "workspace", "received_at"),
    Index(
        "ix_inbound_import",
        "import_id",
        "state",
        sqlite_where=text("import_id IS NOT NULL"),
        postgresql_where=text("import_id IS NOT NULL"),
    ),
)

mail_imports = Table(
    "mail_imports",
    metadata,
    id_column(),
    workspace_column(),
    Column("account", Key(LONGEST_ACCOUNT), nullable=False),
    Column("by", String(32), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("reached", UtcDateTime),
    Column("found", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("read_at", UtcDateTime),
    Column("done_at", UtcDateTime),
    Column("lost", Json, nullable=False),
    Index("ix_mail_imports_done", "workspace", "done_at"),
)

cursors = Table(
    "cursors",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("account", Key(LONGEST_ACCOUNT), primary_key=True),
    Column("cursor", Words, nullable=False),
)

mailboxes = Table(
    "mailboxes",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("account", Key(LONGEST_ACCOUNT), primary_key=True),
    Column("name", Words, nullable=False),
    Column("queue_key", String(30)),
    Column("asked_at", UtcDateTime),
    Column("compared_at", UtcDateTime),
    Column("on_server", Integer, nullable=False),
    Column("missing", Json, nullable=False),
    Column("caught_up", Integer, nullable=False),
    Column("behind_uid", BigInteger),
    Column("behind_since", UtcDateTime),
    Column("shut_since", UtcDateTime),
    Column("why", Words, nullable=False),
    Column("told", String(16)),
)

# Which of a server's mails are kept, as long as they are on the server.
mailbox_uids = Table(
    "mailbox_uids",
    metadata,
    Column("workspace", String(32), primary_key=True),
    Column("account", Key(LONGEST_ACCOUNT), primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True),
    Column("uid", BigInteger, primary_key=True),
    Column("arrived_at", UtcDateTime),
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
