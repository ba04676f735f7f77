"""What admins change is written down: who, when, what it was and what it is."""

from __future__ import annotations

import pytest

from desk import forms, reminders, roles, setup, signature
from desk.aliases import add_alias, use_tags
from desk.audit import newest, remove_role
from desk.desk import Desk
from desk.digests import schedule
from desk.errors import BadInput, NotAllowed
from desk.people import Member, Role
from desk.queue import Queue
from desk.queue_changes import move, readdress, rename
from desk.queue_removal import remove_queue
from desk.reminders import NewReminder
from tests.clock import Clock
from tests.incoming import QUEUE


async def written(desk: Desk, admin: str) -> list[tuple[str | None, str, str, str, str]]:
    """All of it, in no order: the clock of the tests stands still."""
    changes = await newest(desk, 50, by=admin)
    return sorted(
        ((c.by, c.about, c.what, c.old, c.new) for c in changes), key=lambda told: told[1:]
    )


async def test_a_queue_from_its_beginning_to_its_end(desk: Desk, queue: Queue, admin: str):
    await rename(desk, "support", "Help", by=admin)
    await move(desk, "support", "C0HELP", tells=False, by=admin)
    await readdress(desk, "support", "help@example.com", by=admin)
    await remove_queue(desk, "support", by=admin)

    assert [told for told in await written(desk, admin) if told[1] == "support"] == [
        (admin, "support", "address", QUEUE, "help@example.com"),
        (admin, "support", "aliases", "", QUEUE),
        (admin, "support", "channel", "C0SUPPORT", "C0HELP"),
        (admin, "support", "name", "Support", "Help"),
        (admin, "support", "queue", "", f"Support, C0SUPPORT, {QUEUE}, support"),
        (admin, "support", "removed_at", "", f"{desk.now()}"),
    ]


async def test_a_role_that_somebody_else_took_away_is_told_of_once(desk: Desk, admin: str):
    gone = Member(user="U0GONE", role=Role.MANAGER)
    async with desk.begin() as work:
        assert not await remove_role(work, gone, at=desk.now(), by=admin)

    assert "U0GONE" not in [about for _, about, *_ in await written(desk, admin)]


async def test_what_answers_look_like(desk: Desk, queue: Queue, admin: str, lead: str):
    await add_alias(desk, "support", "help@example.com", by=admin)
    await use_tags(desk, "support", are_on=False, by=admin)
    await signature.sign_queue(desk, queue.id, "The team", by=lead)
    await signature.quote_history(desk, queue.id, is_on=False, by=lead)

    told = await written(desk, admin)
    assert {
        (admin, "support", "aliases", "", "help@example.com"),
        (admin, "support", "has_tags", "on", "off"),
        (lead, "support", "signature", "", "The team"),
        (lead, "support", "has_history", "on", "off"),
    } <= set(told)


async def test_roles_that_come_and_go(desk: Desk, queue: Queue, admin: str):
    await roles.add_member(desk, "U1", Role.AGENT, queue_key="support", by=admin)
    await roles.add_member(desk, "U1", Role.AGENT, queue_key="support", by=admin)
    await roles.add_member(desk, "U1", Role.LEAD, queue_key="support", by=admin)
    await roles.add_member(desk, "U2", Role.MANAGER, queue_key=None, by=admin)
    await roles.remove_member(desk, "U1", role_or_queue="support", by=admin)
    await roles.has_left(desk, "U2")

    told = await written(desk, admin)
    assert [t for t in told if t[2] == "role"] == [
        (None, admin, "role", "", "admin"),
        (admin, "U1", "role", "", "agent of support"),
        (admin, "U1", "role", "", "lead of support"),
        (admin, "U1", "role", "agent of support", ""),
        (admin, "U1", "role", "lead of support", ""),
        (admin, "U2", "role", "", "manager"),
        (None, "U2", "role", "manager", ""),
    ]


async def test_what_holds_for_all(desk: Desk, queue: Queue, admin: str):
    await setup.change_workspace(desk, by=admin, zone="Europe/Berlin", receipts=False)
    await schedule(desk, "C0DIGEST", weekday=0, at="09:00", by=admin)
    await forms.add_form(desk, "contact", "Contact us", queue_key="support", by=admin)
    await forms.remove_form(desk, "contact", by=admin)

    assert {
        (admin, "", "zone", "UTC", "Europe/Berlin"),
        (admin, "", "receipts", "on", "off"),
        (admin, "", "digest", "", "Monday 09:00, C0DIGEST"),
        (admin, "contact", "form", "", "Contact us, support"),
        (admin, "contact", "form", "Contact us", ""),
    } <= set(await written(desk, admin))


async def test_reminders_that_come_and_go(desk: Desk, queue: Queue, admin: str, lead: str):
    words = NewReminder(when="every monday 9:00", channel="C0TEAM", text="R&amp;D meets")
    proposal = await reminders.propose(desk, words, by=lead)
    for _ in range(2):
        await reminders.save(desk, proposal.reminder.id, by=lead)
    to_a_person = NewReminder(when="every day 10:00", person="U0ADA", text="Look at the board")
    dropped = await reminders.propose(desk, to_a_person, by=lead)
    await reminders.drop(desk, dropped.reminder.id, by=lead)
    kept = await reminders.propose(desk, to_a_person, by=lead)
    await reminders.save(desk, kept.reminder.id, by=lead)
    await reminders.delete(desk, 1, by=admin)

    told = [change for change in await written(desk, admin) if change[2] == "reminder"]
    first = "every Monday at 09:00, C0TEAM: R&D meets"
    assert told == [
        (lead, "1", "reminder", "", first),
        (admin, "1", "reminder", first, ""),
        (lead, "3", "reminder", "", "every day at 10:00, <@U0ADA>: Look at the board"),
    ]


async def test_what_was_refused_or_changed_nothing_is_not_there(
    desk: Desk, queue: Queue, admin: str, lead: str
):
    before = await written(desk, admin)

    await use_tags(desk, "support", are_on=True, by=admin)
    with pytest.raises(NotAllowed):
        await rename(desk, "support", "Help", by=lead)
    with pytest.raises(BadInput):
        await rename(desk, "support", " ", by=admin)

    assert await written(desk, admin) == before


async def test_the_newest_come_first(desk: Desk, queue: Queue, admin: str, clock: Clock):
    for name in ("One", "Two", "Three"):
        clock.advance(seconds=1)
        await rename(desk, "support", name, by=admin)

    assert [change.new for change in await newest(desk, 2, by=admin)] == ["Three", "Two"]


async def test_only_admins_read_it(desk: Desk, lead: str):
    with pytest.raises(NotAllowed):
        await newest(desk, 10, by=lead)
