"""Reminders: said back, kept, told on time and once; and follow-ups of cases."""

from __future__ import annotations

from datetime import UTC, datetime


async def add(house, when: str, where: str = "#general", text: str = "Stand-up") -> list:
    """What the admin is shown after asking for a reminder."""
    command = f'/desk reminders add "{when}" {where} {text}'
    return await house.adam.command("#general", command)


async def save(house, *what: str) -> str:
    (proposal,) = await add(house, *what)
    await house.adam.click(proposal, "Save")
    await house.settled()
    return house.told(house.adam)


async def test_a_reminder_is_said_back_with_its_next_dates(house):
    house.slack.clock.set(datetime(2026, 12, 1, 8, 0, tzinfo=UTC))

    (proposal,) = await add(house, "every Monday 9:00")

    said = house.says(proposal)
    assert "Every Monday at 09:00" in said
