"""The database goes away, or is busy: nothing is lost, and all goes on when it is back."""

from __future__ import annotations

import asyncio
import sqlite3

import aiohttp
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.faults.desk_process import running_apart
from tests.faults.ledger import mail_of_many
from tests.faults.test_killed_at_each_step import accept

pytestmark = pytest.mark.timeout(180)

THE_OTHERS = "datname = :name AND pid <> pg_backend_pid()"
HANG_UP = text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {THE_OTHERS}")


@pytest.fixture
async def server(postgres, database):
    """Say something to the PostgreSQL server about the bot's database, from another one."""
    name = database.url.database
    engine = create_async_engine(postgres.url, isolation_level="AUTOCOMMIT")

    class Server:
        async def hang_up(self):
            async with engine.connect() as connection:
                await connection.execute(HANG_UP, {"name": name})

        async def open(self, *, is_open):
            word = "true" if is_open else "false"
            async with engine.connect() as connection:
                await connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS {word}'))

    yield Server()
    await engine.dispose()


async def until_accepted(box, written):
    """A mail server of a customer, which tries again until its mail is taken."""
    while not await accept(box, written):  # noqa: ASYNC110  # Nobody rings for it.
        await asyncio.sleep(0.05)


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_connections_that_break_lose_and_double_nothing(ledger, settings, eventually, server):
    box = ledger.slack.mailbox("customer@example.net")
    subjects = [f"Letter {number}" for number in range(12)]
    async with running_apart(settings, lease=2.0) as bot:
        for subject in subjects:
            sending = asyncio.create_task(until_accepted(box, mail_of_many(subject)))
            await server.hang_up()
            await sending
            await server.hang_up()
        await eventually(ledger.is_settled)

        assert bot.is_alive

    assert await ledger.differences(subjects) == []


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_while_the_database_is_away_it_says_so_and_takes_no_mail(
    ledger, settings, eventually, server
):
    box = ledger.slack.mailbox("customer@example.net")
    written = mail_of_many("The kettle leaks")
    async with running_apart(settings, lease=2.0):
        assert await status(settings, "/readyz") == 200
        await server.open(is_open=False)
        await server.hang_up()

        assert await status(settings, "/readyz") == 503
        assert await status(settings, "/healthz") == 200
        assert not await accept(box, written)

        await server.open(is_open=True)
        await until_accepted(box, written)
        await eventually(ledger.is_settled)

        assert await status(settings, "/readyz") == 200
    assert await ledger.differences(["The kettle leaks"]) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_database_that_another_process_writes_to_is_waited_for(
    ledger, settings, eventually
):
    box = ledger.slack.mailbox("customer@example.net")
    async with running_apart(settings):
        await until_accepted(box, mail_of_many("The kettle leaks"))
        await ledger.slack.wait_for(ledger.customer_posts)
        await eventually(ledger.is_settled)
        writer = sqlite3.connect(ledger.database.url.database, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")

        waiting = [
            asyncio.create_task(until_accepted(box, mail_of_many("The lamp is dark"))),
            asyncio.create_task(ledger.slack.person("ada").click(ledger.cards[0], "Claim")),
        ]
        await asyncio.wait(waiting, timeout=1)
        writer.execute("COMMIT")
        writer.close()
        _, error = await asyncio.gather(*waiting)
        await eventually(ledger.is_settled)

    assert error is None
    assert "@ada" in ledger.slack.text_of(ledger.cards[0])
    assert await ledger.differences(["The kettle leaks", "The lamp is dark"]) == []


async def status(settings, path) -> int:
    url = f"http://127.0.0.1:{settings.http_port}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status
