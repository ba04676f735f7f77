"""Replicas hear at once what another one has written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from sqlalchemy import event

from desk.outgoing import CaseCard
from desk.raw import Inbound, Way
from storage.database import Database, opened
from storage.listening import heed
from storage.news import Kind
from tests.storage.test_repositories import NOW

WORKSPACE = "T0TEST"


@pytest.fixture
async def other(postgres_database: Database) -> AsyncIterator[Database]:
    """Another replica's connections."""
    async with opened(postgres_database.url.render_as_string(hide_password=False)) as database:
        yield database


@asynccontextmanager
async def ear(database: Database) -> AsyncIterator[asyncio.Queue[Kind | None]]:
    """What it hears, from the moment it listens."""
    heard: asyncio.Queue[Kind | None] = asyncio.Queue()
    stop = asyncio.Event()
    heeding = asyncio.create_task(heed(database, WORKSPACE, heard.put_nowait, stop=stop, again=0))
    assert await heard.get() is None
    yield heard
    stop.set()
    await heeding


async def put(database: Database, workspace: str = WORKSPACE, *, fails: bool = False) -> None:
    with suppress(ZeroDivisionError):
        async with database.begin(workspace) as work:
            await work.outbox.put(CaseCard(case_id="a case"), now=NOW)
            await work.flush()
            if fails:
                raise ZeroDivisionError


async def keep(database: Database) -> None:
    async with database.begin(WORKSPACE) as work:
        thing = Inbound(id="a mail", way=Way.SMTP, key="a mail", raw=b"", received_at=NOW)
        await work.inbound.keep(thing)


async def test_what_another_has_put_is_heard(postgres_database, other):
    async with ear(postgres_database) as heard:
        await put(other)

        assert await heard.get() is Kind.OUTBOX


async def test_what_another_has_kept_is_heard(postgres_database, other):
    async with ear(postgres_database) as heard:
        await keep(other)

        assert await heard.get() is Kind.INTAKE


async def test_what_was_undone_what_is_ours_and_what_is_not_our_workspaces_is_not_heard(
    postgres_database, other
):
    async with ear(postgres_database) as heard:
        await put(other, fails=True)
        await put(postgres_database)
        await put(other, "T0OTHER")
        await keep(other)

        assert await heard.get() is Kind.INTAKE


async def test_a_line_that_was_lost_is_laid_anew(postgres_database, other):
    async with ear(postgres_database) as heard:
        async with other.engine.begin() as connection:
            await connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()"
            )
        assert await heard.get() is None
        await put(other)

        assert await heard.get() is Kind.OUTBOX


async def test_a_line_that_breaks_while_it_is_laid_is_laid_anew(postgres_database, other):
    """The server hangs up between the connection and the first word on it."""
    broken: list[object] = []

    def hang_up(connection: Any, *_: object) -> None:
        if len(broken) < 2:
            connection.driver_connection.terminate()
            broken.append(connection)

    event.listen(postgres_database.engine.sync_engine, "checkout", hang_up)
    async with ear(postgres_database) as heard:
        await put(other)

        assert await heard.get() is Kind.OUTBOX
    assert len(broken) == 2
