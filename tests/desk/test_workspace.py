"""What holds for all queues."""

from __future__ import annotations

import pytest

from desk.desk import Desk
from desk.errors import NotAllowed
from desk.setup import change_workspace, workspace
from desk.workspace import Workspace


async def test_a_new_workspace_rehearses(desk: Desk):
    assert not (await workspace(desk)).is_live


async def test_an_admin_changes_one_setting_and_the_others_stay(desk: Desk, admin: str):
    await change_workspace(desk, by=admin, zone="Europe/Berlin")
    await change_workspace(desk, by=admin, is_live=True)

    kept = await workspace(desk)
    assert (kept.zone, kept.is_live) == ("Europe/Berlin", True)


async def test_nobody_else_does(desk: Desk, lead: str):
    with pytest.raises(NotAllowed):
        await change_workspace(desk, by=lead, is_live=True)


def test_settings_of_another_version_are_left_aside():
    assert Workspace.from_json({"zone": "UTC", "colour": "green"}) == Workspace(zone="UTC")
