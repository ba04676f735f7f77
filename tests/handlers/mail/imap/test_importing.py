"""Old mail of a mailbox comes in on request."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest

from desk import imports, mailboxes
from desk.desk import Desk
from desk.outgoing import ImportDone
from desk.raw import InboundState, Outcome, Way
from handlers.mail.imap import importing as imap_importing
from handlers.mail.imap import watch as imap
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.importing import Importing, bring_in
from handlers.mail.read import read_mail
from storage.database import Database
from tests.clock import START
from tests.dovecot import PASSWORD, Box, Dovecot
from tests.handlers.mail.imap.watched import cursor, kept, until_kept, watching
from tests.handlers.mail.raw import raw_mail
from tests.until import until

ONE = raw_mail("Subject: One")
TWO = raw_mail("Subject: Two")
NEW = raw_mail("Subject: New")
LONG_AGO = START - timedelta(days=400)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture(autouse=True)
def soon(monkeypatch) -> None:
    monkeypatch.setattr(imap, "SOON", 0.05)
    monkeypatch.setattr(imap_importing, "EVERY", 0.02)
    monkeypatch.setattr(imap_importing, "PAUSE", 0.02)


@pytest.fixture
def box(dovecot: Dovecot) -> Box:
    return dovecot.box()


@pytest.fixture
async def account(desk: Desk, box: Box, queue) -> ImapAccount:
    account = ImapAccount(
        host="127.0.0.1",
        port=box.server.port,
        user=box.user,
        password=PASSWORD,
        is_tls=False,
        queue="support",
    )
    await mailboxes.connect(desk, account.key, name=account.name, queue_key="support")
    return account


def put(box: Box, mail: bytes, *, at: datetime) -> None:
    with box.opened() as client:
        client.append("INBOX", mail, msg_time=at)


async def asked_for(desk: Desk, account: ImapAccount, admin: str, *, days: int = 30) -> None:
    """It is connected first: what lies in it until then is old."""
    async with watching(desk, account):
        pass
    await imports.order(desk, "support", days=days, by=admin)


@asynccontextmanager
async def importing(desk: Desk, account: ImapAccount) -> AsyncIterator[None]:
    stop = asyncio.Event()
    task = asyncio.create_task(bring_in(desk, account, stop=stop))
    try:
        yield
    finally:
        stop.set()
        async with asyncio.timeout(5):
            await task


async def was_read(desk: Desk) -> bool:
    return all(job.read_at for job in await imports.underway(desk))


async def subjects(desk: Desk) -> list[str]:
    """In the order in which they are taken in."""
    return [read_mail(inbound.raw).subject for inbound in await kept(desk)]


async def test_the_last_days_come_in_the_oldest_first(desk, account, box, admin):
    put(box, TWO, at=START - timedelta(days=2))
    put(box, ONE, at=START - timedelta(days=9))
    put(box, raw_mail("Subject: Long ago"), at=LONG_AGO)
    await asked_for(desk, account, admin)
    async with importing(desk, account):
        await until(lambda: was_read(desk))

    assert await subjects(desk) == ["One", "Two"]
    first, _ = await kept(desk)
    assert (first.received_at, first.queue_key) == (START - timedelta(days=9), "support")


async def test_what_the_watch_must_look_at_anew_is_its_first(desk, account, box, admin):
    put(box, ONE, at=START)
    await asked_for(desk, account, admin)
    before = await cursor(desk, account)
    async with desk.begin() as work:
        renumbered = before.renumbered(before.uidvalidity, newest=1)
        await work.cursors.move(account.key, str(renumbered), was=str(before))

    await Importing(desk=desk, account=account, stop=asyncio.Event()).turn()

    assert await kept(desk) == []


async def test_new_mail_stays_with_the_watch(desk, account, box, admin):
    await asked_for(desk, account, admin)
    put(box, NEW, at=START)
    async with importing(desk, account):
        await until(lambda: was_read(desk))

    assert await kept(desk) == []
    async with watching(desk, account):
        await until_kept(desk, "New")
    (inbound,) = await kept(desk)
    assert inbound.import_id is None


async def test_nothing_of_it_moves_the_watch(desk, account, box, admin):
    put(box, ONE, at=START - timedelta(days=2))
    await asked_for(desk, account, admin)
    before = await cursor(desk, account)
    async with importing(desk, account):
        await until_kept(desk, "One")

    assert await cursor(desk, account) == before


async def test_a_second_import_doubles_nothing(desk, account, box, admin):
    put(box, ONE, at=START - timedelta(days=2))
    put(box, TWO, at=START - timedelta(days=40))
    await asked_for(desk, account, admin)
    async with importing(desk, account):
        await until_kept(desk, "One")
        await taken_in(desk)
        await until(lambda: is_done(desk))
        await imports.order(desk, "support", days=60, by=admin)
        await until(lambda: was_read(desk))

    assert await subjects(desk) == ["Two"]
    (job,) = await imports.underway(desk)
    assert (job.found, job.known) == (1, 1)


async def taken_in(desk: Desk) -> None:
    """As the intake would."""
    async with desk.begin() as work:
        for inbound in await work.inbound.waiting([Way.IMAP], 100):
            await work.inbound.settle(inbound.id, InboundState.DONE, outcome=Outcome.IMPORTED)


async def is_done(desk: Desk) -> bool:
    return not await imports.underway(desk)


async def test_it_waits_while_much_else_waits(desk, account, box, admin, monkeypatch):
    monkeypatch.setattr(imap_importing, "FEW", 0)
    put(box, ONE, at=START - timedelta(days=3))
    put(box, TWO, at=START - timedelta(days=2))
    await asked_for(desk, account, admin)
    async with importing(desk, account):
        await until_kept(desk, "One")
        assert await subjects(desk) == ["One"]
        await taken_in(desk)
        await until_kept(desk, "Two")


async def test_one_that_is_stopped_goes_on_where_it_stood(desk, account, box, admin, monkeypatch):
    monkeypatch.setattr(imap_importing, "FEW", 0)
    put(box, ONE, at=START - timedelta(days=3))
    put(box, TWO, at=START - timedelta(days=2))
    await asked_for(desk, account, admin)
    async with importing(desk, account):
        await until_kept(desk, "One")
    await taken_in(desk)

    async with importing(desk, account):
        await until_kept(desk, "Two")
        await until(lambda: was_read(desk))
    (job,) = await imports.underway(desk)
    assert (job.found, job.known) == (2, 0)


async def test_a_mail_that_cannot_be_fetched_is_left_out_and_named(desk, account, box, admin):
    put(box, ONE, at=START - timedelta(days=3))
    put(box, TWO, at=START - timedelta(days=2))
    box.files()[0].chmod(0)
    await asked_for(desk, account, admin)
    async with importing(desk, account):
        await until_kept(desk, "Two")
        await until(lambda: was_read(desk))

    (job,) = await imports.underway(desk)
    assert job.lost == (1,)


async def test_who_asked_hears_when_all_is_taken_in(desk, account, box, admin, front):
    put(box, ONE, at=START - timedelta(days=3))
    await asked_for(desk, account, admin)
    async with importing(desk, account):
        await until(lambda: was_read(desk))
        assert await front.leaving(ImportDone) == []
        await taken_in(desk)
        await until(lambda: is_done(desk))

    assert len(await front.leaving(ImportDone)) == 1


async def test_old_mail_that_is_numbered_anew_is_not_doubled(desk, account, box, admin):
    put(box, ONE, at=START - timedelta(days=1))
    await asked_for(desk, account, admin)
    async with importing(desk, account):
        await until(lambda: was_read(desk))
    box.renumber(77)
    box.deliver(NEW)
    async with watching(desk, account):
        await until_kept(desk, "One", "New")
