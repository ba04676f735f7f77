"""Killed while a form is handed in, or while its receipt leaves: nothing lost, nothing doubled."""

from __future__ import annotations

import aiohttp
import pytest

from desk import forms, golive
from desk.desk import Desk
from desk.form import Form
from sandbox.clock import Clock
from tests.faults.desk_process import running_apart
from tests.faults.ledger import WORKSPACE
from tests.front import Wake

pytestmark = pytest.mark.timeout(180)

ENTRY = {"name": "Kim", "email": "customer@example.net", "subject": "The lamp", "message": "Dark."}
#: From the first byte that is kept to the last word of the answer.
HANDED_IN = ["inbound.kept", "intake.read", "intake.received", "intake.committed", "form.accepted"]

#: The card, the post and the receipt are each passed by.
LEAVING = [
    *[(step, passes) for step in ("outbox.taken", "outbox.sent") for passes in range(3)],
    ("mail.answered", 0),
]


@pytest.fixture
def desk(ledger) -> Desk:
    """For what an admin sets up beforehand."""
    return Desk(
        workspace=WORKSPACE,
        store=ledger.database,
        clock=Clock().now,
        secret=b"unused here",
        wake=Wake(),
    )


@pytest.fixture
async def form(ledger, desk) -> Form:
    adam = ledger.slack.person("adam").id
    return await forms.add_form(desk, "contact", "Contact us", queue_key="support", by=adam)


async def hand_in(url: str) -> dict | None:
    """What the desk answers; nothing where it died before it could."""
    try:
        async with aiohttp.ClientSession() as session, session.post(url, json=ENTRY) as answer:
            return await answer.json()
    except aiohttp.ClientError:
        return None


@pytest.mark.parametrize("step", HANDED_IN)
async def test_a_form_becomes_one_case(ledger, settings, form, eventually, step):
    url = f"{settings.public_url}{form.api_path}"
    async with running_apart(settings) as bot:
        await bot.arm(step)

        told = await hand_in(url)
        await bot.died()
        await bot.again()
        # Who was not answered sends it again, as every program does.
        told = told or await hand_in(url)
        await eventually(ledger.is_settled)

    assert told
    assert told["case"] == 1001
    assert await ledger.differences(["The lamp"]) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("step", "passes"), LEAVING, ids=[f"{s}-{n}" for s, n in LEAVING])
async def test_a_receipt_leaves_once_or_is_told_not_to_have(
    ledger, settings, desk, form, eventually, step, passes
):
    await golive.go_live(desk, by=ledger.slack.person("adam").id)
    url = f"{settings.public_url}{form.api_path}"
    async with running_apart(settings) as bot:
        await bot.arm(step, passes)

        await hand_in(url)
        await bot.died()
        await bot.again()
        await eventually(ledger.is_settled)

    received = len(ledger.slack.mailbox("customer@example.net").messages)
    says = "\n".join(map(ledger.slack.text_of, ledger.posts()))
    assert received == 1 or (received == 0 and "did not get through" in says)
    assert await ledger.differences(["The lamp"]) == []
