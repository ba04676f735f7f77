"""Receipts: who gets one, and who never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk import conversation, golive, inbound, intake, receipts, resolution, setup
from desk.authentication import Authentication, Verdict
from desk.errors import BadInput, NotAllowed
from desk.mail import Kind
from desk.outgoing import ReceiptMail
from desk.raw import InboundState, Way
from desk.workspace import Workspace
from tests.incoming import CUSTOMER, address, mail

LIVE = Workspace(is_live=True)
MONDAY_TEN = datetime(2026, 6, 8, 10, 0, tzinfo=UTC)


@pytest.fixture
async def live(desk, queue, admin) -> None:
    await golive.go_live(desk, by=admin)


async def arrives(desk, mail, *, way=Way.SMTP, mail_from="customer@example.com") -> None:
    """Take in a mail with an envelope."""
    await inbound.keep(desk, way, key=mail.message_id, raw=b"", mail_from=mail_from)
    async with desk.begin() as work:
        kept = await work.inbound.by_key(way, mail.message_id)
        arrival = intake.Arrival(inbound=kept, mail=mail, now=desk.now())
        await intake.receive(work, desk, arrival)
        await work.inbound.settle(kept.id, InboundState.DONE)


async def test_a_new_case_is_confirmed(front, live):
    await front.receive(mail())

    (receipt,) = await front.leaving(ReceiptMail)
    assert receipt.case_id == (await front.newest_case()).id


async def test_a_team_that_rehearses_confirms_nothing(front, queue):
    await front.receive(mail())

    assert not await front.leaving(ReceiptMail)


async def test_what_came_before_going_live_is_not_confirmed_afterwards(front, desk, queue, admin):
    await front.receive(mail())

    await golive.go_live(desk, by=admin)

    assert not await front.leaving(ReceiptMail)


async def test_nothing_is_confirmed_while_receipts_are_off(front, desk, live, admin):
    await receipts.switch(desk, is_on=False, by=admin)
    await front.receive(mail())

    assert not await front.leaving(ReceiptMail)


async def test_a_second_mail_in_a_case_is_not_confirmed(front, live):
    first = mail()
    await front.receive(first)
    await front.receive(mail("And the lid is loose.", answers=first.message_id))

    assert len(await front.leaving(ReceiptMail)) == 1


@pytest.mark.parametrize(
    ("hours", "count"), [(0, 1), (23.9, 1), (24.1, 2)], ids=["at once", "same day", "next day"]
)
async def test_one_sender_gets_one_receipt_a_day(front, live, clock, hours, count):
    await front.receive(mail())
    clock.advance(hours=hours)
    await front.receive(mail(sender="Kim <CUSTOMER@example.com>"))

    assert len(await front.leaving(ReceiptMail)) == count


async def test_another_sender_gets_one_too(front, live):
    await front.receive(mail())
    await front.receive(mail(sender="Ben <ben@example.net>"))

    assert len(await front.leaving(ReceiptMail)) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": Kind.AUTO},
        {"kind": Kind.BOUNCE},
        {"kind": Kind.OWN},
        {"bulk": True},
        {"suspected_spam": True},
        {"authentication": Authentication(by="mx.example.org", dmarc=Verdict.FAIL)},
    ],
    ids=[
        "automatic",
        "bounce",
        "own",
        "bulk",
        "spam",
        "disowned",
    ],
)
async def test_some_mails_are_never_confirmed(front, live, fields):
    await front.receive(mail(**fields))

    assert not await front.leaving(ReceiptMail)


@pytest.mark.parametrize("sender", ["support@example.com", "support+tag@example.com"])
async def test_nothing_is_confirmed_to_ourselves(front, live, sender):
    await front.receive(mail(sender=sender), wanted_by="U0AGENT")

    assert not await front.leaving(ReceiptMail)


async def test_who_wants_answers_at_our_own_address_is_confirmed_at_theirs(front, live):
    await front.receive(mail(reply_to=(address("support+tag@example.com"),)))

    (receipt,) = await front.leaving(ReceiptMail)
    message = await front.newest_message(receipt.case_id)
    assert message.reply_to.address == CUSTOMER


@pytest.mark.parametrize(
    "sender",
    [
        *("noreply@example.com", "no-reply@example.com", "do-not-reply@example.com"),
        *("MAILER-DAEMON@example.com", "postmaster@example.com", "bounces@example.com"),
        *("list-bounces@example.com", "list-request@example.com"),
    ],
)
async def test_an_address_behind_which_nobody_is_gets_none(front, live, sender):
    await front.receive(mail(sender=f"Shop <{sender}>"))

    assert not await front.leaving(ReceiptMail)


@pytest.mark.parametrize(
    ("mail_from", "count"),
    [("customer@example.com", 1), (None, 1), ("", 0)],
    ids=["somebody", "no envelope", "empty"],
)
async def test_an_empty_envelope_sender_forbids_an_answer(desk, front, live, mail_from, count):
    await arrives(desk, mail(), mail_from=mail_from)

    assert len(await front.leaving(ReceiptMail)) == count


async def test_what_a_colleague_wrote_down_is_not_confirmed(desk, front, live):
    await arrives(desk, mail(), way=Way.COLLEAGUE, mail_from=None)

    assert not await front.leaving(ReceiptMail)


async def test_a_mail_that_answers_the_receipt_finds_its_case(front, live):
    await front.receive(mail())
    (receipt,) = await front.leaving(ReceiptMail)

    word = await front.receive(mail("Thanks. One more thing.", answers=receipt.mail_id))

    assert word == "appended"


async def is_wanted(desk, case, workspace: Workspace = LIVE) -> bool:
    async with desk.look() as work:
        return await receipts.still_wanted(work, case, by=workspace)


async def test_a_receipt_that_waited_is_wanted_as_long_as_nobody_has_answered(
    desk, front, agent, case
):
    assert await is_wanted(desk, case)

    await conversation.reply(desk, case.id, await front.draft(case.id), by=agent)

    assert not await is_wanted(desk, case)


async def test_a_receipt_for_what_is_done_would_come_too_late(desk, front, agent, case):
    await resolution.resolve(desk, case.id, by=agent)

    assert not await is_wanted(desk, await front.case(case.id))


@pytest.mark.parametrize(
    "change", [{"is_live": False}, {"receipts": False}], ids=["rehearsal", "off"]
)
async def test_a_receipt_that_waited_is_not_sent_against_the_teams_will(desk, case, change):
    assert not await is_wanted(desk, case, replace(LIVE, **change))


def text_at(now: datetime, **workspace: str) -> str:
    return receipts.text(Workspace(**workspace), number=1042, queue_name="Support", now=now)


def test_in_office_hours_a_receipt_promises_an_answer():
    words = text_at(MONDAY_TEN)

    assert "#1042" in words
    assert "closed" not in words


def test_at_other_times_it_says_when_somebody_is_back():
    words = text_at(MONDAY_TEN.replace(hour=18), zone="Europe/Berlin")

    assert "#1042" in words
    assert "back on Tuesday, 9 June at 09:00 (Europe/Berlin)" in words


@pytest.mark.parametrize(("hour", "words"), [(10, "Hello #1042 of Support"), (20, "Closed. #1042")])
def test_the_team_may_say_it_in_its_own_words(hour, words):
    said = text_at(
        MONDAY_TEN.replace(hour=hour),
        receipt_during="Hello {number} of {queue}",
        receipt_outside="Closed. {number}",
    )

    assert said == words


async def test_words_that_cannot_be_filled_in_are_refused(desk, queue, admin):
    with pytest.raises(BadInput, match=r"\{name\}"):
        await receipts.rewrite(desk, "Dear {name}", during=True, by=admin)


async def test_words_can_be_taken_back(desk, queue, admin):
    await receipts.rewrite(desk, "Hello {number}", during=True, by=admin)

    await receipts.rewrite(desk, "", during=True, by=admin)

    assert (await setup.workspace(desk)).receipt_during == ""


async def test_only_admins_decide_about_receipts(desk, queue, lead):
    with pytest.raises(NotAllowed):
        await receipts.switch(desk, is_on=False, by=lead)
