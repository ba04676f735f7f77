"""Killed at every named step and started again: nothing is lost, nothing is doubled."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.failpoints import STEPS
from tests.faults.desk_process import running_apart
from tests.faults.ledger import mail

pytestmark = pytest.mark.timeout(180)

#: The steps that a mail meets, and how often each is passed before: first the card, then the post.
ARRIVING = [
    ("inbound.kept", 0),
    ("intake.read", 0),
    ("intake.received", 0),
    ("intake.committed", 0),
    *[
        (step, passes)
        for step in ("outbox.taken", "slack.answered", "outbox.sent", "outbox.done")
        for passes in (0, 1)
    ],
]
#: Those that an answer meets: its receipt is posted, then its mail leaves, then it is redrawn.
HELD = ["outbox.taken", "slack.answered", "outbox.sent", "outbox.done"]
LEAVING = ["outbox.taken", "mail.answered", "outbox.sent", "outbox.done"]
FOLDER = Path(__file__).parent


def test_every_named_step_is_killed_at():
    tests = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("test_*.py"))

    assert [step for step in STEPS if f'"{step}"' not in tests] == []


@pytest.mark.parametrize(("step", "passes"), ARRIVING, ids=[f"{s}-{n}" for s, n in ARRIVING])
async def test_a_mail_becomes_one_case_and_two_posts(ledger, settings, eventually, step, passes):
    box = ledger.slack.mailbox("customer@example.net")
    written = mail("The kettle leaks")
    async with running_apart(settings) as bot:
        await bot.arm(step, passes)

        accepted = await accept(box, written)
        await bot.died()
        await bot.again()
        if not accepted:
            # The mail server of the customer tries again, as all do.
            assert await accept(box, written)
        await eventually(ledger.is_settled)

    assert await ledger.differences(["The kettle leaks"]) == []


@pytest.mark.parametrize("step", HELD)
async def test_an_answer_is_held_once(ledger, settings, eventually, step):
    async with running_apart(settings) as bot:
        card = await a_card(ledger, eventually)
        ada = await writing(ledger, card)
        await bot.arm(step)

        sent = await ada.submit()
        await bot.died()
        await bot.again()
        if sent is not None:
            # Slack showed trouble and kept the modal open: people press Send again.
            assert await ada.submit() is None
        await ledger.slack.wait_for(ledger.receipts)
        await leave(bot, ledger, eventually)

    assert await ledger.differences(["The kettle leaks"]) == []


@pytest.mark.parametrize("step", LEAVING)
async def test_an_answer_leaves_once_or_is_visibly_unknown(ledger, settings, eventually, step):
    async with running_apart(settings) as bot:
        card = await a_card(ledger, eventually)
        ada = await writing(ledger, card)
        assert await ada.submit() is None
        await ledger.slack.wait_for(ledger.receipts)
        await eventually(lambda: only_the_mail_waits(ledger))
        await bot.arm(step)

        await bot.advance(11)
        await bot.died()
        await bot.again()
        await eventually(ledger.is_settled)

    assert await ledger.differences(["The kettle leaks"]) == []


@pytest.mark.parametrize("step", ["outbox.taken", "mail.answered"])
async def test_an_unknown_answer_is_sent_by_retry(ledger, settings, eventually, step):
    async with running_apart(settings) as bot:
        card = await a_card(ledger, eventually)
        ada = await writing(ledger, card)
        assert await ada.submit() is None
        await ledger.slack.wait_for(ledger.receipts)
        await eventually(lambda: only_the_mail_waits(ledger))
        await bot.arm(step)
        await bot.advance(11)
        await bot.died()
        await bot.again()
        (receipt,) = ledger.receipts()
        await ledger.slack.wait_for(lambda: "[Retry]" in ledger.slack.text_of(receipt))

        await ada.click(receipt, "Retry")
        await ledger.slack.wait_for(lambda: "accepted" in ledger.slack.text_of(receipt))

    assert len({str(each["Message-ID"]) for each in ledger.mails()}) == 1


@pytest.mark.parametrize("step", ["inbound.kept", "intake.received", "intake.committed"])
async def test_a_note_is_kept_once(ledger, settings, eventually, step):
    async with running_apart(settings) as bot:
        card = await a_card(ledger, eventually)
        await bot.arm(step)

        await ledger.slack.person("ada").post("#support", "Called them.", thread_ts=card.ts)
        await bot.died()
        await bot.again()
        await eventually(lambda: is_noted(ledger))

    assert await ledger.notes() == ["Called them."]


async def accept(box, written) -> bool:
    """Whether the bot took the mail; it may die before it can say so."""
    try:
        return (await box.send_mail(written, to="support@example.com")).is_accepted
    except OSError:
        return False


async def a_card(ledger, eventually):
    assert await accept(ledger.slack.mailbox("customer@example.net"), mail("The kettle leaks"))
    await ledger.slack.wait_for(ledger.customer_posts)
    await eventually(ledger.is_settled)
    return ledger.cards[0]


async def writing(ledger, card):
    ada = ledger.slack.person("ada")
    assert await ada.click(card, "Reply") is None
    await ledger.slack.wait_for(lambda: ada.modal)
    await ada.fill("Your answer", "Turn the tap off first.")
    return ada


async def only_the_mail_waits(ledger) -> bool:
    rows = [row["kind"] for row in await ledger.waiting()]
    return sorted(set(rows) - {"UnclaimedCheck"}) == ["AnswerMail"]


async def leave(bot, ledger, eventually) -> None:
    await eventually(lambda: only_the_mail_waits(ledger))
    await bot.advance(11)
    await eventually(ledger.is_settled)


async def is_noted(ledger) -> bool:
    return bool(await ledger.notes()) and await ledger.is_settled()
