"""What is asked for every mail, and every few seconds, takes no longer the more there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event

from bot.intake import MAIL
from desk.desk import Desk
from desk.mail import Kind
from desk.queue import Queue
from desk.raw import InboundState, Way
from storage.database import Database
from tests.front import Front
from tests.incoming import mail

#: Tables of which nothing is ever removed.
GROWING = "answers|case_events|cases|drafts|held_mails|inbound|mail_ids|messages|surveys"
#: A plan that reads all of one, or all of a workspace's, which is the same.
READS_ALL = re.compile(
    rf"SCAN (?:{GROWING})\b(?! USING)|SEARCH (?:{GROWING}) .*\(workspace=\?(?: AND way=\?)?\)"
)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """SQLite, which keeps no figures by which it would choose better."""
    return sqlite_database


@pytest.fixture
def asked(database: Database) -> Iterator[dict[str, Any]]:
    """All statements from now on, each with values that it was asked with."""
    found: dict[str, Any] = {}

    def note(_connection, _cursor, statement, parameters, _context, is_many) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            found.setdefault(statement, parameters[0] if is_many else parameters)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield found
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def slow(database: Database, asked: dict[str, Any]) -> list[str]:
    """The statements whose plan reads all of a table that grows."""
    statements = dict(asked)
    async with database.engine.connect() as connection:
        plans = {
            one: (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one}", values)).all()
            for one, values in statements.items()
        }
    return [one for one, plan in plans.items() if any(READS_ALL.search(row[3]) for row in plan)]


async def test_a_mail_is_taken_in_without_reading_all_others(
    database: Database, front: Front, queue: Queue, asked: dict[str, Any]
):
    first = mail()
    await front.receive(first)
    await front.receive(mail(answers=first.message_id))
    await front.receive(mail(answers=first.message_id, kind=Kind.AUTO))
    await front.receive(mail(sender="Jo Roe <jo@example.net>", subject="About #1001"))
    await front.receive(mail(bulk=True))

    assert await slow(database, asked) == []


async def test_the_loops_look_without_reading_all_that_is_done(
    desk: Desk, database: Database, front: Front, queue: Queue, asked: dict[str, Any]
):
    async with desk.look() as work:
        await work.inbound.waiting((Way.SLACK, *MAIL), 20)
        await work.inbound.count(InboundState.NEW)
        await work.inbound.quarantined()
        await work.imports.yielded("an import")
        await work.surveys.due(desk.now(), limit=20)
        await work.cases.snoozed_before(desk.now(), limit=20)
        await work.cases.resolved_before(desk.now(), limit=20)

    assert await slow(database, asked) == []
