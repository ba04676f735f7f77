"""What the outside has seen, held against what the database says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from email.utils import make_msgid
from zlib import crc32

from sqlalchemy.engine import RowMapping

from bot.outbox import LONGEST_WAIT
from desk.case import Case
from desk.message import Answer, Delivery
from desk.raw import InboundState
from sandbox.message import Message
from sandbox.server import Sandbox
from storage.database import Database
from storage.outbox import RowState
from storage.tables import answers, cases, messages, notes, outbox
from tests.faults.desk_process import DeskProcess
from tests.until import until

WORKSPACE = "T0SANDBOX01"
#: Longer than Slack and the bot put anything off; both clocks go alike.
MOVE = max(LONGEST_WAIT, timedelta(minutes=5)) + timedelta(minutes=1)
MOVES = 5


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """A sandbox and the database of the bot behind it."""

    slack: Sandbox
    database: Database

    @property
    def cards(self) -> list[Message]:
        bot = self.slack.bot.id
        return [m for m in self.slack.channel("#support").messages if m.user == bot]

    def posts(self) -> list[Message]:
        """What the bot said in the threads of its cards."""
        return [m for card in self.cards for m in card.replies if m.user == self.slack.bot.id]

    def customer_posts(self) -> list[Message]:
        return [m for m in self.posts() if "📩" in self.slack.text_of(m)]

    def receipts(self) -> list[Message]:
        return [m for m in self.posts() if "'s answer to " in self.slack.text_of(m)]

    def mails(self) -> list[EmailMessage]:
        """All that customers have got from us."""
        boxes = self.slack.house.mailboxes.known.values()
        return [mail for box in boxes for mail in box.messages]

    async def rows(self, table) -> Sequence[RowMapping]:
        async with self.database.look(WORKSPACE) as work:
            return await work._scope.rows(table)

    async def waiting(self) -> Sequence[RowMapping]:
        return [row for row in await self.rows(outbox) if row["state"] != RowState.DEAD]

    async def answers(self) -> Sequence[Answer]:
        async with self.database.look(WORKSPACE) as work:
            rows = await work._scope.rows(answers)
            return [await work.answers.get(row["id"]) for row in rows]

    async def cases(self) -> Sequence[Case]:
        async with self.database.look(WORKSPACE) as work:
            rows = await work._scope.rows(cases)
            return [await work.cases.get(row["id"]) for row in rows]

    async def notes(self) -> list[str]:
        async with self.database.look(WORKSPACE) as work:
            return [row["text"] for row in await work._scope.rows(notes)]

    async def calm(self, bots: Sequence[DeskProcess], *, within: float = 30) -> None:
        """
        Nobody dies any more: what Slack has to repeat comes again, and what waits leaves.

        What fails once more, a bot that was only just starting or a post without its card, is
        put off again, and what is held waits from when it stands there: so time is moved again.
        """
        for _ in range(MOVES):
            self.slack.clock.advance(MOVE)
            for bot in bots:
                await bot.advance(MOVE.total_seconds())
            with suppress(TimeoutError):
                await until(self.is_settled, within=within)
                return
        raise AssertionError("\n".join(await self.unsettled()))

    async def is_settled(self) -> bool:
        """Nothing waits to be taken in, nothing that is due waits to leave."""
        return not await self.unsettled()

    async def unsettled(self) -> list[str]:
        """What waits, for the one who has waited long enough for it."""
        async with self.database.look(WORKSPACE) as work:
            new = await work.inbound.count(InboundState.NEW)
        return [
            *([] if self.slack.delivery.is_idle else ["Slack has events to deliver."]),
            *([f"{new} to be taken in."] if new else []),
            *[
                "{kind} {state}, due {due}, tries {tries}: {error}".format(**row)
                for row in await self.waiting()
                if row["kind"] != "UnclaimedCheck"
            ],
        ]

    async def differences(self, mails: Sequence[str]) -> list[str]:
        """
        All that was lost or doubled; `mails` are the subjects that were accepted.

        An answer may be unknown where its receipt says so and offers Retry.
        """
        return [
            *counted("case", [case.subject for case in await self.cases()], mails),
            *counted("card", [subject_of(card) for card in self.cards], mails),
            *await self._misplaced(),
            *await self._dead(),
            *await self._answers(),
        ]

    async def _misplaced(self) -> list[str]:
        """Cards and posts that the database knows by another ts, or that nobody knows."""
        known = {case.card_ts for case in await self.cases()}
        stored = [row["post_ts"] for row in await self.rows(messages)]
        return [
            *[f"card {card.ts} is not the case's" for card in self.cards if card.ts not in known],
            *counted("post", [post.ts for post in self.customer_posts()], stored),
        ]

    async def _dead(self) -> list[str]:
        return [
            f"dead: {row['kind']} {row['error']}"
            for row in await self.rows(outbox)
            if row["state"] == RowState.DEAD
        ]

    async def _answers(self) -> list[str]:
        sent = Counter(str(mail["Message-ID"]) for mail in self.mails())
        written = list(await self.answers())
        wrong = counted("receipt", [m.ts for m in self.receipts()], [a.post_ts for a in written])
        for answer in written:
            wrong += self._answer(answer, sent[answer.mail_id])
        return wrong

    def _answer(self, answer: Answer, times: int) -> list[str]:
        receipt = next(m for m in self.receipts() if m.ts == answer.post_ts)
        says = self.slack.text_of(receipt)
        if answer.delivery is Delivery.ACCEPTED and times == 1 and "accepted" in says:
            return []
        if answer.delivery is Delivery.UNKNOWN and times <= 1 and "[Retry]" in says:
            return []
        return [f"answer {answer.delivery} was sent {times} times and says: {says}"]


def counted(what: str, seen: Sequence[str], wanted: Sequence[str]) -> list[str]:
    found, expected = Counter(seen), Counter(wanted)
    return [
        f"{what} {key}: {found[key]} for {expected[key]}"
        for key in sorted(map(str, found.keys() | expected.keys()))
        if found[key] != expected[key]
    ]


def subject_of(card: Message) -> str:
    return str(card.blocks[0]["text"]["text"]).partition(" ")[2]


def mail_of_many(subject: str) -> EmailMessage:
    """Each subject has a customer of its own: many mails of one would be held together."""
    return mail(subject, sender=f"customer-{crc32(subject.encode()):x}@example.net")


def mail(subject: str, *, sender: str = "customer@example.net") -> EmailMessage:
    written = EmailMessage()
    written["From"] = f"Kim Customer <{sender}>"
    written["To"] = "support@example.com"
    written["Subject"] = subject
    written["Message-ID"] = make_msgid(domain="example.net")
    written.set_content(f"{subject}. Please help.\n")
    return written
