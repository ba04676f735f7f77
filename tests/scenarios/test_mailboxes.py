"""What people see of the mailboxes: gaps, ailments, and old mail that comes in on request."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desk import imports, mailboxes
from desk.ids import new_id
from desk.mailboxes import Comparison
from desk.raw import Inbound, Way

ACCOUNT = "desk@mail.example.com/INBOX"


@pytest.fixture
async def desk(house):
    """With a mailbox that is watched."""
    desk = house.bot.desk
    await mailboxes.connect(desk, ACCOUNT, name="mail.example.com/INBOX", queue_key="support")
    return desk


async def told(house) -> str:
    """What the lead was told last in a direct message."""
    await house.settled()
    return house.says(house.lea.direct.messages[-1])


async def test_a_gap_is_told_with_what_became_of_it_and_what_to_do(house, desk):
    await mailboxes.compared(desk, ACCOUNT, Comparison(on_server=9, missing=[7], caught_up=2))

    said = await told(house)
    assert "mail.example.com/INBOX (support) had mails that had not come in." in said
    assert "2 mails are taken in now" in said
    assert "One mail is listed by the server and not handed over (UID 7)" in said
    assert "9 on the server" in await house.asks(house.lea, "/desk mail")


async def test_a_mailbox_that_cannot_be_read_is_told_and_so_is_its_recovery(house, desk):
    await mailboxes.shut(desk, ACCOUNT, why="The password was refused.")
    house.later(minutes=15)
    await mailboxes.shut(desk, ACCOUNT, why="The password was refused.")
    ill = await told(house)
    listed = await house.asks(house.lea, "/desk mail")
    await mailboxes.looked_into(desk, ACCOUNT, newest=3, kept=3)

    assert "cannot be read" in ill
    assert "The password was refused." in ill
    assert "The password was refused." in listed
    assert "is well again" in await told(house)


async def test_mail_that_is_not_taken_in_is_told(house, desk):
    await mailboxes.looked_into(desk, ACCOUNT, newest=4, kept=3)
    house.later(minutes=10)
    await mailboxes.looked_into(desk, ACCOUNT, newest=4, kept=3)

    assert "Mail waits in the mailbox" in await told(house)


def old_mail(desk, *lines: str, days: int, import_id: str) -> Inbound:
    at = desk.now() - timedelta(days=days)
    head = ["From: Kim <customer@example.net>", "To: support@example.com", *lines]
    raw = "\r\n".join([*head, f"Date: {at:%a, %d %b %Y %H:%M:%S +0000}", "", "Hello?", ""])
    return Inbound(
        id=new_id(at),
        way=Way.IMAP,
        key=raw,
        raw=raw.encode(),
        queue_key="support",
        received_at=at,
        import_id=import_id,
    )


@pytest.fixture
async def brought_in(house, desk):
    """An admin has asked for old mail, and it has come."""
    for live in ("/desk golive yes", "/desk receipts on", "/desk surveys on"):
        await house.asks(house.adam, live)
    answer = await house.asks(house.adam, "/desk mail import support 30 days")
    assert "of the last 30 days in `mail.example.com/INBOX (support)` comes in" in answer
    (job,) = await imports.underway(desk)
    first = old_mail(desk, "Message-ID: <1@x.example>", "Subject: Kettle", days=9, import_id=job.id)
    second = old_mail(
        desk,
        "Message-ID: <2@x.example>",
        "In-Reply-To: <1@x.example>",
        "Subject: Re: Kettle",
        days=8,
        import_id=job.id,
    )
    bulk = old_mail(desk, "List-Unsubscribe: <https://x.example/>", days=7, import_id=job.id)
    async with desk.begin() as work:
        for inbound in (first, second, bulk):
            await work.inbound.keep(inbound)
        await work.imports.save(replace(job, found=3, read_at=desk.now()))
    desk.wake.intake()
    await house.settled()
    await imports.end(desk, job.id)
    await house.settled()
    return job


async def test_old_mail_is_a_case_with_a_mark_and_a_line_in_the_channel(house, brought_in):
    card, line = house.cards()
    assert "Resolved" in house.says(card)
    assert "Imported" in house.says(card)
    assert len(house.thread(card)) == 2
    assert "2 old mails came in from mail.example.com/INBOX (support)." in house.says(line)
    assert "1 case, marked as imported" in house.says(line)


async def test_who_asked_hears_what_became_of_all_of_it(house, brought_in):
    said = house.says(house.adam.direct.messages[-1])

    assert "2 mails, in 1 case." in said
    assert "1 mail of machines or blocked senders made no case." in said


async def test_no_customer_hears_of_it(house, brought_in):
    house.later(days=3)
    await house.settled()

    assert house.customer.messages == []


async def test_an_agent_brings_back_what_still_needs_an_answer(house, brought_in):
    card = house.cards()[0]
    await house.ada.click(card, "Reopen")
    await house.settled()
    await house.ada.click(card, "Claim")
    await house.answer(card)

    assert house.customer.messages[-1]["In-Reply-To"] == "<2@x.example>"


async def test_only_admins_ask_for_old_mail(house, desk):
    assert "Only Deskbell's admins" in await house.asks(house.lea, "/desk mail import support 9")


@pytest.mark.parametrize("typed", ["", "support", "30 days", "support soon", "support days"])
async def test_what_is_not_understood_is_answered_with_an_example(house, desk, typed):
    answer = await house.asks(house.adam, f"/desk mail import {typed}")

    assert "/desk mail import support 30 days" in answer
