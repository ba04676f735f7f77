"""What a digest costs over a hundred thousand cases: `python -m tests.bench.bench_digest`."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desk import digests, roles, setup
from desk.desk import Desk
from desk.queue import Function
from storage import migrate
from storage.database import Database, opened
from tests.bench.year_of_cases import Lot, write
from tests.front import Wake

CASES = 100_000
NOW = datetime(2026, 6, 12, 15, 0, tzinfo=UTC)
ADMIN = "U0ADMIN"
#: The least that anybody has to do who looks at everything that happened.
PLAIN = "SELECT what, count(*), count(DISTINCT case_id) FROM case_events GROUP BY what"


async def measured(database: Database, *, cases: int = CASES) -> dict[str, float]:
    """Seconds for each thing, on a database of its own."""
    await migrate.upgrade(database)
    desk = Desk(
        workspace="T0BIG", store=database, clock=lambda: NOW, secret=b"of a bench", wake=Wake()
    )
    await _fill(desk, database, cases)

    async def plain() -> None:
        async with database.reading() as connection:
            await connection.execute(text(PLAIN))

    took = {"plain SQL": await _seconds(plain)}
    for asked in ("this week", "last week", "support last week", "this month"):
        took[asked] = await _seconds(lambda asked=asked: digests.preview(desk, asked, by=ADMIN))
    return took


async def _fill(desk: Desk, database: Database, cases: int) -> None:
    await roles.name_admin(desk, ADMIN)
    queues = [
        await setup.add_queue(
            desk,
            setup.NewQueue(
                key=f.value,
                name=f.value,
                channel=f"C0{f.name}",
                address=f"{f.value}@example.com",
                function=f,
            ),
            by=ADMIN,
        )
        for f in Function
    ]
    lot = Lot(
        workspace=desk.workspace,
        queues=queues,
        cases=cases,
        since=NOW - timedelta(days=365),
        until=NOW,
    )
    async with database.engine.begin() as connection:
        await write(connection, lot)


async def _seconds(thing: Callable[[], Awaitable[object]]) -> float:
    """The best of three."""
    took = []
    for _ in range(3):
        began = time.perf_counter()
        await thing()
        took.append(time.perf_counter() - began)
    return min(took)


def told(took: dict[str, float]) -> None:
    plain = took["plain SQL"]
    for name, seconds in took.items():
        sys.stdout.write(f"{name:20} {seconds:6.2f} s  {seconds / plain:5.1f} x\n")


@pytest.mark.bench
@pytest.mark.timeout(600)
async def test_a_digest_is_measured(sqlite_url):
    async with opened(sqlite_url) as database:
        took = await measured(database)

    told(took)
    assert took


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with opened(f"sqlite+aiosqlite:///{Path(folder) / 'deskbell.db'}") as database:
            told(await measured(database))


if __name__ == "__main__":
    asyncio.run(main())
