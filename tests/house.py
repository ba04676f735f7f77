"""The whole house for one test: a sandbox, a bot behind it, a customer's mailbox beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import (
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
    nullcontext,
)
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage
from typing import TypeVar

from sqlalchemy.engine import RowMapping

from bot.app import Bot, built
from bot.manifest import manifest
from bot.pace import Pace, Rate
from bot.run import running
from bot.settings import Settings
from desk.case import Case
from desk.events import CaseEvent, Happened
from desk.message import Note
from desk.raw import InboundState
from sandbox.mailbox import Mailbox
from sandbox.message import Message
from sandbox.people import Person
from sandbox.server import Sandbox
from storage.outbox import RowState
from storage.tables import outbox
from tests.patient import Patient
from tests.ports import free_port

Fact = TypeVar("Fact")

SUPPORT = '/desk queues add support "Support desk" #support support@example.com support'
SERVICE = '/desk queues add service "Customer care" #service service@example.com service'
SET_UP = (
    SUPPORT,
    SERVICE,
    "/desk people add @ada support",
    "/desk people add @ben support",
    "/desk people add @lea support lead",
    "/desk people add @ada service",
)
#: Seconds; long enough for a busy machine, and nothing waits for it when all is well.
PATIENCE = 60.0
#: What Slack answers to an app that was badly made.
OUR_FAULT = (
    "invalid_arguments",
    "invalid_auth",
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_metadata_format",
    "missing_scope",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "not_authed",
    "unknown_method",
)


@dataclass(frozen=True, kw_only=True)
class House:
    slack: Sandbox
    bot: Bot

    @property
    def ada(self) -> Person:
        """An agent of support and of service."""
        return self.person("ada")

    @property
    def ben(self) -> Person:
        """An agent of support."""
        return self.person("ben")

    @property
    def lea(self) -> Person:
        """The lead of support."""
        return self.person("lea")

    @property
    def adam(self) -> Person:
        """The admin."""
        return self.person("adam")

    @property
    def otto(self) -> Person:
        """Somebody of the company who is no agent."""
        return self.person("otto")

    def person(self, name: str) -> Patient:
        hands = vars(self.slack.person(name))
        return Patient(**hands, shown=self.bot.afterwards.ended)

    @property
    def customer(self) -> Mailbox:
        return self.slack.mailbox("customer@example.net", "Kim Customer")

    async def until(self, fact: Callable[[], Fact]) -> Fact:
        return await self.slack.wait_for(fact, timeout=PATIENCE)

    def later(self, **by: float) -> None:
        """Move the clock on, by `minutes=5` or whatever `timedelta` takes."""
        self.slack.clock.advance(timedelta(**by))

    def cards(self, channel: str = "#support") -> list[Message]:
        """The roots that the bot posted there."""
        bot = self.slack.bot.id
        return [m for m in self.slack.channel(channel).messages if m.user == bot]

    async def a_case(
        self,
        subject: str = "The kettle leaks",
        text: str = "Water everywhere. Please help.",
        *,
        by: Mailbox | None = None,
        to: str = "support@example.com",
        channel: str = "#support",
    ) -> Message:
        """Return the card of a case that the customer's mail has opened."""
        before = len(self.cards(channel))
        await (by or self.customer).send(to, subject, text)
        await self.until(
            lambda: len(self.cards(channel)) > before and self.thread(self.cards(channel)[-1])
        )
        return self.cards(channel)[-1]

    async def an_owned_case(self, *mail: str) -> Message:
        """Return the card of a case that Ada has claimed."""
        card = await self.a_case(*mail)
        await self.ada.click(card, "Claim")
        await self.until(lambda: "Owner: @ada" in self.says(card))
        return card

    async def write(
        self,
        card: Message,
        text: str,
        *,
        by: Person | None = None,
        then: str | None = None,
        cc: str | None = None,
    ) -> None:
        """Fill the Reply modal from the card; it is not sent yet."""
        person = by or self.ada
        assert await person.click(card, "Reply") is None
        await person.fill("Your answer", text)
        if then:
            await person.fill("Then", then)
        if cc is not None:
            await person.fill("Cc", cc)

    async def reply(
        self,
        card: Message,
        text: str = "Turn the tap off first.",
        *,
        by: Person | None = None,
        then: str | None = None,
        cc: str | None = None,
    ) -> Message:
        """Send an answer and return its receipt, which still offers Undo."""
        before = len(self.receipts(card))
        await self.write(card, text, by=by, then=then, cc=cc)
        assert await (by or self.ada).submit() is None
        await self.until(lambda: len(self.receipts(card)) > before)
        await self.settled()
        return self.receipts(card)[-1]

    async def answer(self, card: Message, text: str = "Turn the tap off.", **how: str) -> Message:
        """Send an answer, let its hold pass, and return its receipt once it was accepted."""
        receipt = await self.reply(card, text, **how)
        self.later(seconds=11)
        await self.until(lambda: "accepted" in self.says(receipt))
        await self.settled()
        return receipt

    async def continue_with(
        self, answered: EmailMessage, text: str, *, by: Mailbox | None = None
    ) -> None:
        """The customer answers a mail of ours."""
        await (by or self.customer).send(
            "support@example.com",
            f"Re: {answered['Subject']}",
            text,
            reply_to_message=answered,
        )

    def thread(self, card: Message) -> list[Message]:
        return self.slack.thread(card)

    def thread_says(self, card: Message) -> str:
        return "\n".join(self.says(message) for message in self.thread(card))

    def receipts(self, card: Message) -> list[Message]:
        return [m for m in self.thread(card) if "'s answer to " in self.says(m)]

    def says(self, message: Message) -> str:
        return self.slack.text_of(message)

    def told(self, person: Person) -> str:
        """What only they were shown last."""
        return self.says(person.ephemerals[-1])

    async def asks(self, person: Person, command: str, channel: str = "#general") -> str:
        """What a slash command answers."""
        return "\n".join(self.says(m) for m in await person.command(channel, command))

    async def case(self, number: int = 1001) -> Case:
        async with self.bot.desk.look() as work:
            case = await work.cases.by_number(number)
        assert case is not None
        return case

    async def notes(self, number: int = 1001) -> Sequence[Note]:
        case = await self.case(number)
        async with self.bot.desk.look() as work:
            return await work.notes.of_case(case.id)

    async def events(self, number: int = 1001) -> Sequence[CaseEvent]:
        case = await self.case(number)
        async with self.bot.desk.look() as work:
            return await work.events.of_case(case.id)

    async def eventually(self, fact: Callable[[], Awaitable[Fact]]) -> Fact:
        """Wait for something in the database, whose changes nobody announces."""
        async with asyncio.timeout(PATIENCE):
            while not (found := await fact()):  # noqa: ASYNC110  # Nobody rings for it.
                await asyncio.sleep(0.01)
        return found

    async def happened(self, what: Happened, number: int = 1001) -> None:
        """Wait until the case's history tells of it."""

        async def is_told() -> bool:
            return any(event.what is what for event in await self.events(number))

        await self.eventually(is_told)

    async def settled(self) -> None:
        """All that has happened is taken in, and all that may leave has left."""
        await self.eventually(self._is_settled)

    async def _is_settled(self) -> bool:
        if not self.slack.delivery.is_idle:
            return False
        async with self.bot.desk.look() as work:
            waits = await work.inbound.count(InboundState.NEW)
        now = self.bot.desk.now()
        heads = (await self._heads()).values()
        return not waits and all(r["state"] != RowState.TAKEN and r["due"] > now for r in heads)

    async def _heads(self) -> dict[str, RowMapping]:
        """The first row of each lane that waits; the others wait for it."""
        async with self.bot.desk.look() as work:
            is_live = outbox.c.state != RowState.DEAD.value
            rows = await work._scope.rows(outbox, is_live, order=[outbox.c.place.desc()])
        return {row["lane"]: row for row in rows}

    async def next_due(self) -> float | None:
        """Seconds until something may leave that has to wait now."""
        now = self.bot.desk.now()
        heads = (await self._heads()).values()
        return min(((row["due"] - now).total_seconds() for row in heads), default=None)

    def our_faults(self) -> list[str]:
        """The calls that Slack refused because they were badly made."""
        return [
            f"{call.method} {call.answer}"
            for call in self.slack.calls
            if call.answer.get("error") in OUR_FAULT
        ]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How a house is to be built."""

    database_url: str
    transport: str = "socket"
    set_up: Sequence[str] = SET_UP
    #: Providers that post mail, as MAIL_WEBHOOKS names them.
    mail_webhooks: str = ""
    #: Mail servers whose word on a sender is believed.
    mail_authority: str = ""
    #: Another one makes another desk of it, which knows none of our mail.
    secret_key: str = "a key for tests that is long enough"
    #: What stands between the desk and the world's mail: settings that lead through it.
    behind: Callable[[Sandbox, Settings], AbstractContextManager[Settings]] = field(
        default=lambda _slack, settings: nullcontext(settings)
    )
    #: No test waits for a clock: Slack's pace has tests of its own.
    pace: Callable[[], Pace] = field(default=lambda: Pace(posts=QUICK, calls=QUICK))


QUICK = Rate(per_second=10_000, burst=10_000)


@asynccontextmanager
async def built_house(plan: Plan) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        slack = await Sandbox.start(manifest=manifest(), ack_seconds=PATIENCE)
        stack.push_async_callback(slack.stop)
        settings = replace(
            settings_for(slack, plan.database_url, transport=plan.transport),
            mail_webhooks=plan.mail_webhooks,
            mail_authority=plan.mail_authority,
            secret_key=plan.secret_key,
        )
        settings = stack.enter_context(plan.behind(slack, settings))
        bot = await stack.enter_async_context(
            built(settings, clock=slack.clock.now, pace=plan.pace())
        )
        slack.clock.on_move(lambda _now: bot.bells.all())
        await stack.enter_async_context(running(bot))
        house = House(slack=slack, bot=bot)
        for command in plan.set_up:
            await house.adam.command("#general", command)
        yield house


def settings_for(slack: Sandbox, database_url: str, *, transport: str = "socket") -> Settings:
    """The settings of a bot that works for this sandbox, which is told where to find it."""
    http_port = free_port()
    settings = Settings(
        slack_bot_token=slack.bot_token,
        slack_app_token=slack.app_token,
        slack_api_url=slack.api_url,
        database_url=database_url,
        http_port=http_port,
        public_url=f"http://127.0.0.1:{http_port}/",
        secret_key="a key for tests that is long enough",
        smtp_listen=f"127.0.0.1:{free_port()}",
        smtp_check="off",
        smtp_url=slack.smtp_url,
    )
    slack.bot_smtp = ("127.0.0.1", int(settings.smtp_listen.rpartition(":")[2]))
    if transport == "http":
        slack.request_url = f"http://127.0.0.1:{settings.http_port}/slack/events"
        secret = slack.signing_secret
        return replace(settings, slack_app_token="", slack_signing_secret=secret)
    return settings
