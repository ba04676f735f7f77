"""How the two databases are opened."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import DBAPIError

from desk.people import Member, Role
from storage.database import Database, opened

WORKSPACE = "T0TEST"
ADMIN = Member(user="U0ADMIN", role=Role.ADMIN)


@pytest.fixture
async def second(database: Database):
    """The same database, opened once more, as by another process."""
    async with opened(database.url.render_as_string(hide_password=False)) as second:
        yield second


@pytest.mark.parametrize(
    ("pragma", "value"),
    # 2 is FULL.
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 30_000)],
)
async def test_sqlite_survives_a_power_cut(sqlite_database: Database, pragma: str, value):
    async with sqlite_database.engine.connect() as connection:
        found = await connection.exec_driver_sql(f"PRAGMA {pragma}")

        assert found.scalar_one() == value


async def test_a_transaction_is_kept(database: Database):
    async with database.begin(WORKSPACE) as work:
        await work.members.add(ADMIN)

    async with database.look(WORKSPACE) as work:
        assert await work.members.all() == [ADMIN]


async def test_a_transaction_that_fails_leaves_nothing(database: Database):
    async def fail() -> None:
        async with database.begin(WORKSPACE) as work:
            await work.members.add(ADMIN)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    async with database.look(WORKSPACE) as work:
        assert await work.members.all() == []


async def test_a_transaction_that_is_cancelled_leaves_nothing(database: Database):
    begun = asyncio.Event()

    async def add_and_wait() -> None:
        async with database.begin(WORKSPACE) as work:
            await work.members.add(ADMIN)
            begun.set()
            await asyncio.Event().wait()

    adding = asyncio.create_task(add_and_wait())
    await begun.wait()
    adding.cancel()
    with pytest.raises(asyncio.CancelledError):
        await adding

    async with database.begin(WORKSPACE) as work:
        assert await work.members.all() == []


async def test_who_looks_sees_one_moment(database: Database, second: Database):
    async with database.look(WORKSPACE) as looking:
        before = await looking.members.all()
        async with second.begin(WORKSPACE) as writing:
            await writing.members.add(ADMIN)
        after = await looking.members.all()

    assert before == after == []


async def test_who_looks_waits_for_nobody_who_writes(database: Database, second: Database):
    async with database.begin(WORKSPACE) as writing:
        await writing.members.add(ADMIN)
        async with second.look(WORKSPACE) as looking:
            assert await looking.members.all() == []
        await second.ping()


@pytest.mark.postgres
async def test_who_looks_cannot_write(postgres_database: Database):
    async with postgres_database.look(WORKSPACE) as looking:
        with pytest.raises(DBAPIError, match="read-only"):
            await looking.members.add(ADMIN)


async def test_writers_of_two_processes_take_turns(database: Database, second: Database):
    async def add_one(to: Database) -> None:
        async with to.begin(WORKSPACE) as work:
            number = await work.cases.next_number()
            await work.members.add(Member(user=f"U{number}", role=Role.MANAGER))

    await asyncio.gather(*(add_one(to) for to in (database, second) for _ in range(10)))

    async with database.look(WORKSPACE) as work:
        users = {member.user for member in await work.members.all()}
    assert users == {f"U{1001 + n}" for n in range(20)}


async def test_a_write_that_comes_late_in_a_transaction_does_not_fail(
    database: Database, second: Database
):
    """A deferred transaction would be refused at once when another has written meanwhile."""

    async def read_then_write(to: Database, user: str) -> None:
        async with to.begin(WORKSPACE) as work:
            await work.members.all()
            await asyncio.sleep(0)
            await work.members.add(Member(user=user, role=Role.MANAGER))

    await asyncio.gather(
        *(read_then_write(to, f"U{i}{n}") for i, to in enumerate((database, second)) for n in "abc")
    )

    async with database.look(WORKSPACE) as work:
        assert len(await work.members.all()) == 6
