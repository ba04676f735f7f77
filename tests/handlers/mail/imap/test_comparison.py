"""A mailbox is compared with what is kept: what had not come in is fetched and told."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk import mailboxes
from desk.desk import Desk
from desk.outgoing import GapNotice, MailboxNotice
from desk.watched import WatchedMailbox
from handlers.mail.imap import attending as imap_attending
from handlers.mail.imap import watch as imap
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.attending import attend
from handlers.mail.imap.comparison import compare, look_into
from storage.database import Database
from tests.clock import START
from tests.dovecot import PASSWORD, Box, Dovecot
from tests.handlers.mail.imap.watched import cursor, kept, until_kept, watching
from tests.handlers.mail.raw import raw_mail
from tests.until import until

ONE = raw_mail("Subject: One")
TWO = raw_mail("Subject: Two")
THREE = raw_mail("Subject: Three")


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def box(dovecot: Dovecot) -> Box:
    return dovecot.box()


@pytest.fixture(autouse=True)
def soon(monkeypatch) -> None:
    monkeypatch.setattr(imap, "SOON", 0.05)
    monkeypatch.setattr(imap_attending, "EVERY", 0.02)


@pytest.fixture
async def account(desk: Desk, box: Box) -> ImapAccount:
    account = ImapAccount(
        host="127.0.0.1", port=box.server.port, user=box.user, password=PASSWORD, is_tls=False
    )
    await mailboxes.connect(desk, account.key, name=account.name, queue_key=None)
    return account


async def compared(desk: Desk, account: ImapAccount) -> WatchedMailbox:
    await compare(desk, account, stop=asyncio.Event())
    return await state(desk)


async def state(desk: Desk) -> WatchedMailbox:
    (mailbox,) = await mailboxes.watched(desk)
    return mailbox


async def connected(desk: Desk, account: ImapAccount) -> None:
    async with watching(desk, account):
        pass


async def skip(desk: Desk, account: ImapAccount, *, upto: int) -> None:
    """As a watch would leave it that has gone past a mail without keeping it."""
    moved = (await cursor(desk, account)).moved(upto)
    async with desk.begin() as work:
        await work.cursors.put(account.key, str(moved))


async def test_what_is_kept_is_not_missing(desk, account, box):
    async with watching(desk, account):
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")

    found = await compared(desk, account)
    assert (found.on_server, found.stored, found.missing) == (2, 2, ())


async def test_what_was_there_before_is_not_ours(desk, account, box):
    box.deliver(ONE)
    await connected(desk, account)

    assert (await compared(desk, account)).on_server == 0


async def test_what_waits_for_the_watch_is_not_missing(desk, account, box, front, admin):
    await connected(desk, account)
    box.deliver(ONE)

    assert (await compared(desk, account)).on_server == 0
    assert await kept(desk) == []


async def test_a_mail_that_was_skipped_is_taken_in_and_told(desk, account, box, front, admin):
    await connected(desk, account)
    box.deliver(ONE, TWO)
    await skip(desk, account, upto=2)

    found = await compared(desk, account)
    await until_kept(desk, "One", "Two")
    assert (found.stored, found.missing, found.caught_up) == (2, (), 2)
    (notice,) = await front.leaving(GapNotice)
    assert (notice.user, notice.caught_up, notice.lost) == (admin, 2, ())


async def test_a_gap_is_told_once(desk, account, box, front, admin, clock):
    await connected(desk, account)
    box.deliver(ONE)
    box.files()[0].chmod(0)
    await skip(desk, account, upto=1)
    for _ in range(3):
        clock.advance(hours=1)
        await compared(desk, account)

    (notice,) = await front.leaving(GapNotice)
    assert notice.lost == (1,)
    assert (await state(desk)).missing == (1,)


async def test_what_could_not_be_fetched_is_taken_in_once_it_can(desk, account, box, admin):
    await connected(desk, account)
    box.deliver(ONE)
    (file,) = box.files()
    file.chmod(0)
    await skip(desk, account, upto=1)
    await compared(desk, account)
    file.chmod(0o600)

    assert (await compared(desk, account)).missing == ()
    await until_kept(desk, "One")


async def test_a_mail_for_which_a_note_stands_comes_in_once_it_can(
    desk, account, box, admin, monkeypatch
):
    monkeypatch.setattr(imap, "TRIES", 1)
    await connected(desk, account)
    box.deliver(ONE)
    (file,) = box.files()
    file.chmod(0)
    async with watching(desk, account):
        await until_kept(desk, "A mail that could not be fetched")
    file.chmod(0o600)

    assert (await compared(desk, account)).caught_up == 1
    await until_kept(desk, "A mail that could not be fetched", "One")


async def test_what_is_deleted_on_the_server_is_forgotten(desk, account, box, front, admin):
    async with watching(desk, account):
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")
    box.empty()

    assert (await compared(desk, account)).on_server == 0
    async with desk.look() as work:
        uidvalidity = (await cursor(desk, account)).uidvalidity
        assert await work.mailboxes.accounted_for(account.key, uidvalidity) == {}
    assert await front.leaving(GapNotice) == []


async def test_a_new_numbering_leaves_no_gap(desk, account, box, front, admin):
    async with watching(desk, account):
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")
    box.renumber(77)
    await connected(desk, account)
    async with watching(desk, account):
        box.deliver(THREE)
        await until_kept(desk, "One", "Two", "Three")

    found = await compared(desk, account)
    assert (found.on_server, found.missing) == (3, ())
    assert await front.leaving(GapNotice) == []


async def test_a_server_that_goes_back_to_earlier_numbers_loses_nothing(desk, account, box):
    async with watching(desk, account):
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")
    uidvalidity = (await cursor(desk, account)).uidvalidity
    box.start_again(uidvalidity)
    box.deliver(THREE)

    async with watching(desk, account):
        await until_kept(desk, "One", "Two", "Three")
    assert (await cursor(desk, account)).uid == 1


async def test_another_mail_under_a_number_that_is_kept_is_found(desk, account, box, admin):
    async with watching(desk, account):
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")
    before = await cursor(desk, account)
    box.start_again(before.uidvalidity)
    with box.opened() as client:
        for mail in (ONE, THREE):
            client.append("INBOX", mail, msg_time=START)
    async with desk.begin() as work:
        for uid in (1, 2):
            long_ago = datetime(2026, 1, 1, tzinfo=UTC)
            await work.mailboxes.account_for(
                account.key, before.uidvalidity, uid, arrived_at=long_ago
            )

    assert (await compared(desk, account)).caught_up == 1
    await until_kept(desk, "One", "Two", "Three")


async def test_nothing_of_it_moves_the_watch(desk, account, box, admin):
    await connected(desk, account)
    box.deliver(ONE)
    await skip(desk, account, upto=1)
    before = await cursor(desk, account)

    await compared(desk, account)

    assert await cursor(desk, account) == before


async def test_a_mailbox_that_cannot_be_read_is_told_after_a_while(
    desk, account, front, admin, clock
):
    wrong = replace(account, password="a wrong one")
    for _ in range(4):
        await look_into(desk, wrong, stop=asyncio.Event())
        clock.advance(minutes=5)

    (notice,) = await front.leaving(MailboxNotice)
    assert (notice.user, notice.account) == (admin, account.key)
    assert (await state(desk)).why.startswith("127.0.0.1 refused the user or the password")


async def test_mail_that_is_not_taken_in_is_told_after_a_while(
    desk, account, box, front, admin, clock
):
    await connected(desk, account)
    box.deliver(ONE)
    for _ in range(3):
        await look_into(desk, account, stop=asyncio.Event())
        clock.advance(minutes=5)

    assert len(await front.leaving(MailboxNotice)) == 1


async def test_a_mailbox_is_compared_every_hour(desk, account, clock):
    await connected(desk, account)
    stop = asyncio.Event()
    attending = asyncio.create_task(attend(desk, account, stop=stop))
    await until(lambda: was_compared(desk, at=clock()))
    clock.advance(hours=1)
    await until(lambda: was_compared(desk, at=clock()))

    stop.set()
    await attending


async def test_a_mailbox_is_compared_when_somebody_asks(desk, account, clock):
    await connected(desk, account)
    stop = asyncio.Event()
    attending = asyncio.create_task(attend(desk, account, stop=stop))
    await until(lambda: was_compared(desk, at=clock()))
    clock.advance(minutes=1)
    await mailboxes.ask(desk)
    await until(lambda: was_compared(desk, at=clock()))

    stop.set()
    await attending


async def was_compared(desk: Desk, *, at: datetime) -> bool:
    return (await state(desk)).compared_at == at
