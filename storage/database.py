"""The engine, and transactions that speak the desk's words."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from storage.work import SqlWork

#: How long SQLite waits for another process's transaction: milliseconds.
BUSY_TIMEOUT = 30_000
#: A new file is waited for so often, so many seconds each time.
PATIENCE, PAUSE = 100, 0.05
READS_ONLY = "deskbell_reads_only"
#: Execution options, by whether it is SQLite.
SEES_ONE_MOMENT: dict[bool, dict[str, Any]] = {
    True: {READS_ONLY: True},
    False: {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


class Database:
    """One engine; every transaction begins here."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        #: Other replicas tell by it what they have not written themselves.
        self.name = secrets.token_hex(8)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgres_engine(url)
        # SQLite has one writer; ours take turns here rather than by trying again and again.
        self._turn = asyncio.Lock() if self.is_sqlite else nullcontext()

    @asynccontextmanager
    async def begin(self, workspace: str) -> AsyncIterator[SqlWork]:
        async with self._turn, self.engine.begin() as connection:
            work = SqlWork(connection, workspace, locks=True, sender=self.name)
            yield work
            await work.flush()

    @asynccontextmanager
    async def look(self, workspace: str) -> AsyncIterator[SqlWork]:
        async with self.reading() as connection:
            yield SqlWork(connection, workspace, locks=False)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees one moment and waits for nobody who writes."""
        async with self.engine.connect() as connection:
            await connection.execution_options(**SEES_ONE_MOMENT[self.is_sqlite])
            async with connection.begin():
                yield connection

    async def ping(self) -> None:
        async with self.reading() as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        await self.engine.dispose()


def opened(url: str) -> AbstractAsyncContextManager[Database]:
    """A database that is closed again at the end of the block."""
    return _opened(url)


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


# Parameters are hidden: an error that is logged must not tell what a customer wrote.
def _postgres_engine(url: str) -> AsyncEngine:
    return create_async_engine(
        url, pool_pre_ping=True, pool_size=10, max_overflow=10, hide_parameters=True
    )


def _sqlite_engine(url: str) -> AsyncEngine:
    engine = create_async_engine(
        url, connect_args={"timeout": BUSY_TIMEOUT / 1000}, hide_parameters=True
    )
    event.listen(engine.sync_engine, "do_connect", _must_be_reachable)
    event.listen(engine.sync_engine, "connect", _make_durable)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _must_be_reachable(_dialect: object, _record: object, where: list[Any], _how: object) -> None:
    """Raises OSError, with what to do, for a file that can neither be opened nor made."""
    if where[0] == ":memory:":
        return
    file = Path(where[0])
    if file.exists():
        if not (file.is_file() and os.access(file, os.R_OK | os.W_OK)):
            raise OSError(f"The file of DATABASE_URL, {file}, cannot be written to.")
    elif not os.access(file.parent, os.W_OK | os.X_OK):
        raise OSError(
            f"The folder of DATABASE_URL, {file.parent}, is missing or may not be written to; "
            "make it, or name another."
        )


def _make_durable(connection: Any, _record: object) -> None:  # noqa: ANN401  # The driver's own.
    """WAL and FULL: what was answered with 250 OK survives a power cut (sqlite.org/wal.html)."""
    # The driver would begin lazily and deferred; we say BEGIN ourselves.
    connection.isolation_level = None
    cursor = connection.cursor()
    _write_ahead(cursor)
    for pragma in (
        "synchronous=FULL",
        f"busy_timeout={BUSY_TIMEOUT}",
        "foreign_keys=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: Any) -> None:  # noqa: ANN401  # The driver's own.
    """SQLite does not wait for another program that makes the same new file: it refuses at once."""
    for patience in reversed(range(PATIENCE)):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except OperationalError:
            if not patience:
                raise
            await_only(asyncio.sleep(PAUSE))
        else:
            return


def _begin(connection: Connection) -> None:
    """IMMEDIATE, because a deferred transaction that writes late fails at once when it is busy."""
    reads_only = connection.get_execution_options().get(READS_ONLY)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
