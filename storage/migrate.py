"""Brings a database up to date; safe to run by several replicas at once."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.database import Database

#: Any number that nobody else uses as an advisory lock in this database.
LOCK = 0x0DE5_BE11


async def upgrade(database: Database) -> None:
    """
    Run every migration that is missing, one program at a time.

    Raises OSError, with a sentence, where there is no way to the database.
    """
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(_upgrade)
    except OSError as away:
        if database.is_sqlite:
            raise
        why = away.strerror or type(away).__name__
        raise OSError(f"The server of DATABASE_URL cannot be reached: {why}.") from away


async def is_current(database: Database) -> bool:
    async with database.reading() as connection:
        return await connection.run_sync(_is_current)


def new_migration(connection: Connection, message: str, *, number: str) -> None:
    """Write the difference between the database and the tables as the next migration."""
    command.revision(_config(connection), message, autogenerate=True, rev_id=number)


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # Held until the transaction ends; SQLite's BEGIN IMMEDIATE does the same by itself.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    command.upgrade(_config(connection), "head")


def _is_current(connection: Connection) -> bool:
    newest = ScriptDirectory.from_config(_config(connection)).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
