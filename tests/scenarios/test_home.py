"""App Home: what is mine, what nobody has taken."""

from __future__ import annotations

import pytest


async def test_home_shows_mine_and_what_nobody_has_claimed(house):
    mine = await house.a_case("The kettle leaks")
    await house.a_case("The lid is loose")
    await house.ada.click(mine, "Claim")
    await house.until(lambda: "Owner: @ada" in house.says(mine))

    await house.ada.open_home()

    shown = (await house.until(lambda: house.ada.home)).text
    ours, _, free = shown.partition("Nobody has claimed")
    assert "The kettle leaks" in ours
    assert "The lid is loose" in free


async def test_home_tells_an_outsider_nothing_about_customers(house):
    await house.a_case("The kettle leaks")

    await house.otto.open_home()

    shown = (await house.until(lambda: house.otto.home)).text
    assert "kettle" not in shown
    assert "ask a lead" in shown


async def test_an_admin_who_works_in_no_queue_sees_the_cases_they_took(house):
    card = await house.a_case("The kettle leaks")
    await house.adam.click(card, "Claim")
    await house.until(lambda: "Owner: @adam" in house.says(card))

    await house.adam.open_home()

    shown = (await house.until(lambda: house.adam.home)).text
    assert "The kettle leaks" in shown
    assert "You work in no queue yourself" in shown


@pytest.mark.parametrize(
    ("person", "way_on"),
    [
        ("adam", "`/desk help` shows how to set everything up, `/digest` the figures."),
        ("ben", "`/digest` shows you the figures of all of them."),
        ("otto", "ask a lead to let you in"),
    ],
    ids=["admin", "manager", "outsider"],
)
async def test_who_works_in_no_queue_is_told_what_is_theirs(house, person, way_on):
    await house.asks(house.adam, "/desk people remove @ben support")
    await house.asks(house.adam, "/desk people add @ben manager")

    await house.person(person).open_home()

    assert way_on in (await house.until(lambda: house.person(person).home)).text
    assert way_on in await house.asks(house.person(person), "/case")
