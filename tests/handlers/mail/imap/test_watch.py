from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk.rich import plain
from handlers.mail.imap import fetching as imap_fetching
from handlers.mail.imap import mailbox as imap_mailbox
from handlers.mail.imap import watch as imap
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.cursor import Cursor
from handlers.mail.imap.watch import check, watch
from handlers.mail.oauth import Grant
from handlers.mail.read import read_mail
from storage.database import Database
from tests.dovecot import PASSWORD, Box, Dovecot
from tests.handlers.mail.imap.watched import cursor, kept, until_kept, watching
from tests.handlers.mail.raw import multipart, raw_mail
from tests.ports import free_port
from tests.token_server import TokenServer, running_token_server
from tests.until import until

OLD = raw_mail("Subject: Old")
ONE = raw_mail("Subject: One")
TWO = raw_mail("Subject: Two")


@pytest.fixture
def box(dovecot: Dovecot) -> Box:
    return dovecot.box()


@pytest.fixture
def account(box: Box) -> ImapAccount:
    return account_of(box)


def account_of(box: Box, **settings) -> ImapAccount:
    values = {"port": box.server.port, "is_tls": False, "queue": "support", **settings}
    return ImapAccount(host="127.0.0.1", user=box.user, password=PASSWORD, **values)


@pytest.fixture(autouse=True)
def soon(monkeypatch) -> None:
    """What comes between a look and IDLE is found at once."""
    monkeypatch.setattr(imap, "SOON", 0.05)


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


async def test_a_mail_that_arrives_is_kept_as_it_came(desk, account, box):
    async with watching(desk, account):
        box.deliver(ONE)
        await until_kept(desk, "One")

    (inbound,) = await kept(desk)
    assert inbound.raw == ONE
    assert inbound.queue_key == "support"


async def test_the_intake_is_woken(desk, account, box, wake):
    async with watching(desk, account):
        before = wake.intakes
        box.deliver(ONE)
        await until_kept(desk, "One")

    assert wake.intakes == before + 1


async def test_a_mailbox_is_read_from_the_moment_it_is_connected(desk, account, box):
    box.deliver(OLD)
    async with watching(desk, account):
        box.deliver(ONE)
        await until_kept(desk, "One")


async def test_nothing_in_the_mailbox_is_changed(desk, account, box):
    async with watching(desk, account):
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")

    assert all(b"\\Seen" not in flags for flags in box.flags())


async def test_a_mail_that_a_person_has_read_is_kept_all_the_same(desk, account, box):
    async with watching(desk, account):
        pass
    with box.opened() as client:
        client.append("INBOX", ONE, flags=[b"\\Seen"])

    async with watching(desk, account):
        await until_kept(desk, "One")


async def test_what_came_while_nobody_watched_is_kept_later(desk, account, box):
    async with watching(desk, account):
        box.deliver(ONE)
        await until_kept(desk, "One")
    box.deliver(TWO)

    async with watching(desk, account):
        await until_kept(desk, "One", "Two")


async def test_the_cursor_stands_behind_the_last_mail(desk, account, box):
    async with watching(desk, account):
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")

    assert (await cursor(desk, account)).uid == 2


async def test_mails_that_are_gone_leave_no_hole(desk, account, box):
    async with watching(desk, account):
        pass
    box.deliver(OLD, OLD)
    box.empty()
    box.deliver(ONE)

    async with watching(desk, account):
        await until_kept(desk, "One")


async def test_without_a_word_from_the_server_the_mailbox_is_looked_at(
    desk, account, box, monkeypatch
):
    monkeypatch.setattr(imap_mailbox.Mailbox, "news", no_news)
    monkeypatch.setattr(imap, "EVERY", 0.05)
    async with watching(desk, account):
        box.deliver(ONE)
        await until_kept(desk, "One")


async def test_a_mail_that_comes_between_a_look_and_the_wait_is_found_soon(
    desk, account, box, monkeypatch
):
    to_deliver = [ONE]
    wait = imap_mailbox.Mailbox.news

    async def news(mailbox: imap_mailbox.Mailbox, within: float) -> bool:
        if to_deliver:
            box.deliver(to_deliver.pop())
        return await wait(mailbox, within=within)

    async with watching(desk, account):
        pass
    monkeypatch.setattr(imap_mailbox.Mailbox, "news", news)
    async with watching(desk, account):
        await until_kept(desk, "One")


async def test_who_reads_more_slowly_than_another_leaves_the_rest_to_them(
    desk, account, box, monkeypatch, caplog
):
    caplog.set_level(logging.INFO)
    async with watching(desk, account):
        pass
    box.deliver(ONE, TWO)
    together = asyncio.Barrier(2)
    fetch = imap_mailbox.Mailbox.mail

    async def mail(mailbox: imap_mailbox.Mailbox, uid: int) -> bytes | None:
        raw = await fetch(mailbox, uid)
        if uid == 1:
            await together.wait()
        return raw

    monkeypatch.setattr(imap_mailbox.Mailbox, "mail", mail)
    async with watching(desk, account), watching(desk, account):
        await until_kept(desk, "One", "Two")

    assert caplog.messages.count("mail kept") == 2


async def no_news(_mailbox: imap_mailbox.Mailbox, **_: float) -> bool:
    return False


async def test_a_new_numbering_brings_nothing_twice(desk, account, box):
    async with watching(desk, account):
        box.deliver(ONE)
        await until_kept(desk, "One")

    box.renumber(77)
    box.deliver(TWO)
    async with watching(desk, account):
        await until_kept(desk, "One", "Two")


async def test_a_new_numbering_brings_what_nobody_saw_before(desk, account, box):
    async with watching(desk, account):
        pass
    box.deliver(ONE)
    box.renumber(77)

    async with watching(desk, account):
        await until_kept(desk, "One")
    assert (await cursor(desk, account)).uidvalidity == 77


async def test_a_new_numbering_brings_nothing_from_before_our_time(desk, account, box, clock):
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    with box.opened() as client:
        client.append("INBOX", OLD, msg_time=long_ago)
    async with watching(desk, account):
        box.deliver(ONE)
        await until_kept(desk, "One")

    box.renumber(77)
    box.deliver(TWO)
    async with watching(desk, account):
        await until_kept(desk, "One", "Two")


async def test_an_old_mail_that_is_moved_in_is_kept(desk, account, box):
    async with watching(desk, account):
        with box.opened() as client:
            client.append("INBOX", ONE, msg_time=datetime(2020, 1, 1, tzinfo=UTC))
        await until_kept(desk, "One")


async def test_a_mailbox_that_is_emptied_and_numbered_anew_goes_on(desk, account, box):
    async with watching(desk, account):
        box.deliver(ONE)
        await until_kept(desk, "One")
        box.empty()
        box.renumber(77)
        box.kick()
        box.deliver(TWO)
        await until_kept(desk, "One", "Two")


async def test_a_lost_connection_is_made_anew(desk, account, box):
    async with watching(desk, account):
        box.kick()
        box.deliver(ONE)
        await until_kept(desk, "One")


async def test_two_that_watch_the_same_mailbox_keep_each_mail_once(desk, account, box):
    async with watching(desk, account), watching(desk, account):
        box.deliver(ONE, TWO)
        await until_kept(desk, "One", "Two")

    assert len(await kept(desk)) == 2


async def test_the_same_mail_in_two_mailboxes_is_kept_for_both(desk, dovecot):
    first, second = dovecot.box(), dovecot.box()
    async with watching(desk, account_of(first)), watching(desk, account_of(second)):
        first.deliver(ONE)
        second.deliver(ONE)
        await until_kept(desk, "One", "One")


async def test_while_the_database_fails_the_mail_waits_in_the_mailbox(
    desk, account, box, database, caplog
):
    async with watching(desk, account):
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE inbound RENAME TO elsewhere")
        box.deliver(ONE)
        await until_logged(caplog, "mailbox not read")
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbound")
        await until_kept(desk, "One")


async def until_logged(caplog, event: str) -> None:
    async def is_logged() -> bool:
        return event in caplog.messages

    await until(is_logged)


@pytest.fixture
def small(monkeypatch) -> None:
    monkeypatch.setattr(imap_fetching, "LARGEST", 2000)
    monkeypatch.setattr(imap_fetching, "BEGINNING", 1000)


async def test_of_a_mail_that_is_too_large_the_beginning_is_kept_and_says_so(
    small, desk, account, box
):
    text = "Content-Type: text/plain; charset=utf-8\r\n\r\nSee the film.\r\n"
    film = 'Content-Type: video/mp4\r\nContent-Disposition: attachment; filename="film.mp4"\r\n'
    large = multipart(text, film + "Content-Transfer-Encoding: base64\r\n\r\n" + "AAAA" * 1000)
    async with watching(desk, account):
        box.deliver(large)
        await until(lambda: kept(desk))

    mail = read_mail((await kept(desk))[0].raw)
    assert plain(mail.document) == (
        "[This mail has 0 MB, more than is taken in. Only its beginning is here; the whole mail "
        "is in the mailbox.]\n\nSee the film."
    )
    assert [attachment.name for attachment in mail.attachments] == ["film.mp4"]


async def test_a_mail_that_is_too_large_holds_up_nobody(small, desk, account, box):
    async with watching(desk, account):
        box.deliver(raw_mail("Subject: Large", body="x" * 3000), ONE)
        await until_kept(desk, "Large", "One")


async def test_a_mail_that_cannot_be_fetched_becomes_a_note_and_holds_up_nobody(
    desk, account, box, monkeypatch
):
    monkeypatch.setattr(imap, "TRIES", 1)
    async with watching(desk, account):
        pass
    box.deliver(ONE, TWO)
    box.files()[0].chmod(0)

    async with watching(desk, account):
        await until_kept(desk, "A mail that could not be fetched", "Two")


async def test_stopping_ends_it_while_it_waits_for_mail(desk, account):
    stop = asyncio.Event()
    task = asyncio.create_task(watch(desk, account, stop=stop))
    await until(lambda: cursor(desk, account))

    stop.set()

    async with asyncio.timeout(2):
        await task


@pytest.fixture
def deaf() -> Iterator[int]:
    """The port of a server that takes a connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


async def test_stopping_ends_it_while_it_connects(desk, deaf, monkeypatch):
    monkeypatch.setattr(imap_mailbox, "LIMITS", imap_mailbox.SocketTimeout(connect=1, read=1))
    stop = asyncio.Event()
    account = ImapAccount(host="127.0.0.1", port=deaf, user="a", password="b", is_tls=False)
    task = asyncio.create_task(watch(desk, account, stop=stop))
    await asyncio.sleep(0)

    stop.set()

    async with asyncio.timeout(0.5):
        await task


async def test_stopping_ends_it_while_it_waits_to_try_again(desk, account, box, monkeypatch):
    refused = ImapAccount(host="127.0.0.1", port=1, user="a", password="b", is_tls=False)
    stop = asyncio.Event()
    task = asyncio.create_task(watch(desk, refused, stop=stop))
    await asyncio.sleep(0)

    stop.set()

    async with asyncio.timeout(2):
        await task


async def test_trouble_is_logged_without_the_user_or_the_password(desk, account, caplog):
    caplog.set_level(logging.INFO)
    wrong = account_of_wrong_password(account)
    stop = asyncio.Event()
    task = asyncio.create_task(watch(desk, wrong, stop=stop))
    await until_logged(caplog, "mailbox not read")
    stop.set()
    await task
    told = " ".join(str(vars(record)) for record in caplog.records)
    assert "refused the user or the password" in told
    assert account.user not in told
    assert "a wrong one" not in told


def account_of_wrong_password(account: ImapAccount) -> ImapAccount:
    return replace(account, password="a wrong one")


async def test_a_mailbox_in_order_has_nothing_wrong(account):
    assert await check(account) is None


async def test_a_wrong_password_is_told(account):
    assert (await check(account_of_wrong_password(account))).startswith(
        "127.0.0.1 refused the user or the password of IMAP_URL."
    )


async def test_a_missing_folder_is_told(box):
    assert await check(account_of(box, folder="Nowhere")) == (
        "127.0.0.1 has no folder Nowhere. Correct it in IMAP_URL."
    )


async def test_a_server_that_is_not_there_is_told(box):
    assert (await check(account_of(box, port=free_port()))).startswith(
        "Nothing listens at 127.0.0.1"
    )


async def test_a_server_that_says_nothing_is_told(box, deaf, monkeypatch):
    monkeypatch.setattr(imap_mailbox, "LIMITS", imap_mailbox.SocketTimeout(connect=0.2, read=0.2))

    assert (await check(account_of(box, port=deaf))).startswith("127.0.0.1 does not answer")


async def test_a_host_nobody_knows_is_told(monkeypatch):
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    account = ImapAccount(host="mail.invalid", port=993, user="a", password="b")

    assert (await check(account)).startswith("Nobody knows a host mail.invalid.")


async def test_a_certificate_nobody_vouches_for_is_told(box, dovecot):
    account = account_of(box, port=dovecot.tls_port, is_tls=True)

    assert (await check(account)).startswith("The certificate of 127.0.0.1 is not good")


async def test_a_good_certificate_is_trusted(box, dovecot, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate.certificate))

    assert await check(account_of(box, port=dovecot.tls_port, is_tls=True)) is None


async def test_no_password_is_said_without_encryption_to_another_machine(box, dovecot, monkeypatch):
    monkeypatch.setattr(ImapAccount, "needs_starttls", True)

    assert (await check(account_of(box))).startswith("The certificate of")


async def test_encryption_can_begin_after_the_greeting(box, dovecot, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate.certificate))
    monkeypatch.setattr(ImapAccount, "needs_starttls", True)

    assert await check(account_of(box)) is None


async def test_a_port_without_tls_is_told(box, dovecot):
    account = account_of(box, port=dovecot.port, is_tls=True)

    assert (await check(account)).startswith("127.0.0.1 does not speak TLS on port")


@pytest.fixture
async def tokens(box: Box) -> AsyncIterator[TokenServer]:
    async with running_token_server() as tokens:
        tokens.answer = {"access_token": box.token()}
        yield tokens


def with_grant(box: Box, tokens: TokenServer) -> ImapAccount:
    grant = Grant(token_url=tokens.url, client_id="an-app", client_secret="a secret")
    return replace(account_of(box), password="", grant=grant)


async def test_a_mailbox_is_read_with_a_token(desk, box, tokens):
    async with watching(desk, with_grant(box, tokens)):
        box.deliver(ONE)
        await until_kept(desk, "One")


async def test_each_connection_gets_a_fresh_token(desk, box, tokens):
    async with watching(desk, with_grant(box, tokens)):
        box.kick()
        box.deliver(ONE)
        await until_kept(desk, "One")

    assert len(tokens.asked) == 2


async def test_a_token_that_is_refused_is_told(box, tokens):
    tokens.answer = {"access_token": "a token of somebody else"}

    assert (await check(with_grant(box, tokens))).startswith("127.0.0.1 refused the token of")


async def test_a_provider_that_gives_no_token_is_told(box, tokens):
    tokens.answer = {"error": "invalid_client"}

    assert (await check(with_grant(box, tokens))).startswith(
        "127.0.0.1 does not let the desk into the mailbox (invalid_client)."
    )


@pytest.mark.parametrize(
    ("text", "account"),
    [
        (
            "imaps://desk%40example.com:p%2Fw@mail.example.com/INBOX?queue=support",
            ImapAccount(
                host="mail.example.com",
                port=993,
                user="desk@example.com",
                password="p/w",
                queue="support",
            ),
        ),
        (
            "imaps://desk@example.com:pw@mail.example.com:1993",
            ImapAccount(host="mail.example.com", port=1993, user="desk@example.com", password="pw"),
        ),
        (
            "imap://desk:pw@mail.example.com/Team/Support%20%26%20Sales",
            ImapAccount(
                host="mail.example.com",
                port=143,
                user="desk",
                password="pw",
                folder="Team/Support & Sales",
                is_tls=False,
            ),
        ),
    ],
    ids=["all", "least", "folder"],
)
def test_an_account_is_read_from_its_url(text, account):
    assert ImapAccount.parse(text) == account


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("mail.example.com", "begins with imap:// or imaps://"),
        ("pop3://desk:pw@mail.example.com", "begins with imap:// or imaps://"),
        ("imaps://mail.example.com/INBOX", "no user or no password"),
        ("imaps://desk@mail.example.com", "no user or no password"),
        ("imaps://desk:pw@/INBOX", "no server's name"),
        ("imaps://desk:p/w@mail.example.com", "%2F for /"),
        ("imaps://desk:p#w@mail.example.com", "%23"),
        ("imaps://desk:pw@mail.example.com?que=x", r"something else than \?queue="),
    ],
)
def test_a_wrong_account_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words) as caught:
        ImapAccount.parse(text)

    assert not any(secret in str(caught.value) for secret in ("pw", "p/w", "p#w"))


@pytest.mark.parametrize(
    ("url", "needs"),
    [
        ("imap://a:b@mail.example.com", True),
        ("imap://a:b@127.0.0.1", False),
        ("imap://a:b@[::1]", False),
        ("imap://a:b@localhost", False),
        ("imaps://a:b@mail.example.com", False),
    ],
)
def test_encryption_is_needed_on_the_way_to_another_machine(url, needs):
    assert ImapAccount.parse(url).needs_starttls is needs


def test_an_account_keeps_its_key_with_another_password_port_or_queue():
    first = ImapAccount.parse("imaps://desk:old@mail.example.com/INBOX?queue=support")
    second = ImapAccount.parse("imap://desk:new@mail.example.com:144/INBOX?queue=service")

    assert first.key == second.key
    assert "old" not in first.key


def test_folders_and_users_have_keys_of_their_own():
    urls = ["imaps://a:x@mail.example.com", "imaps://b:x@mail.example.com"]
    keys = {ImapAccount.parse(f"{url}/{folder}").key for url in urls for folder in ("A", "B")}

    assert len(keys) == 4


def test_a_long_account_has_a_key_that_fits():
    assert len(ImapAccount.parse(f"imaps://{'a' * 300}:x@mail.example.com").key) == 64


def test_a_password_is_never_shown():
    assert "a secret" not in repr(ImapAccount.parse("imaps://desk:a%20secret@mail.example.com"))


def test_a_cursor_is_read_as_it_was_written():
    written = Cursor(
        uidvalidity=7, uid=3, doubtful=9, first=10, since=datetime(2026, 6, 1, tzinfo=UTC).date()
    )

    assert Cursor.parse(str(written)) == written
