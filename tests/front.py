"""The ways a test goes in and out of a desk, in place of the loops that are not running."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import uuid4

from desk import deliveries, inbound, intake
from desk.arrival import Arrival
from desk.case import Case, Then
from desk.conversation import Draft
from desk.deliveries import Delivered
from desk.desk import Desk
from desk.events import CaseEvent, Happened
from desk.mail import IncomingMail
from desk.message import Answer, CustomerMessage
from desk.outgoing import AnswerMail, Outgoing, Urgency, from_payload
from desk.raw import Inbound, InboundState, Outcome, Way
from desk.rich import from_plain
from storage.cases import BEFORE_FIRST
from storage.outbox import OutboxRow
from storage.tables import numbers, outbox
from tests.clock import Clock

Left = TypeVar("Left")


class Wake:
    """Bells that count how often they rang."""

    def __init__(self) -> None:
        self.intakes = 0
        self.outboxes = 0

    def intake(self) -> None:
        self.intakes += 1

    def outbox(self) -> None:
        self.outboxes += 1


class Front:
    """What comes in at the front door, and what lies ready to go out."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk = desk
        self.clock = clock

    async def receive(
        self,
        mail: IncomingMail,
        *,
        recipients: Sequence[str] = (),
        queue_key: str | None = None,
        wanted_by: str | None = None,
    ) -> Outcome:
        """Keep the mail and take it in, a second after what came before."""
        self.clock.advance(seconds=1)
        kept = await self.keep(recipients=recipients, queue_key=queue_key)
        kept = replace(kept, wanted_by=wanted_by)
        return await self.take_in(kept, mail)

    async def take_in_again(self, mail: IncomingMail) -> Outcome:
        """What somebody wanted off a card is processed once more."""
        async with self.desk.look() as work:
            (wanted,) = await work.inbound.waiting([Way.SMTP], 100)
        return await self.take_in(wanted, mail)

    async def take_in(self, kept: Inbound, mail: IncomingMail) -> Outcome:
        async with self.desk.begin() as work:
            assert await work.inbound.claim(kept.id)
            arrival = Arrival(inbound=kept, mail=mail, now=self.desk.now())
            word = await intake.receive(work, self.desk, arrival)
            await work.inbound.settle(kept.id, InboundState.DONE, outcome=word)
        return word

    async def keep(
        self,
        *,
        recipients: Sequence[str] = (),
        queue_key: str | None = None,
        mail_from: str | None = None,
    ) -> Inbound:
        """A mail that waits to be taken in."""
        key = uuid4().hex
        await inbound.keep(
            self.desk,
            Way.SMTP,
            key=key,
            raw=b"",
            queue_key=queue_key,
            recipients=tuple(recipients),
            mail_from=mail_from,
        )
        async with self.desk.look() as work:
            waiting = await work.inbound.waiting([Way.SMTP], 100)
        (kept,) = [thing for thing in waiting if thing.key == key]
        return kept

    async def cases(self) -> Sequence[Case]:
        """All of them, the oldest first."""
        async with self.desk.look() as work:
            last = (await work._scope.row(numbers) or {"last": BEFORE_FIRST})["last"]
            found = [await work.cases.by_number(n) for n in range(BEFORE_FIRST + 1, last + 1)]
        return [case for case in found if case]

    async def newest_case(self) -> Case:
        async with self.desk.look() as work:
            row = await work._scope.row(numbers)
            assert row
            case = await work.cases.by_number(row["last"])
        assert case
        return case

    async def case(self, case_id: str) -> Case:
        async with self.desk.look() as work:
            case = await work.cases.get(case_id)
        assert case
        return case

    async def answer(self, answer_id: str) -> Answer:
        async with self.desk.look() as work:
            answer = await work.answers.get(answer_id)
        assert answer
        return answer

    async def newest_message(self, case_id: str) -> CustomerMessage:
        async with self.desk.look() as work:
            message = await work.messages.latest(case_id)
        assert message
        return message

    async def messages(self, case_id: str) -> Sequence[CustomerMessage]:
        """The oldest first."""
        async with self.desk.look() as work:
            return await work.messages.of_case(case_id)

    async def events(self, case_id: str) -> Sequence[CaseEvent]:
        async with self.desk.look() as work:
            return await work.events.of_case(case_id)

    async def happened(self, case_id: str) -> list[Happened]:
        return [event.what for event in await self.events(case_id)]

    async def draft(self, case_id: str, text: str = "It is on its way.", **fields: object) -> Draft:
        """An answer by somebody who has seen everything."""
        self.clock.advance(seconds=1)
        async with self.desk.look() as work:
            message = await work.messages.latest(case_id)
            answer = await work.answers.latest(case_id)
            case = await work.cases.get(case_id)
        seen = max((m.id for m in (message, answer) if m), default=None)
        owner = case.owner if case else None
        values = {"then": Then.WAIT, "seen": seen, "owner": owner, "send_key": uuid4().hex}
        return Draft(document=from_plain(text), **{**values, **fields})

    async def leaving(self, kind: type[Left]) -> list[Left]:
        """What of one kind waits to leave, in the order in which it was put."""
        return [outgoing for outgoing, _ in await self.due() if isinstance(outgoing, kind)]

    async def due_of(self, outgoing: Outgoing) -> datetime:
        """When that one, which waits, may leave."""
        (due,) = [due for waiting, due in await self.due() if waiting == outgoing]
        return due

    async def due(self) -> list[tuple[Outgoing, datetime]]:
        """All that waits to leave, and when it may."""
        async with self.desk.look() as work:
            rows = await work._scope.rows(outbox, outbox.c.state != "dead", order=[outbox.c.place])
        return [(from_payload(row["kind"], row["payload"]), row["due"]) for row in rows]

    async def take(self, *urgencies: Urgency) -> Sequence[OutboxRow]:
        """Be a sender: what may leave now, leased."""
        now = self.desk.now()
        async with self.desk.begin() as work:
            taken = [
                await work.outbox.take(100, now=now, wall=now.timestamp(), urgency=urgency)
                for urgency in urgencies or Urgency
            ]
        return [row for rows in taken for row in rows]

    async def deliver(self) -> list[Outgoing]:
        """Be every sender: all that is due leaves and arrives; what that was, in order."""
        left: list[Outgoing] = []
        while rows := await self.take():
            for row in rows:
                await self.delivered(row)
                left.append(row.outgoing)
        return left

    async def delivered(self, row: OutboxRow) -> None:
        now = self.desk.now()
        async with self.desk.begin() as work:
            version = await self._version(row)
            what = Delivered(ts=f"{now.timestamp():.6f}", version=version, outcome="250 OK")
            assert await work.outbox.done(row)
            await deliveries.delivered(work, row.outgoing, what, now=now)

    async def failed(self, row: OutboxRow, *, why: str, is_unknown: bool = False) -> None:
        now = self.desk.now()
        async with self.desk.begin() as work:
            if isinstance(row.outgoing, AnswerMail):
                # Only a person sends a mail again.
                assert await work.outbox.done(row)
            else:
                assert await work.outbox.die(row, maybe=is_unknown, error=why)
            await deliveries.failed(
                work, row.outgoing, row.id, why=why, is_unknown=is_unknown, now=now
            )

    async def put_off(self, row: OutboxRow, *, minutes: float) -> None:
        """A definite refusal, for now."""
        due = self.clock() + timedelta(minutes=minutes)
        async with self.desk.begin() as work:
            assert await work.outbox.later(row, due=due, maybe=False, error="not now")

    async def _version(self, row: OutboxRow) -> int | None:
        case_id = getattr(row.outgoing, "case_id", None)
        return (await self.case(case_id)).version if case_id else None
