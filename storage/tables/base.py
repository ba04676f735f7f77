"""What all tables share: their registry, and the columns that most have."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
)

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


def workspace_column() -> Column[str]:
    return Column("workspace", String(32), nullable=False)


def id_column() -> Column[str]:
    return Column("id", String(32), primary_key=True)


def case_column() -> Column[str]:
    return Column("case_id", ForeignKey("cases.id"), nullable=False)
