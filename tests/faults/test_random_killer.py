"""Killed again and again while customers write and agents answer: the sums are still right."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest

from bot.settings import Settings
from sandbox.server import Sandbox
from tests.faults.desk_process import DeskProcess, running_apart
from tests.faults.ledger import Ledger, mail_of_many
from tests.ports import free_port

pytestmark = pytest.mark.timeout(600)

#: Seconds of killing.
SHORT, LONG = 2.5, 60.0
#: Seconds that a dead one's deliveries stay its own; short, because nobody moves the clock here.
LEASE = 2.0
FAULTS = ("ratelimited", "http_500", "lost_before_storing", "lost_after_storing")


@dataclass(kw_only=True)
class Storm:
    """Everybody at once, until it is over."""

    ledger: Ledger
    #: Printed with a failure, so that it can be had again.
    chance: random.Random
    bots: list[DeskProcess]
    is_over: asyncio.Event = field(default_factory=asyncio.Event)
    sent: list[str] = field(default_factory=list)
    kills: int = 0

    @property
    def slack(self) -> Sandbox:
        return self.ledger.slack

    async def rage(self, seconds: float, *, kill: bool = True) -> None:
        async with asyncio.TaskGroup() as tasks:
            for number in range(3):
                tasks.create_task(self._customer(number))
            tasks.create_task(self._agent())
            for bot in self.bots if kill else ():
                tasks.create_task(self._killer(bot))
            try:
                await asyncio.wait_for(self.is_over.wait(), seconds)
            except TimeoutError:
                self.is_over.set()

    async def _customer(self, number: int) -> None:
        box = self.slack.mailbox("customer@example.net")
        while not self.is_over.is_set():
            written = mail_of_many(f"Letter {number}-{len(self.sent)}-{self.chance.random():.9f}")
            while not await self._accepted(box, written):
                await self._pause(0.05)
            self.sent.append(str(written["Subject"]))
            await self._pause(0.1)

    async def _accepted(self, box, written) -> bool:
        """A mail server that has no answer tries again, perhaps at another of ours."""
        bot = self.chance.choice(self.bots)
        host, _, port = bot.settings.smtp_listen.rpartition(":")
        self.slack.bot_smtp = (host, int(port))
        try:
            return (await box.send_mail(written, to="support@example.com")).is_accepted
        except OSError:
            return False

    async def _agent(self) -> None:
        ada = self.slack.person("ada")
        while not self.is_over.is_set():
            await self._pause(0.1)
            if self.ledger.cards:
                await self._answer(ada, self.chance.choice(self.ledger.cards))

    async def _answer(self, ada, card) -> None:
        """Whatever Slack shows as trouble is left alone: the next case is as good."""
        if ada.modal:
            await ada.close_all()
        if await ada.click(card, "Reply") is None and await self._opened(ada):
            await ada.fill("Your answer", "Turn the tap off.")
            await ada.submit()

    async def _opened(self, ada) -> bool:
        """The bot may have been killed before it came to that."""
        try:
            return bool(await self.slack.wait_for(lambda: ada.modal, timeout=1))
        except TimeoutError:
            return False

    async def _killer(self, bot: DeskProcess) -> None:
        while not self.is_over.is_set():
            await self._pause(self.chance.uniform(0.05, 1.0))
            await bot.kill()
            self.kills += 1
            await bot.start()

    async def _pause(self, seconds: float) -> None:
        """Until the seconds are over, or the storm is."""
        try:
            await asyncio.wait_for(self.is_over.wait(), seconds)
        except TimeoutError:
            return


@pytest.fixture(params=[SHORT, pytest.param(LONG, marks=pytest.mark.long)], ids=["short", "long"])
def seconds(request) -> float:
    return request.param


@pytest.fixture
def storm(ledger, settings, seed) -> Callable:
    @asynccontextmanager
    async def brewed(replicas: int) -> AsyncIterator[Storm]:
        print(f"DESKBELL_TEST_SEED={seed}")  # noqa: T201  # Shown with a failure.
        async with AsyncExitStack() as stack:
            bots = [
                await stack.enter_async_context(running_apart(each, lease=LEASE))
                for each in [settings, *[neighbour(settings) for _ in range(replicas - 1)]]
            ]
            yield Storm(ledger=ledger, chance=random.Random(seed), bots=bots)

    return brewed


async def test_one_bot_loses_and_doubles_nothing(ledger, storm, seconds):
    async with storm(1) as raging:
        await raging.rage(seconds)
        await ledger.calm(raging.bots)

        assert raging.kills
        assert await ledger.differences(raging.sent) == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_faults_of_slack_make_it_no_worse(ledger, storm, seconds):
    async with storm(1) as raging:
        for number in range(int(seconds * 10)):
            kind = raging.chance.choice(FAULTS)
            ledger.slack.faults.add(method="chat.postMessage", kind=kind, after=number % 7)
        await raging.rage(seconds)
        ledger.slack.faults.clear()
        await ledger.calm(raging.bots)

        assert await ledger.differences(raging.sent) == []


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_two_replicas_lose_and_double_nothing(ledger, storm, seconds):
    async with storm(2) as raging:
        await raging.rage(seconds)
        await ledger.calm(raging.bots)

        assert raging.kills
        assert await ledger.differences(raging.sent) == []


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_two_replicas_share_the_work_in_peace(ledger, storm):
    async with storm(2) as raging:
        await raging.rage(SHORT, kill=False)
        await ledger.calm(raging.bots)

        assert await ledger.differences(raging.sent) == []


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_what_a_dead_replica_had_kept_is_taken_in_by_the_other(ledger, storm, eventually):
    async with storm(2) as raging:
        first, second = raging.bots
        await first.arm("inbound.kept")
        raging.bots = [first]
        assert not await raging._accepted(
            ledger.slack.mailbox("customer@example.net"), mail_of_many("The kettle leaks")
        )
        await first.died()

        await eventually(ledger.is_settled)
        await ledger.slack.wait_for(ledger.customer_posts)

        assert second.is_alive
        assert await ledger.differences(["The kettle leaks"]) == []


def neighbour(settings: Settings) -> Settings:
    """Another replica on the same machine."""
    return replace(settings, http_port=free_port(), smtp_listen=f"127.0.0.1:{free_port()}")
