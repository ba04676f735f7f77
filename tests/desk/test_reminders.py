"""Reminders: said back, kept, told once each time they come, deleted."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desk import reminders, setup
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotFound
from desk.outgoing import ReminderPost
from desk.reminder import Occurrence, Reminder, ReminderState
from desk.reminders import LONGEST_TEXT, NewReminder
from tests.clock import Clock
from tests.front import Front

CHANNEL = "C0GENERAL"


def new(when: str = "every day 10:00", text: str = "Look at the queue", **where: str):
    return NewReminder(when=when, text=text, **(where or {"channel": CHANNEL}))


async def kept(desk: Desk, by: str, *what: str, **where: str) -> Reminder:
    proposal = await reminders.propose(desk, new(*what, **where), by=by)
    return await reminders.save(desk, proposal.reminder.id, by=by)


async def occurrence_of(desk: Desk, post: ReminderPost) -> Occurrence:
    async with desk.look() as work:
        occurrence = await work.occurrences.get(post.occurrence_id)
    assert occurrence
    return occurrence


async def state_of(desk: Desk, reminder: Reminder) -> ReminderState | None:
    async with desk.look() as work:
        found = await work.reminders.get(reminder.id)
    return found.state if found else None


async def test_a_proposal_tells_the_next_three_dates(desk: Desk, admin: str, clock: Clock):
    proposal = await reminders.propose(desk, new(), by=admin)

    first = clock() + timedelta(hours=1)
    assert proposal.dates == (first, first + timedelta(days=1), first + timedelta(days=2))


async def test_a_proposal_is_in_the_teams_zone(desk: Desk, admin: str):
    await setup.change_workspace(desk, by=admin, zone="America/New_York")

    proposal = await reminders.propose(desk, new("every day 10:00"), by=admin)

    assert proposal.reminder.zone == "America/New_York"
    assert proposal.dates[0] == datetime(2026, 6, 8, 14, 0, tzinfo=UTC)


async def test_a_reminder_keeps_its_zone_when_the_team_moves(desk: Desk, admin: str, front: Front):
    reminder = await kept(desk, admin)

    await setup.change_workspace(desk, by=admin, zone="America/New_York")
    front.clock.advance(hours=1)
    await reminders.tell_due(desk)

    (post,) = await front.leaving(ReminderPost)
    assert (await occurrence_of(desk, post)).at == reminder.next_at


async def test_a_proposal_is_not_told(desk: Desk, admin: str, front: Front, clock: Clock):
    await reminders.propose(desk, new(), by=admin)

    clock.advance(days=1)

    assert await reminders.tell_due(desk) == 0
    assert not await front.leaving(ReminderPost)


async def test_a_reminder_is_told_when_it_is_due(
    desk: Desk, admin: str, front: Front, clock: Clock
):
    await kept(desk, admin)
    clock.advance(minutes=59, seconds=59)
    assert await reminders.tell_due(desk) == 0

    clock.advance(seconds=1)
    assert await reminders.tell_due(desk) == 1

    assert len(await front.leaving(ReminderPost)) == 1


async def test_a_reminder_is_told_every_time(desk: Desk, admin: str, front: Front, clock: Clock):
    await kept(desk, admin)

    clock.advance(hours=1)
    for _ in range(3):
        await reminders.tell_due(desk)
        clock.advance(days=1)

    posts = await front.leaving(ReminderPost)
    days = [(await occurrence_of(desk, post)).at.day for post in posts]
    assert days == [8, 9, 10]


async def test_what_was_told_is_not_told_again(desk: Desk, admin: str, front: Front, clock: Clock):
    await kept(desk, admin)
    clock.advance(hours=1)

    for _ in range(5):
        await reminders.tell_due(desk)

    assert len(await front.leaving(ReminderPost)) == 1


async def test_two_replicas_tell_it_once(
    desk: Desk, replica: Desk, admin: str, front: Front, clock: Clock
):
    for hour in range(10, 20):
        await kept(desk, admin, f"every day {hour}:00")
    clock.advance(days=1)

    await asyncio.gather(*[reminders.tell_due(each) for each in (desk, replica) * 3])

    assert len(await front.leaving(ReminderPost)) == 10


async def test_the_same_moment_is_written_down_once(desk: Desk, admin: str, clock: Clock):
    reminder = await kept(desk, admin)
    at = clock()

    async with desk.begin() as work:
        added = [
            await work.occurrences.add(
                Occurrence(id=f"o{n}", reminder_id=reminder.id, at=at, created_at=at)
            )
            for n in range(2)
        ]

    assert added == [True, False]


async def test_a_moment_that_is_written_down_already_is_passed_over(
    desk: Desk, admin: str, front: Front, clock: Clock
):
    reminder = await kept(desk, admin)
    assert reminder.next_at
    async with desk.begin() as work:
        await work.occurrences.add(
            Occurrence(
                id="o1", reminder_id=reminder.id, at=reminder.next_at, created_at=reminder.next_at
            )
        )

    clock.advance(hours=1)
    await reminders.tell_due(desk)
    clock.advance(days=1)
    await reminders.tell_due(desk)

    (post,) = await front.leaving(ReminderPost)
    assert (await occurrence_of(desk, post)).at == reminder.next_at + timedelta(days=1)


async def test_after_time_away_the_newest_is_told_and_the_others_are_counted(
    desk: Desk, admin: str, front: Front, clock: Clock
):
    await kept(desk, admin)
    clock.advance(days=5, hours=2)

    await reminders.tell_due(desk)

    (post,) = await front.leaving(ReminderPost)
    occurrence = await occurrence_of(desk, post)
    assert (occurrence.at.day, occurrence.missed) == (13, 5)
    assert occurrence.is_late(now=clock())


async def test_what_comes_in_time_is_not_late(desk: Desk, admin: str, front: Front, clock: Clock):
    await kept(desk, admin)
    clock.advance(hours=1, minutes=1)

    await reminders.tell_due(desk)

    (post,) = await front.leaving(ReminderPost)
    assert not (await occurrence_of(desk, post)).is_late(now=clock())


async def test_what_comes_once_is_over_then(desk: Desk, admin: str, front: Front, clock: Clock):
    reminder = await kept(desk, admin, "tomorrow 10:00")

    clock.advance(days=2)
    await reminders.tell_due(desk)
    clock.advance(days=2)
    await reminders.tell_due(desk)

    assert len(await front.leaving(ReminderPost)) == 1
    assert await state_of(desk, reminder) is ReminderState.OVER


async def test_more_than_a_batch_is_told_at_once(
    desk: Desk, admin: str, front: Front, clock: Clock, monkeypatch
):
    monkeypatch.setattr(reminders, "BATCH", 2)
    for _ in range(5):
        await kept(desk, admin)
    clock.advance(hours=1)

    assert await reminders.tell_due(desk) == 5


async def test_saving_twice_keeps_one(desk: Desk, admin: str):
    proposal = await reminders.propose(desk, new(), by=admin)

    first = await reminders.save(desk, proposal.reminder.id, by=admin)
    second = await reminders.save(desk, proposal.reminder.id, by=admin)

    assert first == second
    assert len(await reminders.active(desk, by=admin)) == 1


async def test_a_time_that_has_passed_before_save_is_refused(desk: Desk, admin: str, clock: Clock):
    proposal = await reminders.propose(desk, new("today 9:30"), by=admin)
    clock.advance(hours=1)

    with pytest.raises(BadInput, match="passed meanwhile"):
        await reminders.save(desk, proposal.reminder.id, by=admin)


async def test_reminders_are_numbered_as_they_come(desk: Desk, admin: str):
    numbers = [(await kept(desk, admin)).number for _ in range(3)]

    assert numbers == [1, 2, 3]


async def test_two_who_add_at_once_get_different_numbers(desk: Desk, replica: Desk, admin: str):
    proposed = await asyncio.gather(
        *[reminders.propose(each, new(), by=admin) for each in (desk, replica) * 4]
    )
    saved = [await reminders.save(desk, p.reminder.id, by=admin) for p in proposed]

    assert sorted(reminder.number or 0 for reminder in saved) == list(range(1, 9))


async def test_a_number_is_not_given_twice(desk: Desk, admin: str):
    await kept(desk, admin)
    await reminders.delete(desk, 1, by=admin)

    assert (await kept(desk, admin)).number == 2


async def test_a_deleted_reminder_comes_no_more(desk: Desk, admin: str, front: Front, clock: Clock):
    reminder = await kept(desk, admin)

    gone = await reminders.delete(desk, reminder.number or 0, by=admin)
    clock.advance(days=1)
    await reminders.tell_due(desk)

    assert gone.by == admin
    assert not await front.leaving(ReminderPost)
    assert not await reminders.active(desk, by=admin)


async def test_what_is_deleted_or_unknown_cannot_be_deleted(desk: Desk, admin: str):
    await kept(desk, admin)
    await reminders.delete(desk, 1, by=admin)

    for number in (1, 7):
        with pytest.raises(NotFound, match=f"no reminder {number}"):
            await reminders.delete(desk, number, by=admin)


async def test_a_deleted_reminder_is_not_kept_by_its_old_button(desk: Desk, admin: str):
    reminder = await kept(desk, admin)
    await reminders.delete(desk, 1, by=admin)

    with pytest.raises(NotFound):
        await reminders.save(desk, reminder.id, by=admin)


async def test_a_dropped_proposal_cannot_be_saved(desk: Desk, admin: str):
    proposal = await reminders.propose(desk, new(), by=admin)

    await reminders.drop(desk, proposal.reminder.id, by=admin)

    with pytest.raises(NotFound):
        await reminders.save(desk, proposal.reminder.id, by=admin)


async def test_what_is_kept_cannot_be_dropped(desk: Desk, admin: str):
    reminder = await kept(desk, admin)

    with pytest.raises(BadInput, match="reminders delete 1"):
        await reminders.drop(desk, reminder.id, by=admin)


async def test_a_proposal_is_forgotten_after_two_days(desk: Desk, admin: str, clock: Clock):
    proposal = await reminders.propose(desk, new(), by=admin)
    reminder = await kept(desk, admin)

    clock.advance(days=2, minutes=1)
    await reminders.forget_proposals(desk)

    assert await state_of(desk, proposal.reminder) is None
    assert await state_of(desk, reminder) is ReminderState.ACTIVE


@pytest.mark.parametrize(("days", "forgotten"), [(399, 0), (401, 1)], ids=["a year", "longer"])
async def test_what_was_told_long_ago_is_forgotten(
    desk: Desk, admin: str, clock: Clock, days: int, forgotten: int
):
    await kept(desk, admin, "tomorrow 10:00")
    clock.advance(days=2)
    await reminders.tell_due(desk)
    clock.advance(days=days)

    assert await reminders.forget_occurrences(desk) == forgotten


async def test_leads_make_reminders_too(desk: Desk, lead: str):
    assert (await kept(desk, lead)).by == lead


async def test_agents_do_not(desk: Desk, agent: str, admin: str):
    reminder = await kept(desk, admin)

    for attempt in (
        reminders.propose(desk, new(), by=agent),
        reminders.save(desk, reminder.id, by=agent),
        reminders.drop(desk, reminder.id, by=agent),
        reminders.delete(desk, 1, by=agent),
        reminders.active(desk, by=agent),
    ):
        with pytest.raises(NotAllowed):
            await attempt


@pytest.mark.parametrize("text", ["", "  \n ", "x" * (LONGEST_TEXT + 1)], ids=repr)
async def test_a_reminder_says_something_and_not_too_much(desk: Desk, admin: str, text: str):
    with pytest.raises(BadInput):
        await reminders.propose(desk, new("every day", text), by=admin)


async def test_a_zone_whose_rules_have_changed_still_keeps_what_was_promised(
    desk: Desk, admin: str, front: Front, clock: Clock
):
    reminder = await kept(desk, admin, "tomorrow 10:00")
    moved = datetime(2026, 6, 9, 9, 0, tzinfo=UTC)
    async with desk.begin() as work:
        # As if 10:00 had been an hour earlier by the rules of that day.
        await work.reminders.save(replace(reminder, next_at=moved))

    clock.advance(days=1)
    await reminders.tell_due(desk)

    (post,) = await front.leaving(ReminderPost)
    assert (await occurrence_of(desk, post)).at == moved


async def test_who_made_it_hears_when_it_cannot_be_delivered(
    desk: Desk, lead: str, admin: str, front: Front, clock: Clock
):
    await kept(desk, lead)
    clock.advance(hours=1)
    await reminders.tell_due(desk)
    (row,) = await front.take()

    await front.failed(row, why="channel_not_found")

    told = {getattr(outgoing, "user", None) for outgoing, _ in await front.due()}
    assert told == {lead, admin}
