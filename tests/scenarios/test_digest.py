"""The digest, from the command that sets it to the post in its channel."""

from __future__ import annotations

import json
from datetime import UTC, datetime

MONDAY = "/desk digest #general monday 09:00"


def posts(house, channel="#general"):
    return [m for m in house.cards(channel) if "digest" in house.says(m).lower()]


async def test_a_manager_sees_the_figures_alone(house):
    await house.a_case("The kettle leaks")
    await house.adam.command("#general", "/desk people add @ben manager")

    said = await house.asks(house.ben, "/digest")

    assert "Support: 1 new case, 0 resolved, 1 customer still waits for a first answer" in said
    assert "no data: nothing was answered" in said
    assert not posts(house)
