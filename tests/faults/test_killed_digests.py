"""Killed while it posts the weekly digest, and started again: there is one."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desk import digests
from desk.desk import Desk
from sandbox.clock import Clock
from storage.tables import digests as stored
from tests.faults.desk_process import running_apart
from tests.faults.ledger import WORKSPACE, Ledger
from tests.faults.steps import steps
from tests.front import Wake

pytestmark = pytest.mark.timeout(180)

#: Long enough to arm the bot before it is time.
A_WHILE = timedelta(seconds=10)
STEPS = steps(
    own=["digest.written", "digest.committed"],
    outbox=["outbox.taken", "slack.answered", "outbox.sent", "outbox.done"],
)


@pytest.mark.parametrize(("database", "step"), STEPS, indirect=["database"])
async def test_a_digest_is_posted_once(ledger, settings, eventually, step):
    async with running_apart(settings) as bot:
        due = await set_up(ledger)
        await bot.arm(step)

        await bot.advance((due - Clock().now()).total_seconds() + 1)
        await bot.died()
        await bot.again()
        await eventually(lambda: is_posted(ledger))

    assert len(posts(ledger)) == 1
    assert len(await ledger.rows(stored)) == 1


async def set_up(ledger: Ledger) -> datetime:
    """As the admin would, for one of the next minutes; when that is."""
    desk = Desk(
        workspace=WORKSPACE,
        store=ledger.database,
        clock=Clock().now,
        secret=b"unused here",
        wake=Wake(),
    )
    at = (desk.now() + A_WHILE).replace(second=0, microsecond=0) + timedelta(minutes=1)
    _, due = await digests.schedule(
        desk,
        ledger.slack.channel("#support").id,
        weekday=at.weekday(),
        at=f"{at:%H:%M}",
        by=ledger.slack.person("adam").id,
    )
    return due.at


def posts(ledger: Ledger) -> list[str]:
    said = [ledger.slack.text_of(m) for m in ledger.slack.channel("#support").messages]
    return [text for text in said if "Weekly digest" in text]


async def is_posted(ledger: Ledger) -> bool:
    return bool(posts(ledger)) and not await ledger.waiting()
