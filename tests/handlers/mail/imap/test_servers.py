"""Mailboxes at servers that know less than others, or behave badly."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from desk import mailboxes
from handlers.mail.imap import mailbox as imap_mailbox
from handlers.mail.imap import watch as imap
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.comparison import compare
from handlers.mail.imap.watch import check
from storage.database import Database
from tests.handlers.mail.imap.watched import until_kept, watching
from tests.handlers.mail.raw import raw_mail
from tests.imap_script import ImapScript, served

OLD = raw_mail("Subject: Old")
ONE = raw_mail("Subject: One")
TWO = raw_mail("Subject: Two")


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture(autouse=True)
def quick(monkeypatch) -> None:
    """Looks again at once, where it would wait a minute."""
    monkeypatch.setattr(imap, "SOON", 0.02)
    monkeypatch.setattr(imap, "EVERY", 0.02)


@pytest.fixture
async def script() -> AsyncIterator[ImapScript]:
    async with served(ImapScript()) as script:
        yield script


def account_of(script: ImapScript) -> ImapAccount:
    return ImapAccount(
        host="127.0.0.1", port=script.port, user="desk", password="a secret", is_tls=False
    )


async def test_a_server_that_cannot_tell_of_new_mail_is_asked(desk, script):
    async with watching(desk, account_of(script)):
        script.mails.append(ONE)
        await until_kept(desk, "One")

    assert "IDLE" not in script.heard


async def test_a_server_that_says_no_next_number_is_read_from_now_on(desk, script):
    script.tells_uidnext = False
    script.mails.append(OLD)
    async with watching(desk, account_of(script)):
        script.mails.append(ONE)
        await until_kept(desk, "One")


async def test_an_empty_mailbox_without_a_next_number_begins_with_its_first_mail(desk, script):
    script.tells_uidnext = False
    async with watching(desk, account_of(script)):
        script.mails.append(ONE)
        await until_kept(desk, "One")


async def test_a_server_without_other_ways_is_told_the_password_by_login(script):
    assert await check(account_of(script)) is None
    assert 'LOGIN desk "a secret"' in script.heard


@pytest.mark.parametrize(
    "verdict", ["NO [UNAVAILABLE] Backend is down", "NO Too many simultaneous connections"]
)
async def test_a_login_that_fails_for_now_is_no_fault_of_the_settings(script, verdict):
    script.verdicts["LOGIN"] = verdict

    assert await check(account_of(script)) == (
        "127.0.0.1 takes no login just now; it is asked again later."
    )


async def test_a_server_that_does_not_number_its_mails_cannot_be_read(script):
    script.tells_uidvalidity = False

    assert await check(account_of(script)) == (
        "127.0.0.1 does not open INBOX as a mail server should. Is it the right host, and port?"
    )


async def test_a_server_without_encryption_is_not_told_the_password(script, monkeypatch):
    monkeypatch.setattr(ImapAccount, "needs_starttls", True)

    assert await check(account_of(script)) == (
        f"127.0.0.1 offers no encryption on port {script.port}. Use imaps:// in IMAP_URL, mostly "
        "port 993."
    )
    assert not any(command.startswith("LOGIN") for command in script.heard)


async def test_a_mail_without_a_text_becomes_a_note_at_last(desk, script, monkeypatch):
    monkeypatch.setattr(imap, "TRIES", 1)
    async with watching(desk, account_of(script)):
        script.mails.extend([None, TWO])
        await until_kept(desk, "A mail that could not be fetched", "Two")


async def test_a_mail_that_is_listed_and_not_handed_over_is_missing(desk, script):
    account = account_of(script)
    await mailboxes.connect(desk, account.key, name=account.name, queue_key=None)
    script.withheld = {1}
    async with watching(desk, account):
        script.mails += [ONE, TWO]
        await until_kept(desk, "Two")

    await compare(desk, account, stop=asyncio.Event())

    (mailbox,) = await mailboxes.watched(desk)
    assert mailbox.missing == (1,)


async def test_a_server_that_hangs_up_while_it_is_waited_for_is_connected_anew(desk, script):
    script.capabilities = ("IMAP4rev1", "IDLE")
    script.drops_idle = True
    async with watching(desk, account_of(script)):
        script.mails.append(ONE)
        await until_kept(desk, "One")


async def test_a_server_that_falls_silent_is_connected_anew(desk, script, monkeypatch):
    limits = imap_mailbox.SocketTimeout(connect=5, read=0.2)
    monkeypatch.setattr(imap_mailbox, "LIMITS", limits)
    async with watching(desk, account_of(script)):
        script.silent_once.add("FETCH")
        script.mails.append(ONE)
        await until_kept(desk, "One")

    assert script.heard.count("UID FETCH 1 (RFC822.SIZE INTERNALDATE)") == 2
