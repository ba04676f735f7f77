"""Logs: one JSON object a line, and nothing of what a customer wrote or where they write from."""

from __future__ import annotations

import io
import json
import logging
import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from bot import log


@pytest.fixture
def lines():
    """What is logged from now on, line by line."""
    written, root = io.StringIO(), logging.getLogger()
    before, level = list(root.handlers), root.level
    # It would close the handlers that are there.
    root.handlers.clear()
    log.set_up()
    root.handlers[0].setStream(written)
    yield lambda: written.getvalue().splitlines()
    root.handlers[:] = before
    root.setLevel(level)


@pytest.fixture
def event(lines):
    """The one thing that is logged."""
    return lambda: json.loads(lines()[0])


def test_a_line_is_an_event_and_its_facts(event):
    logging.getLogger("bot").info("case claimed", extra={"case": "c1", "agent": "U1"})

    said = event()
    assert (said["event"], said["level"], said["logger"]) == ("case claimed", "info", "bot")
    assert (said["case"], said["agent"]) == ("c1", "U1")


def test_an_error_is_told_with_where_it_happened(event):
    try:
        json.loads("{")
    except ValueError:
        logging.getLogger("bot").exception("it failed")

    assert "test_log.py" in str(event()["error"])


@pytest.mark.parametrize(
    "odd", [object(), {1, 2}, b"b", ValueError("v")], ids=["object", "set", "bytes", "error"]
)
def test_odd_facts_stop_nothing(event, odd):
    logging.getLogger("bot").info("odd", extra={"fact": odd})

    assert event()["fact"]


def test_a_line_break_does_not_make_two_lines(lines):
    logging.getLogger("bot").info("two\nlines", extra={"fact": "two\r\nlines"})

    assert len(lines()) == 1


@pytest.mark.parametrize("fault", ["5xx", "4xx", "550 5.1.1 customer@example.net hush-hush"])
async def test_a_walk_logs_nothing_that_anybody_wrote(house, lines, fault):
    house.slack.mail_faults.add(kind=fault)
    card = await house.an_owned_case("Hush-subject", "Hush-text of a customer.")
    await house.ada.post("#support", "Hush-note.", thread_ts=card.ts)
    await house.ada.post("#support", "!reply Hush-draft.", thread_ts=card.ts)
    receipt = await house.reply(card, "Hush-answer.", cc="hush-second@example.com")
    house.later(seconds=11)
    await house.settled()
    await house.ada.click(receipt, "Undo" if fault == "4xx" else "Retry")
    await house.settled()

    said = "\n".join(lines()).lower()
    assert "delivered" in said
    for secret in ("hush", "customer@example.net", "xoxb-", "kim"):
        assert secret not in said


async def test_a_failing_database_tells_nothing_of_a_mail(house, lines):
    async with house.bot.database.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE messages RENAME TO elsewhere")

    await house.customer.send("support@example.com", "Hush-subject", "Hush-text.")
    await house.eventually(lambda: is_logged(lines, "batch failed"))

    async with house.bot.database.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO messages")
    assert "hush" not in "\n".join(lines()).lower()


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (
            OperationalError("INSERT", "hush", sqlite3.OperationalError("disk is full")),
            "disk is full",
        ),
        (IntegrityError("INSERT", "hush", sqlite3.IntegrityError("hush")), "IntegrityError"),
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
        (OSError("hush"), None),
        (ValueError("hush"), None),
    ],
    ids=["full", "of data", "away", "no reason", "other"],
)
def test_why_a_server_cannot_be_used_is_told(event, error, why):
    logging.getLogger("bot").error("intake failed", exc_info=error)

    assert event().get("why") == why
    assert "hush" not in str(event())


async def test_what_slack_does_not_take_is_logged_with_why(house, lines):
    house.slack.faults.add(method="chat.postMessage", kind="error:is_archived")

    await house.customer.send("support@example.com", "Kettle", "It leaks.")
    await house.eventually(lambda: is_logged(lines, "delivery is dead"))

    (dead,) = [one for one in map(json.loads, lines()) if one["event"] == "delivery is dead"]
    assert (dead["kind"], dead["why"][:24]) == ("CaseOpened", "The channel is archived.")


@pytest.mark.parametrize("chatty", ["slack_sdk", "slack_bolt", "aiohttp.access", "imapclient"])
def test_libraries_that_tell_of_every_request_are_quiet(chatty, lines):
    assert not logging.getLogger(chatty).isEnabledFor(logging.INFO)


async def is_logged(lines, event) -> bool:
    return any(json.loads(line)["event"] == event for line in lines())


def test_what_a_library_says_of_tokens_and_tickets_is_left_out(lines):
    log = logging.getLogger("slack_bolt")
    log.error("Failed to connect (url='wss://example.com/link/?ticket=hush-1&app_id=A1')")
    log.error("refused", extra={"sent": {"Authorization": "Bearer xapp-1-hush-2"}})
    log.error('refused "xoxb-hush-3"')

    said = "\n".join(lines())
    assert "hush" not in said
    assert "ticket=...&app_id=A1" in said
    assert len([json.loads(line) for line in lines()]) == 3
