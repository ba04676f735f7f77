"""App Home: what is mine, what nobody has taken."""

from __future__ import annotations


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
    assert "ask a lead" in shown
