"""A graceful stop: nothing new is taken on, what is under way ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from contextlib import AsyncExitStack

import pytest

from bot.app import built
from bot.run import LoopEnded, running, until_stopped
from desk import inbound, roles, setup
from desk.people import Role
from desk.raw import Way
from storage.outbox import RowState
from storage.tables import notes, outbox
from tests.bot.environment import environment


@pytest.fixture
async def stopping(slack, settings):
    """A running bot, and the stack whose closing stops it."""
    bot = await _entered(built(settings, clock=slack.clock.now), stack := AsyncExitStack())
    running_ = await stack.enter_async_context(AsyncExitStack())
    await running_.enter_async_context(running(bot))
    await a_queue(bot, slack)
    yield bot, running_
    await stack.aclose()


async def _entered(context, stack):
    return await stack.enter_async_context(context)


async def a_queue(bot, slack):
    adam, ada = slack.person("adam").id, slack.person("ada").id
    await roles.name_admin(bot.desk, adam)
    new = setup.NewQueue(
        key="support",
        name="Support",
        channel=slack.channel("#support").id,
        address="support@example.com",
    )
    await setup.add_queue(bot.desk, new, by=adam)
    await roles.add_member(bot.desk, ada, Role.AGENT, queue_key="support", by=adam)


def cards(slack):
    return [m for m in slack.channel("#support").messages if m.user == slack.bot.id]


async def under_way(bot) -> list[str]:
    async with bot.desk.look() as work:
        rows = await work._scope.rows(outbox, outbox.c.state == RowState.TAKEN.value)
    return [row["kind"] for row in rows]


async def test_a_post_that_is_under_way_ends(slack, stopping):
    bot, running_ = stopping
    slack.faults.add(method="chat.postMessage", kind="slow", delay=1)
    await slack.mailbox("customer@example.net").send("support@example.com", "Kettle", "It leaks.")
    async with asyncio.timeout(10):
        while not await under_way(bot):  # noqa: ASYNC110  # Nobody rings for it.
            await asyncio.sleep(0.01)

    await running_.aclose()

    assert len(cards(slack)) == 1
    assert await under_way(bot) == []


async def test_a_press_that_is_under_way_is_answered(slack, stopping):
    _, running_ = stopping
    await slack.mailbox("customer@example.net").send("support@example.com", "Kettle", "It leaks.")
    await slack.wait_for(lambda: cards(slack)[0].replies)
    slack.faults.add(method="views.open", kind="slow", delay=1)

    press = asyncio.create_task(slack.person("ada").click(cards(slack)[0], "Reply"))
    await asyncio.sleep(0)
    await slack.wait_for(lambda: slack.delivery)
    async with asyncio.timeout(10):
        while slack.faults.waiting:  # noqa: ASYNC110  # Nobody rings for it.
            await asyncio.sleep(0.01)
    await running_.aclose()

    assert await press is None
    assert slack.person("ada").modal


async def test_what_comes_while_it_stops_is_left_for_the_next(slack, settings, stopping):
    bot, running_ = stopping
    await slack.mailbox("customer@example.net").send("support@example.com", "Kettle", "It leaks.")
    await slack.wait_for(lambda: cards(slack)[0].replies)
    slack.faults.add(method="views.open", kind="slow", delay=1)
    press = asyncio.create_task(slack.person("ada").click(cards(slack)[0], "Reply"))
    async with asyncio.timeout(10):
        while slack.faults.waiting:  # noqa: ASYNC110  # Nobody rings for it.
            await asyncio.sleep(0.01)
    ending = asyncio.create_task(running_.aclose())
    await asyncio.sleep(0)

    await slack.person("ada").post("#support", "Called them.", thread_ts=cards(slack)[0].ts)
    await asyncio.gather(ending, press)

    assert await noted(bot) == []
    async with built(settings, clock=slack.clock.now) as again, running(again):
        await slack.wait_for(lambda: slack.delivery.is_idle)
    assert await noted(bot) == ["Called them."]


async def noted(bot) -> list[str]:
    async with bot.desk.look() as work:
        return [row["text"] for row in await work._scope.rows(notes)]


async def test_after_a_stop_mail_is_not_taken_any_more(slack, stopping):
    _, running_ = stopping
    await running_.aclose()

    with pytest.raises(OSError, match="connect"):
        await slack.mailbox("customer@example.net").send("support@example.com", "Kettle", "Hot.")


async def test_what_was_kept_before_a_stop_is_taken_in_after_a_start(slack, settings, stopping):
    bot, running_ = stopping
    await running_.aclose()

    raw = (
        b"From: customer@example.net\r\nTo: support@example.com\r\nSubject: Kettle\r\n\r\nHot.\r\n"
    )
    await inbound.keep(bot.desk, Way.SMTP, key="1", raw=raw)

    async with built(settings, clock=slack.clock.now) as again, running(again):
        await slack.wait_for(lambda: cards(slack)[0].replies)


async def test_a_loop_that_ends_by_itself_ends_the_rest(slack, settings):
    async with built(settings, clock=slack.clock.now) as bot:
        ending = asyncio.create_task(until_stopped(bot, asyncio.Event()))
        while not (chores := loops_called("Scheduler.run")):  # noqa: ASYNC110  # Nobody rings for it.
            await asyncio.sleep(0)

        chores[0].cancel()

        with pytest.raises(LoopEnded):
            await ending
    assert not loops_called("IntakeLoop.run")


def loops_called(name):
    return [t for t in asyncio.all_tasks() if t.get_coro().__qualname__ == name]


async def started(command, environment_):
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", command),
        env={**os.environ, **environment_},
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
async def test_the_program_ends_on_a_signal(settings, name):
    program = await started("run", environment(settings))
    said = []
    while not said or json.loads(said[-1])["event"] != "running":
        said.append((await program.stderr.readline()).decode())

    program.send_signal(getattr(signal, name))
    _, rest = await program.communicate()

    assert program.returncode == 0
    assert [json.loads(line)["event"] for line in rest.decode().splitlines()] == ["stopping"]


@pytest.fixture
async def silent_slack():
    """The address of a Slack that answers nothing, and what is set when somebody has asked it."""
    asked, over = asyncio.Event(), asyncio.Event()

    async def say_nothing(_reader, writer):
        asked.set()
        await over.wait()
        writer.close()

    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    yield {"SLACK_API_URL": f"http://127.0.0.1:{port}/api/"}, asked
    over.set()
    server.close()
    await server.wait_closed()


async def test_a_signal_that_comes_again_ends_it_at_once(settings, silent_slack):
    url, asked = silent_slack
    program = await started("run", {**environment(settings), **url})
    await asked.wait()
    program.send_signal(signal.SIGTERM)
    assert b"stopping" in await program.stderr.readline()

    program.send_signal(signal.SIGTERM)
    _, rest = await program.communicate()

    assert program.returncode == -signal.SIGTERM
    assert rest == b""


async def test_what_is_interrupted_ends_without_a_traceback(settings, silent_slack):
    url, asked = silent_slack
    program = await started("doctor", {**environment(settings), **url})
    await asked.wait()

    program.send_signal(signal.SIGINT)
    _, said = await program.communicate()

    assert program.returncode == 130
    assert said == b""


@pytest.mark.parametrize(
    ("variable", "text", "told"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-wrong", "SLACK_BOT_TOKEN"),
        ("SLACK_APP_TOKEN", "xapp-wrong", "SLACK_APP_TOKEN is refused"),
        ("SLACK_API_URL", "http://127.0.0.1:9/api/", "Slack cannot be reached."),
        ("DATABASE_URL", "sqlite:////nowhere/at/all.db", "The folder of DATABASE_URL"),
        ("DATABASE_URL", f"sqlite:///{__file__}", "cannot be used: file is not a database."),
        ("DATABASE_URL", "postgresql://u:p@127.0.0.1:9/x", "DATABASE_URL cannot be reached"),
        (
            "DATABASE_URL",
            "postgresql://u:p@127.0.0.1:9/x?sslmode=verify-full",
            'cannot be used: root certificate file "',
        ),
        ("HTTP_PORT", "taken", "HTTP_PORT cannot be 127.0.0.1:"),
        ("HTTP_HOST", "nowhere.invalid", "HTTP_HOST and HTTP_PORT cannot be nowhere.invalid:"),
        ("SMTP_LISTEN", "taken", "SMTP_LISTEN cannot be 127.0.0.1:"),
        ("SECRET_KEY", "", "SECRET_KEY is missing"),
    ],
)
async def test_what_keeps_it_from_starting_is_a_sentence(slack, settings, variable, text, told):
    taken = slack.url.rpartition("/" if variable == "SMTP_LISTEN" else ":")[2]
    wrong = {variable: taken if text == "taken" else text}
    program = await started("run", {**environment(settings), **wrong})

    _, said = await program.communicate()

    assert program.returncode in {1, 2}
    last = said.decode().splitlines()[-1]
    assert last.startswith("deskbell: ")
    assert told in last
    assert "Traceback" not in said.decode()
