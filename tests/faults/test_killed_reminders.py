"""Killed while it tells a reminder, and started again: it is told once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk import follow_ups, reminders
from desk.desk import Desk
from desk.follow_ups import Promise
from desk.reminders import NewReminder
from sandbox.clock import Clock
from storage.tables import occurrences
from tests.faults.desk_process import running_apart
from tests.faults.ledger import WORKSPACE, Ledger, mail
from tests.faults.steps import steps
from tests.front import Wake

pytestmark = pytest.mark.timeout(180)

#: Seconds. Slack's clock stays where it is: what is posted is looked for by its time.
SOON = 61
STEPS = steps(
    own=["reminder.written", "reminder.committed"],
    outbox=["outbox.taken", "slack.answered", "outbox.sent", "outbox.done"],
)


@pytest.fixture
def desk(ledger) -> Desk:
    """A colleague at another replica, who does nothing by the clock."""
    return Desk(
        workspace=WORKSPACE,
        store=ledger.database,
        clock=Clock().now,
        secret=b"unused here",
        wake=Wake(),
    )


@pytest.mark.parametrize(("database", "step"), STEPS, indirect=["database"])
async def test_a_reminder_is_told_once(ledger, settings, eventually, desk, step):
    async with running_apart(settings) as bot:
        await remind(ledger, desk)
        await bot.arm(step)

        await bot.advance(SOON)
        await bot.died()
        await bot.again()
        await eventually(lambda: is_told(ledger))

    assert [text.split("\n")[0] for text in told(ledger)] == ["⏰ Stand-up"]
    assert len(await ledger.rows(occurrences)) == 1


@pytest.mark.parametrize(("database", "step"), STEPS, indirect=["database"])
async def test_a_follow_up_is_told_once(ledger, settings, eventually, desk, step):
    async with running_apart(settings) as bot:
        box = ledger.slack.mailbox("customer@example.net")
        await box.send_mail(mail("The kettle leaks"), to="support@example.com")
        await ledger.slack.wait_for(ledger.customer_posts)
        await eventually(ledger.is_settled)
        (case,) = await ledger.cases()
        promise = Promise(when="1m", text="Stand-up")
        ada = ledger.slack.person("ada").id
        await follow_ups.follow_up(desk, case.id, promise, zone="UTC", by=ada)
        await bot.arm(step)

        await bot.advance(SOON)
        await bot.died()
        await bot.again()
        await eventually(lambda: is_followed_up(ledger))

    calls = [m for m in ledger.posts() if "follow up on #1001" in ledger.slack.text_of(m)]
    assert len(calls) == 1
    assert len(await ledger.rows(occurrences)) == 1


async def remind(ledger: Ledger, desk: Desk) -> None:
    adam = ledger.slack.person("adam").id
    at = desk.now() + timedelta(minutes=1)
    new = NewReminder(
        when=f"every day {at:%H:%M}", text="Stand-up", channel=ledger.slack.channel("#support").id
    )
    proposal = await reminders.propose(desk, new, by=adam)
    await reminders.save(desk, proposal.reminder.id, by=adam)


def told(ledger: Ledger) -> list[str]:
    texts = [ledger.slack.text_of(m) for m in ledger.cards]
    return [text for text in texts if "Stand-up" in text]


async def is_told(ledger: Ledger) -> bool:
    return bool(told(ledger)) and await ledger.is_settled()


async def is_followed_up(ledger: Ledger) -> bool:
    texts = [ledger.slack.text_of(m) for m in ledger.posts()]
    return any("follow up on" in text for text in texts) and await ledger.is_settled()
