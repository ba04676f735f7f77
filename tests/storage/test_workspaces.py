"""The settings of a workspace, which everybody reads and hardly anybody changes."""

from __future__ import annotations

import asyncio

import pytest

from desk import setup
from desk.workspace import Workspace


@pytest.mark.postgres
async def test_who_reads_the_settings_holds_up_nobody(postgres_database):
    async with postgres_database.begin("T1") as work:
        await work.workspace.save(Workspace(zone="Europe/Berlin"))

    async with postgres_database.begin("T1") as reader, postgres_database.begin("T1") as other:
        await reader.workspace.get()
        async with asyncio.timeout(5):
            read = await other.workspace.get_to_change()

    assert read.zone == "Europe/Berlin"


async def test_two_who_change_different_settings_both_succeed(desk, replica, admin):
    await setup.change_workspace(desk, by=admin, zone="UTC")

    await asyncio.gather(
        setup.change_workspace(desk, by=admin, zone="Europe/Berlin"),
        setup.change_workspace(replica, by=admin, is_live=True),
    )

    changed = await setup.workspace(desk)
    assert (changed.zone, changed.is_live) == ("Europe/Berlin", True)
