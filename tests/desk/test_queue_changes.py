"""What an admin mends about a queue, and what that leaves as it was."""

from __future__ import annotations

import pytest

from desk import piles
from desk.aliases import add_alias
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed
from desk.outgoing import CustomerPost, PileCard, QueueMoved, Urgency
from desk.queue import MOST_ALIASES, Function, Queue
from desk.queue_changes import measure_as, move, readdress, rename
from tests.front import Front
from tests.incoming import QUEUE, mail

ELSEWHERE = "C0ELSEWHERE"


async def test_only_cases_whose_cards_stand_nowhere_are_moved(
    desk: Desk, front: Front, queue: Queue, admin: str
):
    await front.receive(mail())
    await front.deliver()
    await front.receive(mail(sender="Ann <ann@example.org>"))

    changed = await move(desk, "support", ELSEWHERE, tells=True, by=admin)

    assert changed.waiting == 1
    assert [case.channel for case in await front.cases()] == [queue.channel, ELSEWHERE]
    async with desk.look() as work:
        assert await work.cases.stand_in(queue.channel)
        assert not await work.cases.stand_in(ELSEWHERE)
        here = await work.cases.places_of_open()
    assert here == [(queue.id, ELSEWHERE), (queue.id, queue.channel)]
    (told,) = await front.leaving(QueueMoved)
    assert (told.channel, told.to) == (queue.channel, ELSEWHERE)


async def test_what_may_stand_in_the_old_channel_is_looked_for_there(
    desk: Desk, front: Front, queue: Queue, admin: str
):
    """Moved, it would not be found, and would stand in both channels."""
    await front.receive(mail())
    await front.receive(mail(bulk=True))
    for row in await front.take(Urgency.ARRIVAL):
        async with desk.begin() as work:
            await work.outbox.later(row, due=desk.now(), maybe=True, error="no answer")

    changed = await move(desk, "support", ELSEWHERE, tells=False, by=admin)

    (card,) = await front.leaving(PileCard)
    async with desk.look() as work:
        pile = (await piles.pile_facts(work, card.pile_id)).pile
    assert (changed.waiting, pile.channel) == (0, queue.channel)
    assert (await front.newest_case()).channel == queue.channel


async def test_what_waits_for_a_card_does_not_keep_it_where_it_could_not_be_posted(
    desk: Desk, front: Front, queue: Queue, admin: str
):
    await front.receive(mail())
    (card,) = await front.take(Urgency.ARRIVAL)
    async with desk.begin() as work:
        await work.outbox.die(card, maybe=False, error="no such channel")
    (post,) = await front.take(Urgency.ARRIVAL)
    assert isinstance(post.outgoing, CustomerPost)

    changed = await move(desk, "support", ELSEWHERE, tells=False, by=admin)

    assert changed.waiting == 1
    assert (await front.newest_case()).channel == ELSEWHERE


async def test_a_days_card_that_stands_nowhere_is_moved_too(
    desk: Desk, front: Front, queue: Queue, admin: str
):
    await front.receive(mail(bulk=True))
    (card,) = await front.leaving(PileCard)

    await move(desk, "support", ELSEWHERE, tells=False, by=admin)

    async with desk.look() as work:
        assert (await piles.pile_facts(work, card.pile_id)).pile.channel == ELSEWHERE
    assert not await front.leaving(QueueMoved)


async def test_a_queue_keeps_the_function_it_was_counted_under(
    desk: Desk, front: Front, queue: Queue, admin: str
):
    assert (await measure_as(desk, "support", Function.SERVICE, by=admin)).function == "service"
    await front.receive(mail())

    with pytest.raises(BadInput, match="has been measured as service since its first case"):
        await measure_as(desk, "support", Function.SUPPORT, by=admin)


async def test_an_address_has_room_for_the_one_before(desk: Desk, queue: Queue, admin: str):
    for number in range(MOST_ALIASES):
        await add_alias(desk, "support", f"help{number}@example.com", by=admin)

    with pytest.raises(BadInput, match="further addresses at most"):
        await readdress(desk, "support", "new@example.com", by=admin)
    changed = await readdress(desk, "support", "help7@example.com", by=admin)

    assert changed.after.address == "help7@example.com"
    assert set(changed.after.aliases) == {*changed.before.addresses} - {"help7@example.com"}
    assert QUEUE in changed.after.aliases


async def test_only_admins_change_queues(desk: Desk, queue: Queue, lead: str):
    with pytest.raises(NotAllowed):
        await rename(desk, "support", "Help", by=lead)
    with pytest.raises(NotAllowed):
        await move(desk, "support", ELSEWHERE, tells=True, by=lead)
    with pytest.raises(NotAllowed):
        await readdress(desk, "support", "new@example.com", by=lead)
    with pytest.raises(NotAllowed):
        await measure_as(desk, "support", Function.SERVICE, by=lead)
