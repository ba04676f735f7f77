"""Two desks that confirm each other's mail stop at once, however badly one of them behaves."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from email.message import EmailMessage

import pytest

from tests.house import House, Plan, built_house

OURS, THEIRS = "support@example.com", "help@example.org"
#: By what machines make themselves known, and how mails are joined.
TELLING = (
    "Auto-Submitted",
    "Precedence",
    "X-Auto-Response-Suppress",
    "X-Deskbell-Loop",
    "In-Reply-To",
    "References",
    "Return-Path",
)


@dataclass(frozen=True, kw_only=True)
class TwoDesks:
    """What one writes to the other is carried over by the test."""

    ours: House
    theirs: House

    async def exchange(self, *, strip: bool = False) -> tuple[int, int]:
        """Carry mail to and fro until there is none; how many ours and theirs have written."""
        done = [0, 0]
        while True:
            await self.ours.settled()
            await self.theirs.settled()
            written = (_written_by(self.ours), _written_by(self.theirs))
            fresh = [mails[count:] for mails, count in zip(written, done, strict=True)]
            if not any(fresh):
                return done[0], done[1]
            for mail in fresh[0]:
                await _carry(mail, self.theirs, sender=OURS, to=THEIRS, strip=strip)
            for mail in fresh[1]:
                await _carry(mail, self.ours, sender=THEIRS, to=OURS, strip=strip)
            done = [len(mails) for mails in written]


def _written_by(house: House) -> list[EmailMessage]:
    """To whichever of the other's addresses it went."""
    boxes = house.slack.house.mailboxes.known.values()
    return [mail for box in boxes for mail in box.messages]


async def _carry(mail: EmailMessage, into: House, *, sender: str, to: str, strip: bool) -> None:
    if strip:
        for name in (*TELLING, "To"):
            del mail[name]
        mail["To"] = to
    await into.slack.mailbox(sender, "A desk").send_raw(mail.as_bytes(), to=to)


@pytest.fixture
async def two_desks(sqlite_template, tmp_path) -> AsyncIterator[TwoDesks]:
    async with AsyncExitStack() as stack:
        houses = []
        for address in (OURS, THEIRS):
            copy = shutil.copy(sqlite_template, tmp_path / f"{address}.db")
            plan = Plan(
                database_url=f"sqlite+aiosqlite:///{copy}",
                set_up=(
                    f'/desk queues add support "Support desk" #support {address} support',
                    "/desk people add @ada support",
                    "/desk golive yes",
                ),
                secret_key=f"the key of the desk of {address}",
            )
            houses.append(await stack.enter_async_context(built_house(plan)))
        yield TwoDesks(ours=houses[0], theirs=houses[1])


async def _a_mail_to_them(desks: TwoDesks) -> None:
    """A person here writes to them, from our desk's address."""
    us = desks.theirs.slack.mailbox(OURS, "Our desk")
    await us.send(THEIRS, "A question", "When do you open on Mondays, and when on Tuesdays?")
    await desks.theirs.until(desks.theirs.cards)


async def test_a_receipt_is_not_confirmed(two_desks):
    await _a_mail_to_them(two_desks)

    assert await two_desks.exchange() == (0, 1)


async def test_desks_that_hide_what_they_are_stop_after_one_exchange(two_desks):
    await _a_mail_to_them(two_desks)

    assert await two_desks.exchange(strip=True) == (1, 1)


async def test_an_absence_note_that_says_so_is_one_line(house):
    card = await house.a_case()
    await house.asks(house.adam, "/desk golive yes")
    receipt = await house.answer(card, "We are open from nine to five.")
    assert "accepted" in house.says(receipt)
    absent = {"Auto-Submitted": "auto-replied"}
    await house.customer.send(
        OURS,
        "Out of office",
        "I am on holiday until Monday and will read your mail when I am back.",
        reply_to_message=house.customer.messages[-1],
        headers=absent,
    )
    await house.until(lambda: "Automatic reply" in house.thread_says(card))
    await house.settled()

    assert len(house.customer.messages) == 1
    assert len(house.cards()) == 1
