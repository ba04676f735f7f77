"""A mailbox over a line that breaks: each mail is kept once and whole."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from handlers.mail.imap import mailbox as imap_mailbox
from handlers.mail.imap import watch as imap
from handlers.mail.imap.account import ImapAccount
from storage.database import Database
from tests.dovecot import PASSWORD, Box, Dovecot
from tests.handlers.mail.imap.watched import cursor, kept, until_kept, watching
from tests.handlers.mail.raw import raw_mail
from tests.until import until
from tests.wire import Wire, wired

ONE = raw_mail("Subject: One", body="The first line.\r\n" * 5000)
TWO = raw_mail("Subject: Two")


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def box(dovecot: Dovecot) -> Box:
    return dovecot.box()


@pytest.fixture
async def wire(dovecot: Dovecot) -> AsyncIterator[Wire]:
    async with wired(to=dovecot.port) as wire:
        yield wire


@pytest.fixture
def account(box: Box, wire: Wire) -> ImapAccount:
    return ImapAccount(
        host="127.0.0.1", port=wire.port, user=box.user, password=PASSWORD, is_tls=False
    )


@pytest.fixture(autouse=True)
def soon(monkeypatch) -> None:
    """What comes between a look and IDLE is found at once."""
    monkeypatch.setattr(imap, "SOON", 0.05)


@pytest.mark.parametrize("word", [b"SEARCH", b"BODY[]", b"The first line."])
async def test_a_line_that_is_cut_while_a_mail_is_fetched_loses_and_doubles_nothing(
    desk, account, box, wire, word
):
    async with watching(desk, account):
        wire.cut_behind(word)
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")

    assert wire.cuts == 1
    assert sorted(inbound.raw for inbound in await kept(desk)) == sorted([ONE, TWO])


async def test_two_that_watch_over_lines_that_are_cut_keep_each_mail_once(desk, account, box, wire):
    async with watching(desk, account), watching(desk, account):
        wire.cut_behind(b"BODY[]")
        wire.cut_behind(b"The first line.")
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")
        await until(lambda: is_told(wire, 2))

    assert sorted(inbound.raw for inbound in await kept(desk)) == sorted([ONE, TWO])


async def is_told(wire: Wire, cuts: int) -> bool:
    return wire.cuts == cuts


async def test_a_line_that_falls_silent_while_news_are_waited_for_is_left(
    desk, account, box, wire, monkeypatch
):
    limits = imap_mailbox.SocketTimeout(connect=5, read=0.2)
    monkeypatch.setattr(imap_mailbox, "LIMITS", limits)
    monkeypatch.setattr(imap, "EVERY", 0.2)
    async with watching(desk, account):
        wire.hush()
        box.deliver(ONE)
        await until_kept(desk, "One")


async def test_a_new_numbering_while_a_mail_is_fetched_brings_nothing_twice(
    desk, account, box, wire
):
    async with watching(desk, account):
        box.deliver(TWO)
        await until_kept(desk, "Two")
        wire.cut_behind(b"The first line.")
        box.deliver(ONE)
        await until(lambda: is_told(wire, 1))
        box.renumber(77)
        await until_kept(desk, "One", "Two")

    assert (await cursor(desk, account)).uidvalidity == 77
