"""Who creates cases out of a colleague's words, and in which queues."""

from __future__ import annotations

import pytest

from desk import roles, setup
from desk.creating import open_to
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed
from desk.people import Role
from desk.queue import Queue
from storage.database import Database


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


async def test_an_agent_creates_cases_in_their_own_queues(desk: Desk, agent: str, queue, admin):
    new = setup.NewQueue(key="sales", name="Sales", channel="C0SALES", address="s@example.com")
    await setup.add_queue(desk, new, by=admin)

    assert await open_to(desk, agent) == [queue]


async def test_an_outsider_creates_no_cases(desk: Desk, queue: Queue):
    with pytest.raises(NotAllowed, match="Only people who work in Deskbell"):
        await open_to(desk, "U0OUTSIDER")


async def test_who_works_in_no_queue_is_told_so(desk: Desk, queue: Queue, admin: str):
    await roles.add_member(desk, "U0MANAGER", Role.MANAGER, queue_key=None, by=admin)

    with pytest.raises(BadInput, match="no queue that you work in"):
        await open_to(desk, "U0MANAGER")
