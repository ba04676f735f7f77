"""Thousands of mails through servers of others while everything breaks: the sums are right."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from urllib.parse import quote

import pytest

from bot.settings import Settings
from handlers.mail.imap.account import ImapAccount
from tests.dovecot import PASSWORD
from tests.faults.desk_process import DeskProcess, running_apart
from tests.faults.flood import Flood
from tests.faults.ledger import WORKSPACE
from tests.ports import free_port
from tests.postfix import running_postfix
from tests.until import until
from tests.wire import Wire, wired


@dataclass(frozen=True, kw_only=True)
class Scale:
    mails: int
    kills: int
    #: Of each kind.
    cuts: int
    #: Seconds; so long must the search for a lost post in the channel last at most.
    lease: float
    #: Seconds for what is left when nothing breaks any more, on a busy machine.
    patience: float


FEW = Scale(mails=60, kills=3, cuts=1, lease=2, patience=60)
MANY = Scale(mails=2000, kills=15, cuts=6, lease=10, patience=900)


@dataclass(frozen=True, kw_only=True)
class Disaster:
    """What goes wrong, one after the other, while cases appear."""

    flood: Flood
    scale: Scale
    #: From Postfix to us, and from us to our mailbox.
    delivery: Wire
    reading: Wire
    bots: list[DeskProcess]

    @property
    def chance(self) -> random.Random:
        return self.flood.chance

    async def run(self) -> None:
        """Everybody writes, everything breaks, and then there is time to mend it."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.flood.rise(self.scale.mails))
            tasks.create_task(self._strike())
        await self.flood.ledger.calm(self.bots, within=self.scale.patience)

    async def _strike(self) -> None:
        """All of it, by the time that most of the mails are shown."""
        troubles = self._troubles()
        self.chance.shuffle(troubles)
        moments = sorted(self.chance.uniform(0, 0.7 * self.scale.mails) for _ in troubles)
        for moment, trouble in zip(moments, troubles, strict=True):
            while len(self.flood.ledger.cards) < moment:  # noqa: ASYNC110  # Nobody rings for it.
                await asyncio.sleep(0.02)
            await trouble()

    def _troubles(self) -> list[Callable[[], Awaitable[None]]]:
        often = [self._cut_mail, self._cut_answer, self._cut_fetching, self._cut_all, self._write]
        return [self.flood.renumber, *[self._kill] * self.scale.kills, *often * self.scale.cuts]

    async def _kill(self) -> None:
        bot = self.chance.choice(self.bots)
        await bot.kill()
        await bot.start()
        self.delivery.to = port_of(self.chance.choice(self.bots))

    async def _cut_mail(self) -> None:
        self.delivery.cut_behind(b"Message-ID:")

    async def _cut_answer(self) -> None:
        """It is kept, and Postfix does not hear so."""
        self.delivery.cut_before(b"The mail is kept")

    async def _cut_fetching(self) -> None:
        self.reading.cut_behind(b"Message-ID:")

    async def _cut_all(self) -> None:
        self.reading.cut()
        self.delivery.cut()

    async def _write(self) -> None:
        """An agent answers; whatever Slack shows as trouble is left alone."""
        ledger = self.flood.ledger
        ada, card = ledger.slack.person("ada"), self.chance.choice(ledger.cards)
        if ada.modal:
            await ada.close_all()
        if await ada.click(card, "Reply") is not None:
            return
        with suppress(TimeoutError):
            await ledger.slack.wait_for(lambda: ada.modal, timeout=1)
            await ada.fill("Your answer", "Turn the tap off.")
            await ada.submit()


@pytest.fixture
def disaster(ledger, settings, dovecot, seed, eventually) -> Callable:
    @asynccontextmanager
    async def brewed(scale: Scale, *, replicas: int) -> AsyncIterator[Disaster]:
        print(f"DESKBELL_TEST_SEED={seed}")  # noqa: T201  # Shown with a failure.
        box = dovecot.box()
        async with AsyncExitStack() as stack:
            reading = await stack.enter_async_context(wired(to=dovecot.port))
            delivery = await stack.enter_async_context(wired())
            world = ledger.slack.house.mailboxes.port
            postfix = stack.enter_context(running_postfix(desk=delivery.port, world=world))
            who = f"{quote(box.user)}:{quote(PASSWORD, safe='')}"
            mailbox = f"imap://{who}@127.0.0.1:{reading.port}"
            common = replace(settings, smtp_url=postfix.url, imap_url=mailbox)
            bots = [
                await stack.enter_async_context(running_apart(replica(common), lease=scale.lease))
                for _ in range(replicas)
            ]
            delivery.to = port_of(bots[0])

            async def is_watched() -> object:
                async with ledger.database.look(WORKSPACE) as work:
                    return await work.cursors.get(ImapAccount.parse(mailbox).key)

            await eventually(is_watched)
            flood = Flood(ledger=ledger, postfix=postfix, box=box, chance=random.Random(seed))
            yield Disaster(flood=flood, scale=scale, delivery=delivery, reading=reading, bots=bots)

    return brewed


def replica(settings: Settings) -> Settings:
    """One of those that work for the same desk on this machine."""
    listen = f"lmtp://127.0.0.1:{free_port()}"
    return replace(settings, http_port=free_port(), smtp_listen=listen)


def port_of(bot: DeskProcess) -> int:
    return int(bot.settings.smtp_listen.rpartition(":")[2])


@pytest.mark.parametrize(
    ("database", "replicas", "scale"),
    [
        pytest.param("sqlite", 1, FEW, marks=pytest.mark.timeout(120)),
        pytest.param("postgres", 2, FEW, marks=[pytest.mark.timeout(120), pytest.mark.postgres]),
        pytest.param("sqlite", 1, MANY, marks=[pytest.mark.timeout(1800), pytest.mark.long]),
        pytest.param(
            "postgres",
            2,
            MANY,
            marks=[pytest.mark.timeout(1800), pytest.mark.long, pytest.mark.postgres],
        ),
    ],
    ids=["one-few", "two-few", "one-many", "two-many"],
    indirect=["database"],
)
async def test_no_mail_is_lost_and_none_is_doubled(disaster, replicas, scale):
    async with disaster(scale, replicas=replicas) as raging:
        await raging.run()
        # What is missing then is among the differences.
        with suppress(TimeoutError):
            await until(raging.flood.is_over, within=scale.patience)

        assert await raging.flood.differences() == []
