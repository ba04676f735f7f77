"""Both nights on which clocks change: one reminder each, whoever tells it and however often."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Bot, built
from bot.manifest import manifest
from bot.pace import Pace
from bot.run import running
from desk import roles, setup
from desk.reminders import NewReminder, propose, save, tell_due
from sandbox.server import Sandbox
from storage.tables import occurrences
from tests.house import QUICK, settings_for
from tests.until import until

STEP = timedelta(minutes=15)
#: The time of day that is meant, the night, and when it comes (UTC).
NIGHTS = [
    pytest.param("2:30", datetime(2026, 3, 8, tzinfo=UTC), "03-08 07:00", id="skipped"),
    pytest.param("1:30", datetime(2026, 11, 1, tzinfo=UTC), "11-01 05:30", id="twice"),
]


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    sandbox = await Sandbox.start(manifest=manifest())
    yield sandbox
    await sandbox.stop()


@asynccontextmanager
async def a_bot(slack: Sandbox, url: str) -> AsyncIterator[Bot]:
    pace = Pace(posts=QUICK, calls=QUICK)
    settings = settings_for(slack, url)
    async with built(settings, clock=slack.clock.now, pace=pace) as bot, running(bot):
        yield bot


async def remind(slack: Sandbox, bot: Bot, clock: str) -> None:
    """Every day at that time in New York, and a sign every quarter of an hour that time passes."""
    adam = slack.person("adam").id
    await roles.name_admin(bot.desk, adam)
    await setup.change_workspace(bot.desk, by=adam, zone="America/New_York")
    channel = slack.channel("#general").id
    new = NewReminder(when=f"every day {clock}", text="Stand-up", channel=channel)
    proposal = await propose(bot.desk, new, by=adam)
    await save(bot.desk, proposal.reminder.id, by=adam)


def told(slack: Sandbox) -> list[str]:
    return [
        text for m in slack.channel("#general").messages if "Stand-up" in (text := slack.text_of(m))
    ]


async def watch(slack: Sandbox, bots: list[Bot], *, steps: int) -> list[str]:
    """Move the clock, seen by every replica; the times at which the reminder came."""
    return [_time(slack) for _ in range(steps) if await _came(slack, bots)]


async def _came(slack: Sandbox, bots: list[Bot]) -> bool:
    before = len(told(slack))
    slack.clock.advance(STEP)
    await asyncio.gather(*[tell_due(bot.desk) for bot in bots])
    async with bots[0].desk.look() as work:
        written = len(await work._scope.rows(occurrences))
    for bot in bots:
        bot.bells.all()
    await until(lambda: _are(slack, written))
    return written > before


async def _are(slack: Sandbox, count: int) -> bool:
    return len(told(slack)) >= count


def _time(slack: Sandbox) -> str:
    return f"{slack.clock.now():%m-%d %H:%M}"


@pytest.mark.parametrize(("clock", "night", "expected"), NIGHTS)
async def test_a_bot_that_is_restarted_all_the_time_tells_it_once(
    slack, database, clock, night, expected
):
    slack.clock.set(night + timedelta(hours=4))
    url = database.url.render_as_string(hide_password=False)
    async with a_bot(slack, url) as bot:
        await remind(slack, bot, clock)

    came: list[str] = []
    for _ in range(8):
        async with a_bot(slack, url) as bot:
            came += await watch(slack, [bot], steps=4)

    assert came == [expected]
    assert len(told(slack)) == 1


@pytest.mark.postgres
@pytest.mark.parametrize(("clock", "night", "expected"), NIGHTS)
async def test_two_replicas_tell_it_once(slack, postgres_database, clock, night, expected):
    slack.clock.set(night + timedelta(hours=4))
    url = postgres_database.url.render_as_string(hide_password=False)
    async with AsyncExitStack() as stack:
        bots = [await stack.enter_async_context(a_bot(slack, url)) for _ in range(2)]
        await remind(slack, bots[0], clock)

        came = await watch(slack, bots, steps=32)

    assert came == [expected]
    assert len(told(slack)) == 1


@pytest.mark.parametrize(("clock", "night", "expected"), NIGHTS)
async def test_a_bot_that_slept_through_the_night_tells_it_once_and_late(
    slack, database, clock, night, expected
):
    slack.clock.set(night + timedelta(hours=4))
    url = database.url.render_as_string(hide_password=False)
    async with a_bot(slack, url) as bot:
        await remind(slack, bot, clock)

    slack.clock.set(night + timedelta(hours=14))
    async with a_bot(slack, url):
        await until(lambda: _are(slack, 1))

    (late,) = told(slack)
    assert f"This comes late: it was due 2026-{expected} UTC." in late
