"""Further addresses of a queue."""

from __future__ import annotations

import pytest

from desk import setup
from desk.aliases import add_alias, remove_alias
from desk.copies import copies_of
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotFound
from desk.queue import MOST_ALIASES, Queue
from tests.clock import Clock
from tests.front import Front
from tests.incoming import CUSTOMER, QUEUE, mail

ALIAS = "help@example.net"


@pytest.fixture
async def sales(desk: Desk, queue: Queue, admin: str, clock: Clock) -> Queue:
    """A second, younger queue with two addresses."""
    clock.advance(seconds=1)
    new = setup.NewQueue(key="sales", name="Sales", channel="C0SALES", address="sales@example.com")
    await setup.add_queue(desk, new, by=admin)
    return await add_alias(desk, "sales", "Help@Example.net", by=admin)


async def test_mail_to_a_further_address_is_the_queues(front: Front, sales: Queue):
    await front.receive(mail(to=[ALIAS]), recipients=["help+tag@example.net"])

    assert (await front.newest_case()).queue_id == sales.id


async def test_a_further_address_is_nobody_to_send_a_copy_to(
    desk: Desk, front: Front, sales: Queue
):
    await front.receive(mail(to=["sales@example.com"], cc=[ALIAS, "ann@example.org"]))

    case = await front.newest_case()
    async with desk.look() as work:
        message = await work.messages.latest(case.id)
        copies = await copies_of(work, message)
        part = await work.participants.of_case(case.id)
    assert copies == ("ann@example.org",)
    assert part == {CUSTOMER, "ann@example.org"}


async def test_a_group_of_ours_is_believed_by_its_further_address(front: Front, sales: Queue):
    await front.receive(mail(to=[ALIAS]))
    case = await front.newest_case()
    first = await front.newest_message(case.id)
    group = mail(sender=f"Kim via Help <{ALIAS}>").sender
    await front.receive(mail("Any news?", answers=first.mail_id, from_=group, via_list=True))

    assert not (await front.newest_message(case.id)).is_stranger


async def test_an_address_that_is_taken_away_is_not_ours_any_more(
    desk: Desk, front: Front, sales: Queue, queue: Queue, admin: str
):
    await remove_alias(desk, "sales", ALIAS, by=admin)
    await front.receive(mail(to=[ALIAS]))

    assert (await front.newest_case()).queue_id == queue.id


@pytest.mark.parametrize("address", [QUEUE, "sales@example.com", ALIAS])
async def test_an_address_belongs_to_one_queue(desk: Desk, sales: Queue, admin: str, address: str):
    with pytest.raises(BadInput, match="is an address of the queue"):
        await add_alias(desk, "support", address, by=admin)


async def test_a_new_queue_cannot_have_a_further_address_of_another(
    desk: Desk, sales: Queue, admin: str
):
    new = setup.NewQueue(key="help", name="Help", channel="C0HELP", address=ALIAS)

    with pytest.raises(BadInput, match="The queue `sales` has that address already"):
        await setup.add_queue(desk, new, by=admin)


async def test_what_is_no_further_address_cannot_be_taken_away(
    desk: Desk, sales: Queue, admin: str
):
    with pytest.raises(NotFound, match="is no further address of the queue `sales`"):
        await remove_alias(desk, "sales", "sales@example.com", by=admin)


async def test_only_admins_give_a_queue_an_address(desk: Desk, queue: Queue, lead: str):
    with pytest.raises(NotAllowed):
        await add_alias(desk, "support", ALIAS, by=lead)


async def test_a_queue_has_so_many_further_addresses_and_no_more(
    desk: Desk, queue: Queue, admin: str
):
    for number in range(MOST_ALIASES):
        await add_alias(desk, "support", f"help{number}@example.net", by=admin)

    with pytest.raises(BadInput, match=f"{MOST_ALIASES} further addresses at most"):
        await add_alias(desk, "support", "help@example.net", by=admin)
