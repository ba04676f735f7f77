"""A sandbox, a database that is set up, and a bot beside them that may die."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.manifest import manifest
from bot.settings import Settings
from desk import roles, setup
from desk.desk import Desk
from desk.people import Role
from sandbox.clock import Clock
from sandbox.server import Sandbox
from tests.faults.ledger import WORKSPACE, Ledger
from tests.front import Wake
from tests.house import PATIENCE, settings_for


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    sandbox = await Sandbox.start(manifest=manifest(), ack_seconds=PATIENCE)
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def ledger(slack, database) -> Ledger:
    """Set up as a team would: one queue, its agent and its lead."""
    clock = Clock()
    desk = Desk(
        workspace=WORKSPACE, store=database, clock=clock.now, secret=b"unused here", wake=Wake()
    )
    adam, ada, lea = (slack.person(name).id for name in ("adam", "ada", "lea"))
    await roles.name_admin(desk, adam)
    channel = slack.channel("#support").id
    queue = setup.NewQueue(
        key="support", name="Support", channel=channel, address="support@example.com"
    )
    await setup.add_queue(desk, queue, by=adam)
    await roles.add_member(desk, ada, Role.AGENT, queue_key="support", by=adam)
    await roles.add_member(desk, lea, Role.LEAD, queue_key="support", by=adam)
    return Ledger(slack=slack, database=database)


@pytest.fixture
def seed() -> int:
    return int(os.environ.get("DESKBELL_TEST_SEED") or random.SystemRandom().randrange(10**6))


@pytest.fixture
def settings(slack, database) -> Settings:
    return settings_for(slack, database.url.render_as_string(hide_password=False))


@pytest.fixture
def eventually() -> Callable[[Callable[[], Awaitable[object]]], Awaitable[object]]:
    async def wait(fact: Callable[[], Awaitable[object]]) -> object:
        async with asyncio.timeout(PATIENCE):
            while not (found := await fact()):  # noqa: ASYNC110  # Nobody rings for it.
                await asyncio.sleep(0.02)
        return found

    return wait
