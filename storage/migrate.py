"""Brings a database up to date; safe to run by several replicas at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.database import Database

#: Any number that nobody else uses as an advisory lock in this database.
LOCK = 0x0DE5_BE11


class State(StrEnum):
    #: Nothing was ever laid in it.
    EMPTY = "empty"
    BEHIND = "behind"
    CURRENT = "current"
    #: A newer program has brought it further than this one knows.
    AHEAD = "ahead"


class TooNew(Exception):
    """The database was brought up to date by a newer Deskbell. Install that one again."""

    def __init__(self) -> None:
        super().__init__(TooNew.__doc__)


async def upgrade(database: Database) -> None:
    """
    Run every migration that is missing, one program at a time.

    Raises TooNew, and OSError, with a sentence, where there is no way to the database.
    """
    with _reached(database):
        async with database.engine.begin() as connection:
            await connection.run_sync(_upgrade)


async def state_of(database: Database) -> State:
    """How far it is; raises OSError like `upgrade`."""
    with _reached(database):
        async with database.reading() as connection:
            return await connection.run_sync(_state)


@contextmanager
def _reached(database: Database) -> Iterator[None]:
    try:
        yield
    except OSError as away:
        if database.is_sqlite:
            raise
        why = away.strerror or type(away).__name__
        raise OSError(
            f"The server of DATABASE_URL cannot be reached: {why}. Start it, or mend the address."
        ) from away


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # Held until the transaction ends; SQLite's BEGIN IMMEDIATE does the same by itself.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    if _state(connection) is State.AHEAD:
        raise TooNew
    command.upgrade(_config(connection), "head")


def _state(connection: Connection) -> State:
    current = MigrationContext.configure(connection).get_current_revision()
    known = ScriptDirectory.from_config(_config(connection))
    if current is None:
        return State.EMPTY
    if current == known.get_current_head():
        return State.CURRENT
    is_known = any(current == script.revision for script in known.walk_revisions())
    return State.BEHIND if is_known else State.AHEAD


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
