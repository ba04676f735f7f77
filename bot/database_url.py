"""Where the database is: DATABASE_URL as operators copy it, and why it cannot be used."""

from __future__ import annotations

import sqlite3

from asyncpg import ClientConfigurationError
from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

#: The async driver is ours to choose.
DRIVERS = (
    ("sqlite:///", "sqlite+aiosqlite:///"),
    ("postgresql://", "postgresql+asyncpg://"),
    ("postgres://", "postgresql+asyncpg://"),
)
#: What may stand after the question mark for PostgreSQL.
UNDERSTOOD = frozenset({"host", "port", "ssl", "prepared_statement_cache_size"})
NUMBERS = ("port", "prepared_statement_cache_size")
LARGEST_NUMBER = 65_535
#: How it may be encrypted, in libpq's words.
MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
#: SQLSTATEs, by their beginnings, that tell of the way in, and quote nothing that is stored.
OF_THE_WAY_IN = ("25006", "28", "3D", "53", "57")
#: What SQLite says of a file: that it is full, is read-only, or is no database.
OF_THE_FILE = (sqlite3.OperationalError, sqlite3.DatabaseError)


def with_driver(text: str) -> str:
    """The URL with its driver; raises ValueError with what is wrong."""
    for plain, driver in DRIVERS:
        if text.startswith(plain):
            text = driver + text.removeprefix(plain)
    if not text.startswith(tuple(driver for _, driver in DRIVERS)):
        raise ValueError("begins with sqlite:/// or postgresql://")
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError(
            "is not a database's address; write for example postgresql://user:password@host/name, "
            "and in a password %2F for /, %3F for ?, %23 for # and %40 for @"
        ) from None
    return _file(url) if url.get_backend_name() == "sqlite" else _server(url)


def _file(url: URL) -> str:
    if url.database in {None, "", ":memory:"}:
        raise ValueError("names no file, and all would be lost; write sqlite:///deskbell.db")
    if url.query:
        raise ValueError("has something after a ?, which a file does not take; leave it out")
    return url.render_as_string(hide_password=False)


def _server(url: URL) -> str:
    """With the words of libpq, which hosting providers hand out, in those of our driver."""
    query = {name: value for name, value in url.query.items() if name != "channel_binding"}
    if (mode := query.pop("sslmode", None)) is not None:
        query.setdefault("ssl", mode)
    if (mode := query.get("ssl", MODES[0])) not in MODES:
        raise ValueError(f"has a wrong sslmode; it is one of {', '.join(MODES)}")
    if strange := sorted(set(query) - UNDERSTOOD):
        raise ValueError(f"has `{strange[0]}` after the ?, which is not understood; leave it out")
    for name, value in (("port", url.port), *((name, query.get(name)) for name in NUMBERS)):
        if value is not None and not _is_number(f"{value}"):
            raise ValueError(f"has a wrong {name}; it is a number up to {LARGEST_NUMBER}")
    return url.set(query=query).render_as_string(hide_password=False)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= LARGEST_NUMBER  # noqa: PLR2004


def why_not(error: SQLAlchemyError) -> str:
    """Why it cannot be used: what the server or SQLite said, where it was about the way in."""
    said = error.orig if isinstance(error, DBAPIError) else None
    if str(getattr(said, "sqlstate", None) or "").startswith(OF_THE_WAY_IN):
        return str(said).rpartition(">: ")[2].rstrip(".")
    if type(said) in OF_THE_FILE or isinstance(said and said.__cause__, ClientConfigurationError):
        return str(said)
    return type(error).__name__
