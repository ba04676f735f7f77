"""Queues as they are added."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.desk import Desk
from desk.errors import BadInput, NotAllowed
from desk.queue import Function, Queue
from desk.roles import team
from desk.setup import NewQueue, add_queue, mails_waiting
from tests.front import Front, Wake
from tests.incoming import mail

NEW = NewQueue(key="sales", name="Sales", channel="C0SALES", address="sales@example.com")


async def test_a_queue_is_stored_as_it_is_compared(desk: Desk, admin: str, wake: Wake):
    typed = replace(
        NEW,
        key=" Sales ",
        name="  The\n sales  team ",
        address="<mailto:Sales@Example.com|Sales@Example.com>",
        function=Function.SERVICE,
    )
    queue = await add_queue(desk, typed, by=admin)

    (kept,) = (await team(desk)).queues
    assert kept == queue
    assert (queue.key, queue.name, queue.address, queue.function) == (
        "sales",
        "The sales team",
        "sales@example.com",
        Function.SERVICE,
    )


async def test_an_international_domain_is_stored_as_every_mail_server_reads_it(
    desk: Desk, admin: str
):
    queue = await add_queue(desk, replace(NEW, address="sales@Bücher.example"), by=admin)

    assert queue.address == "sales@xn--bcher-kva.example"


async def test_a_new_queue_wakes_the_mails_that_waited_for_one(desk: Desk, admin: str, wake: Wake):
    await add_queue(desk, NEW, by=admin)

    assert wake.intakes == 1


async def test_only_admins_add_queues(desk: Desk, lead: str):
    with pytest.raises(NotAllowed, match="Only Deskbell's admins can do that"):
        await add_queue(desk, NEW, by=lead)


@pytest.mark.parametrize(
    ("what", "why"),
    [
        ("key", "There is a queue `support` already"),
        ("channel", "The queue `support` has that channel already"),
        ("address", "The queue `support` has that address already"),
    ],
)
async def test_two_queues_share_nothing(desk: Desk, queue: Queue, admin: str, what: str, why: str):
    new = replace(NEW, **{what: getattr(queue, what)})

    with pytest.raises(BadInput, match=why):
        await add_queue(desk, new, by=admin)


@pytest.mark.parametrize(
    ("what", "typed", "sentence"),
    [
        ("key", "s", "cannot be a queue's key"),
        ("key", "1st", "cannot be a queue's key"),
        ("key", "ein name", "cannot be a queue's key"),
        ("key", "x" * 31, "cannot be a queue's key"),
        ("key", "admin", "is the name of a role"),
        ("name", " ", "has 1 to 60 characters"),
        ("name", "x" * 61, "has 1 to 60 characters"),
        ("address", "support", "is not a mail address"),
        ("address", "support@example", "is not a mail address"),
        ("address", "@example.com", "is not a mail address"),
        ("address", "a@example.com, b@example.com", "is not a mail address"),
        ("address", "x" * 33 + "@example.com", "may have 32 characters at most"),
        ("address", "büro@example.com", "many mail servers cannot read"),
    ],
)
async def test_a_queue_that_cannot_work_is_refused(
    desk: Desk, admin: str, what: str, typed: str, sentence: str
):
    with pytest.raises(BadInput, match=sentence):
        await add_queue(desk, replace(NEW, **{what: typed}), by=admin)


async def test_mails_that_wait_are_counted(desk: Desk, front: Front, queue: Queue):
    await front.keep()
    waiting = await mails_waiting(desk)
    await front.receive(mail())

    assert waiting == 1
