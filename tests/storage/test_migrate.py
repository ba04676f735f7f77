"""Bringing a database up to date."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from desk.people import Member, Role
from storage import migrate
from storage.database import opened
from storage.migrate import State
from storage.tables import metadata

ROOT = Path(__file__).resolve().parent.parent.parent


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return compare_metadata(context, metadata)


async def test_the_migrations_make_the_tables(database_url: str):
    async with opened(database_url) as database:
        await migrate.upgrade(database)

        async with database.engine.connect() as connection:
            assert await connection.run_sync(differences) == []


async def test_a_database_knows_whether_it_is_up_to_date(database_url: str):
    async with opened(database_url) as database:
        before = await migrate.state_of(database)
        await migrate.upgrade(database)

        assert (before, await migrate.state_of(database)) == (State.EMPTY, State.CURRENT)


async def test_a_database_of_a_newer_program_is_left_as_it_is(database_url: str):
    async with opened(database_url) as database:
        await migrate.upgrade(database)
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

        with pytest.raises(migrate.TooNew):
            await migrate.upgrade(database)
        assert await migrate.state_of(database) is State.AHEAD


async def test_a_second_upgrade_changes_nothing(database_url: str):
    admin = Member(user="U0ADMIN", role=Role.ADMIN)
    async with opened(database_url) as database:
        await migrate.upgrade(database)
        async with database.begin("T0TEST") as work:
            await work.members.add(admin)
        await migrate.upgrade(database)

        async with database.look("T0TEST") as work:
            assert await work.members.all() == [admin]


async def test_two_replicas_may_upgrade_at_once(database_url: str):
    async with opened(database_url) as one, opened(database_url) as other:
        await asyncio.gather(migrate.upgrade(one), migrate.upgrade(other))

        assert await migrate.state_of(one) is State.CURRENT


UPGRADE = """
import asyncio, sys
from storage import migrate
from storage.database import opened

async def main():
    async with opened(sys.argv[1]) as database:
        await migrate.upgrade(database)

asyncio.run(main())
"""


async def test_processes_may_upgrade_a_new_file_at_once(sqlite_url: str):
    upgrades = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", UPGRADE, sqlite_url, cwd=ROOT, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]

    for upgrade in upgrades:
        _, errors = await upgrade.communicate()
        assert (upgrade.returncode, errors.decode()) == (0, "")
