"""The whole house for one test: a sandbox, a bot behind it, a customer's mailbox beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest

from bot.app import Bot, built
from bot.manifest import manifest
from bot.pace import Pace, Rate
from bot.demo import free_port
from bot.run import running
from bot.settings import Settings
from desk.case import Case
from sandbox.mailbox import Mailbox
from sandbox.message import Message
from sandbox.people import Person
from sandbox.server import Sandbox

SUPPORT = '/desk queues add support "Support desk" #support support@example.com support'
SERVICE = '/desk queues add service "Customer care" #service service@example.com service'
PEOPLE = (
    "/desk people add @ada support",
    "/desk people add @ben support",
    "/desk people add @lea support lead",
    "/desk people add @ada service",
)
#: No test waits for a clock: Slack's pace has tests of its own.
FAST = Pace(posts=Rate(per_second=10_000, burst=10_000), calls=Rate(per_second=10_000, burst=10_000))


@dataclass(frozen=True, kw_only=True)
class House:
    slack: Sandbox
    bot: Bot

    @property
    def ada(self) -> Person:
        return self.slack.person("ada")

    @property
    def ben(self) -> Person:
        return self.slack.person("ben")

    @property
    def lea(self) -> Person:
        return self.slack.person("lea")

    @property
    def adam(self) -> Person:
        return self.slack.person("adam")

    @property
    def otto(self) -> Person:
        return self.slack.person("otto")

    @property
    def customer(self) -> Mailbox:
        return self.slack.mailbox("customer@example.net")

    async def until(self, fact: Callable[[], object]) -> None:
        await self.slack.wait_for(fact)

    def cards(self, channel: str = "#support") -> list[Message]:
        """The roots that the bot posted there."""
        bot = self.slack.bot.id
        return [m for m in self.slack.channel(channel).messages if m.user == bot]

    async def a_case(
        self, subject: str = "The kettle leaks", text: str = "Water everywhere. Please help."
    ) -> Message:
        """Return the card of a case that the customer's mail has opened."""
        before = len(self.cards())
        await self.customer.send("support@example.com", subject, text)
        await self.until(lambda: len(self.cards()) > before and self.thread(self.cards()[-1]))
        return self.cards()[-1]

    def thread(self, card: Message) -> list[Message]:
        return self.slack.thread(card)

    def says(self, message: Message) -> str:
        return self.slack.text_of(message)

    async def case(self, number: int = 1001) -> Case:
        async with self.bot.desk.look() as work:
            case = await work.cases.by_number(number)
        assert case is not None
        return case


@pytest.fixture(params=["socket", "http"])
def transport(request) -> str:
    return request.param


@pytest.fixture
async def house(database_url: str, transport: str) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        slack = await Sandbox.start(manifest=manifest())
        stack.push_async_callback(slack.stop)
        settings = _settings(slack, database_url, transport)
        slack.bot_smtp = ("127.0.0.1", int(settings.smtp_listen.rpartition(":")[2]))
        slack.request_url = f"http://127.0.0.1:{settings.http_port}/slack/events"
        bot = await stack.enter_async_context(built(settings, clock=slack.clock.now, pace=FAST))
        slack.clock.on_move(lambda _now: bot.bells.all())
        await stack.enter_async_context(running(bot))
        house = House(slack=slack, bot=bot)
        for command in (SUPPORT, SERVICE, *PEOPLE):
            await house.adam.command("#general", command)
        yield house


def _settings(slack: Sandbox, database_url: str, transport: str) -> Settings:
    is_socket = transport == "socket"
    return Settings(
        slack_bot_token=slack.bot_token,
        slack_app_token=slack.app_token if is_socket else "",
        slack_signing_secret="" if is_socket else slack.signing_secret,
        slack_api_url=slack.api_url,
        database_url=database_url,
        http_port=free_port(),
        secret_key="a key for tests that is long enough",
        smtp_listen=f"127.0.0.1:{free_port()}",
        smtp_url=slack.smtp_url,
    )
