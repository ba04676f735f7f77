"""Thousands of mails by two ways at once, and what they have to become."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

import aiosmtplib

from desk.raw import Outcome
from sandbox.message import Message
from storage.tables import inbound, messages
from tests.dovecot import Box
from tests.faults.ledger import Ledger, counted, mail, subject_of
from tests.postfix import Postfix

#: Mails that are brought at once by each of the two ways.
TOGETHER = 10
#: Of a hundred letters so many answer one that is shown already.
ANSWERS = 15
#: Letters that may wait to be shown, before more are written.
BACKLOG = 300
NUMBER = re.compile(r"This is letter (\d+)\.")
MESSAGE_ID = re.compile(rb"^Message-ID: (\S+)", re.MULTILINE)


@dataclass(kw_only=True)
class Flood:
    """Letters that two mail servers have accepted for us: Postfix, and the one of our mailbox."""

    ledger: Ledger
    postfix: Postfix
    box: Box
    chance: random.Random
    letters: list[EmailMessage] = field(default_factory=list)
    #: Second copies, by the other way.
    copies: list[EmailMessage] = field(default_factory=list)
    #: We would not know what of it was accepted, if we were thrown out meanwhile.
    putting: asyncio.Lock = field(default_factory=asyncio.Lock)
    #: To which letter each belongs that opens no case: their numbers.
    answered: dict[int, int] = field(default_factory=dict)

    async def rise(self, count: int) -> None:
        """That many mails are accepted when this returns."""
        while self.accepted < count:
            await self._room()
            submitted = [self._letter() for _ in range(TOGETHER)]
            put = [self._letter() for _ in range(TOGETHER - 1)]
            copy = self.chance.choice(submitted)
            await asyncio.gather(self._submit(submitted), self._put([*put, copy]))
            self.copies.append(copy)

    @property
    def accepted(self) -> int:
        return len(self.letters) + len(self.copies)

    async def _room(self) -> None:
        shown = len(self.ledger.cards)
        while len(self.letters) - len(self.answered) > shown + BACKLOG:
            await asyncio.sleep(0.05)
            shown = len(self.ledger.cards)

    def _letter(self) -> EmailMessage:
        """Each customer writes one letter, and some of them another one to the same case."""
        number = len(self.letters)
        cards = self.ledger.cards
        if cards and self.chance.randrange(100) < ANSWERS:
            first = int(subject_of(self.chance.choice(cards)).split()[1])
            self.answered[number] = first
            written = mail(f"Re: Letter {first}", sender=_customer(first))
            written["In-Reply-To"] = self.letters[first]["Message-ID"]
        else:
            written = mail(f"Letter {number}", sender=_customer(number))
        written.set_content(f"This is letter {number}.\n")
        self.letters.append(written)
        return written

    async def _submit(self, mails: Sequence[EmailMessage]) -> None:
        async with aiosmtplib.SMTP(hostname="127.0.0.1", port=self.postfix.port) as client:
            for each in mails:
                await client.send_message(each, recipients=["support@example.com"])

    async def _put(self, mails: Sequence[EmailMessage]) -> None:
        async with self.putting:
            await asyncio.to_thread(self.box.deliver, *map(bytes, mails))

    async def renumber(self) -> None:
        """Every mail in the mailbox has a new number; who is reading there is thrown out."""
        async with self.putting:
            await asyncio.to_thread(self.box.renumber, 77)

    async def is_over(self) -> bool:
        """All is stored, shown and sent, as far as anybody knows."""
        return (
            len(self.ledger.cards) >= len(self.letters) - len(self.answered)
            and not self.postfix.waiting()
            and len(await self._stored()) >= self.accepted
            and await self.ledger.is_settled()
        )

    async def _stored(self) -> Sequence[str]:
        rows = await self.ledger.rows(inbound)
        found = [MESSAGE_ID.search(row["raw"]) for row in rows if row["way"] in {"smtp", "imap"}]
        return [each[1].decode() for each in found if each]

    async def differences(self) -> list[str]:
        """All that was lost, doubled or put elsewhere than where it belongs."""
        ids = [str(each["Message-ID"]) for each in self.letters]
        opening = [each for number, each in enumerate(self.letters) if number not in self.answered]
        kept = [row["mail_id"] for row in await self.ledger.rows(messages)]
        return [
            *counted("stored", await self._stored(), ids + [c["Message-ID"] for c in self.copies]),
            *counted("message", kept, ids),
            *counted("shown", self._shown(), self._expected()),
            *counted("outcome", await self._outcomes(), self._expected_outcomes()),
            *await self.ledger.differences([str(each["Subject"]) for each in opening]),
        ]

    def _shown(self) -> list[str]:
        return [
            f"{number} in {subject_of(card)}"
            for card in self.ledger.cards
            for number in self._numbers(card)
        ]

    def _numbers(self, card: Message) -> list[str]:
        return [n for post in card.replies for n in NUMBER.findall(self.ledger.slack.text_of(post))]

    def _expected(self) -> list[str]:
        return [f"{n} in Letter {self.answered.get(n, n)}" for n in range(len(self.letters))]

    async def _outcomes(self) -> list[str]:
        return [row["outcome"] for row in await self.ledger.rows(inbound) if row["outcome"]]

    def _expected_outcomes(self) -> list[str]:
        expected = {
            Outcome.CASE: len(self.letters) - len(self.answered),
            Outcome.APPENDED: len(self.answered),
            Outcome.DUPLICATE: len(self.copies),
        }
        return list(Counter(expected).elements())


def _customer(number: int) -> str:
    return f"customer-{number}@example.net"
