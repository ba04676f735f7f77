"""How a case rests and ends: resolved, reopened, snoozed, closed; and what the clock does."""

from __future__ import annotations

import pytest

from desk.case import Status


async def test_a_resolved_case_is_reopened_by_its_button(house):
    card = await house.an_owned_case()
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "✅ Resolved" in house.says(card))

    await house.ada.click(card, "Reopen")

    await house.until(lambda: "🟢 Open" in house.says(card))
    assert (await house.case()).status is Status.OPEN


async def test_the_owner_hears_that_somebody_else_reopened_their_case(house):
    card = await house.an_owned_case()
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "✅ Resolved" in house.says(card))

    await house.ben.click(card, "Reopen")

    await house.until(lambda: "has reopened #1001" in house.thread_says(card))
    assert [n.reason for n in house.ada.notifications] == ["mention"]


async def test_a_mail_reopens_a_resolved_case(any_house):
    house = any_house
    card = await house.an_owned_case()
    await house.answer(card, then="Resolve the case")

    await house.continue_with(house.customer.messages[-1], "It leaks again, and worse.")

    await house.until(lambda: "🟢 Open" in house.says(card))
    await house.until(lambda: "It leaks again" in house.thread_says(card))


@pytest.mark.parametrize(
    ("choice", "still_asleep", "awake"),
    [
        ("In an hour", {"minutes": 55}, {"minutes": 10}),
        ("In three days", {"days": 2, "hours": 23}, {"hours": 2}),
        ("In a week", {"days": 6, "hours": 23}, {"hours": 2}),
    ],
    ids=["hour", "days", "week"],
)
async def test_a_snooze_ends_when_its_time_has_come(house, choice, still_asleep, awake):
    card = await house.an_owned_case()
    await house.ada.click(card, "Snooze")
    await house.ada.fill("Until", choice)
    assert await house.ada.submit() is None
    await house.until(lambda: "💤" in house.says(card))

    house.later(**still_asleep)
    await house.settled()
    assert (await house.case()).status is Status.SNOOZED

    house.later(**awake)
    await house.until(lambda: "🟢 Open" in house.says(card))


async def test_the_end_of_a_snooze_works_however_the_bot_is_run(any_house):
    house = any_house
    card = await house.an_owned_case()
    await house.ada.click(card, "Snooze")
    await house.ada.submit()
    await house.until(lambda: "💤" in house.says(card))

    house.later(days=2)

    await house.until(lambda: "its snooze is over" in house.thread_says(card))
    await house.until(lambda: "🟢 Open" in house.says(card))
    assert [n.reason for n in house.ada.notifications] == ["mention"]


async def test_a_snooze_takes_a_typed_time_before_a_chosen_one(house):
    card = await house.an_owned_case()

    await house.ada.click(card, "Snooze")
    await house.ada.fill("Or another time", "2 h")
    assert await house.ada.submit() is None

    left = (await house.case()).snoozed_until - house.slack.clock.now()
    assert 1.9 < left.total_seconds() / 3600 <= 2


async def test_a_snooze_says_what_it_cannot_read(house):
    card = await house.an_owned_case()

    await house.ada.click(card, "Snooze")
    await house.ada.fill("Or another time", "when pigs fly")
    wrong = await house.ada.submit()

    assert "“when pigs fly” is not a time I can read" in wrong["typed"]


async def test_a_snooze_into_the_past_is_refused(house):
    card = await house.an_owned_case()

    await house.ada.click(card, "Snooze")
    await house.ada.fill("Or another time", "2020-01-01 9:00")
    wrong = await house.ada.submit()

    assert "already passed" in wrong["typed"]


async def test_a_mail_wakes_a_snoozed_case(house):
    card = await house.an_owned_case()
    await house.answer(card)
    await house.ada.click(card, "Snooze")
    await house.ada.submit()
    await house.until(lambda: "💤" in house.says(card))

    await house.continue_with(house.customer.messages[-1], "Where is my kettle?")

    await house.until(lambda: "🟢 Open" in house.says(card))


async def test_an_unclaimed_case_is_put_before_its_lead_after_an_hour(any_house):
    house = any_house
    card = await house.a_case()
    house.later(minutes=55)
    await house.settled()
    assert not house.lea.notifications

    house.later(minutes=6)

    await house.until(lambda: "nobody has claimed #1001 yet" in house.thread_says(card))
    assert [n.reason for n in house.lea.notifications] == ["mention"]


async def test_without_a_lead_an_unclaimed_case_is_put_before_the_admins(house):
    await house.asks(house.adam, "/desk people remove @lea support")
    card = await house.a_case()

    house.later(minutes=61)

    await house.until(lambda: "nobody has claimed #1001 yet" in house.thread_says(card))
    assert [n.reason for n in house.adam.notifications] == ["mention"]


async def test_no_lead_is_called_for_a_case_that_has_an_owner(house):
    card = await house.an_owned_case()

    house.later(hours=2)
    await house.settled()

    assert not house.lea.notifications
    assert len(house.thread(card)) == 1


async def test_no_lead_is_called_for_a_case_that_sleeps(house):
    card = await house.a_case()
    await house.ada.click(card, "Snooze")
    await house.ada.fill("Or another time", "3h")
    await house.ada.submit()
    await house.until(lambda: "💤" in house.says(card))

    house.later(minutes=61)
    await house.settled()
    assert not house.lea.notifications

    house.later(hours=2)
    await house.until(lambda: "its snooze is over" in house.thread_says(card))
    house.later(minutes=61)
    await house.until(lambda: "nobody has claimed #1001 yet" in house.thread_says(card))


async def test_a_case_that_was_let_go_has_its_whole_hour_again(house):
    card = await house.an_owned_case()
    house.later(minutes=50)
    await house.settled()
    await house.asks(house.ada, "/case release 1001")

    house.later(minutes=50)
    await house.settled()
    assert "nobody has claimed" not in house.thread_says(card)

    house.later(minutes=11)
    await house.until(lambda: "nobody has claimed" in house.thread_says(card))


async def test_a_resolved_case_is_closed_after_fourteen_days(any_house):
    house = any_house
    card = await house.an_owned_case()
    await house.ada.click(card, "Resolve")
    await house.until(lambda: "✅ Resolved" in house.says(card))
    house.later(days=13)
    await house.settled()
    assert (await house.case()).status is Status.RESOLVED

    house.later(days=1, minutes=1)

    await house.until(lambda: "🔒 Closed" in house.says(card))


async def test_a_mail_to_a_closed_case_opens_one_that_goes_on_from_it(house):
    card = await house.an_owned_case()
    await house.answer(card, then="Resolve the case")
    house.later(days=15)
    await house.until(lambda: "🔒 Closed" in house.says(card))

    await house.continue_with(house.customer.messages[-1], "Now the lid is loose.")

    await house.until(lambda: len(house.cards()) == 2)
    assert "Goes on from #1001" in house.says(house.cards()[1])
    assert "lid" not in house.thread_says(card)
