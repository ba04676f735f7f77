"""`/desk audit`: what was changed, when and by whom."""

from __future__ import annotations

import pytest


async def test_an_admin_reads_what_was_changed(house):
    house.slack.add_channel("#help", members=(house.adam,), is_private=True)
    await house.asks(house.adam, '/desk queues name support "R&D <desk>"')
    await house.asks(house.adam, "/desk queues channel support #help")
    await house.asks(house.adam, "/desk people add @otto support")

    told = (await house.asks(house.adam, "/desk audit 3")).splitlines()

    assert len(told) == 3
    assert told[0].endswith("·  @adam  ·  @otto: _nothing_ → agent of support")
    assert told[1].endswith("·  @adam  ·  `support` channel: #support → #help")
    assert told[2].endswith("·  @adam  ·  `support` name: Support desk → R&D <desk>")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("surveys delay 48h", "survey delay in minutes: 1440 → 2880"),
        ("surveys off", "surveys: on → off"),
        ('receipts text "Hello"', "receipt in office hours: _nothing_ → Hello"),
        ('receipts closed "Bye"', "receipt out of office hours: _nothing_ → Bye"),
    ],
)
async def test_what_was_changed_is_called_so_that_it_is_understood(house, typed, told):
    await house.asks(house.adam, f"/desk {typed}")

    assert (await house.asks(house.adam, "/desk audit 1")).endswith(f"·  {told}")


@pytest.mark.parametrize("typed", ["0", "51", "all", "5 5", "99999999999"])
async def test_a_wrong_number_is_answered(house, typed):
    assert "How many of the newest, 50 at most?" in await house.asks(
        house.adam, f"/desk audit {typed}"
    )


async def test_a_lead_does_not_read_it(house):
    assert "Only Deskbell's admins" in await house.asks(house.lea, "/desk audit")


async def test_people_and_channels_of_a_reminder_are_shown_by_their_names(house):
    await house.adam.command("#general", '/desk reminders add "every day 9:00" @ada ask @ben <now>')
    await house.until(lambda: house.adam.ephemerals)
    await house.adam.click(house.adam.ephemerals[-1], "Save")

    told = await house.asks(house.adam, "/desk audit 1")

    assert told.endswith("`1` reminder: _nothing_ → every day at 09:00, @ada: ask @ben <now>")
