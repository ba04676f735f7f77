from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from aiosmtplib import SMTP
from sqlalchemy import event

from desk.aliases import add_alias
from desk.desk import Desk
from desk.raw import Inbound, Way
from handlers.mail.smtp import door as smtp_door
from handlers.mail.smtp import listener as smtp
from handlers.mail.smtp import session as smtp_session
from handlers.mail.smtp.listener import Listener, SmtpListen, listen
from storage.database import Database
from tests.until import until

SENDER = "customer@example.net"
DESK = "support@example.com"
MAIL = b"From: customer@example.net\r\nSubject: Kettle\r\n\r\nIt leaks.\r\n"
ANYWHERE = SmtpListen(host="127.0.0.1", port=0)


class Client:
    """Says what it likes, and hears one answer at a time."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def say(self, *lines: str | bytes) -> str:
        """The answer to the last of them; each line is ended."""
        answer = ""
        for line in lines:
            data = line if isinstance(line, bytes) else line.encode()
            self.writer.write(data + b"\r\n")
            answer = await self.hear()
        return answer

    async def hear(self) -> str:
        lines = []
        while True:
            line = (await self.reader.readline()).decode()
            lines.append(line.rstrip())
            if line[3:4] != "-":
                return "\n".join(lines)

    async def send(self, data: bytes) -> str:
        """The answer to a mail's data, without the dot at its end."""
        self.writer.write(data + b"\r\n.\r\n")
        await self.writer.drain()
        return await self.hear()

    async def begin(self, *recipients: str, sender: str = SENDER) -> str:
        """Everything before the mail's data."""
        named = [f"RCPT TO:<{recipient}>" for recipient in recipients or (DESK,)]
        return await self.say("EHLO here", f"MAIL FROM:<{sender}>", *named, "DATA")

    async def is_hung_up(self) -> bool:
        return await self.reader.read() == b""


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
async def listener(desk: Desk, queue) -> AsyncIterator[Listener]:
    async with listening(desk, ANYWHERE) as listener:
        yield listener


@pytest.fixture
async def lmtp(desk: Desk, queue) -> AsyncIterator[Listener]:
    async with listening(desk, SmtpListen(host="127.0.0.1", port=0, is_lmtp=True)) as listener:
        yield listener


@asynccontextmanager
async def listening(desk: Desk, address: SmtpListen, **settings) -> AsyncIterator[Listener]:
    listener = await listen(desk, address, **settings)
    try:
        yield listener
    finally:
        await listener.close()


@asynccontextmanager
async def connected(listener: Listener) -> AsyncIterator[Client]:
    reader, writer = await asyncio.open_connection("127.0.0.1", listener.port, limit=10_000_000)
    client = Client(reader, writer)
    try:
        await client.hear()
        yield client
    finally:
        writer.close()


@pytest.fixture
async def client(listener: Listener) -> AsyncIterator[Client]:
    async with connected(listener) as client:
        yield client


async def kept(desk: Desk) -> list[Inbound]:
    async with desk.look() as work:
        return list(await work.inbound.waiting([Way.SMTP], 100))


async def test_a_mail_is_kept_before_it_is_accepted(client, desk):
    await client.begin()

    assert await client.send(MAIL.removesuffix(b"\r\n")) == "250 2.0.0 The mail is kept"
    assert [inbound.raw for inbound in await kept(desk)] == [MAIL]


async def test_the_envelope_is_kept_with_it(client, desk):
    await client.begin("support+c1042-abc@EXAMPLE.com", "sales@example.com")
    await client.send(MAIL)

    (inbound,) = await kept(desk)
    assert inbound.mail_from == SENDER
    assert inbound.recipients == ("support+c1042-abc@EXAMPLE.com", "sales@example.com")


async def test_the_intake_is_woken(client, wake):
    before = wake.intakes
    await client.begin()
    await client.send(MAIL)

    assert wake.intakes == before + 1


async def test_a_mail_that_is_brought_again_is_accepted_and_kept_once(client, desk):
    for _ in range(2):
        await client.begin()
        await client.send(MAIL)

    assert len(await kept(desk)) == 1


async def test_the_same_mail_for_others_is_another_one(client, desk):
    for recipient in (DESK, "sales@example.com"):
        await client.begin(recipient)
        await client.send(MAIL)

    assert len(await kept(desk)) == 2


async def test_a_returned_mail_has_no_sender(client, desk):
    await client.begin(sender="")
    await client.send(MAIL)

    assert (await kept(desk))[0].mail_from == ""


@pytest.mark.parametrize(
    ("said", "sender"),
    [
        ("<>", ""),
        ("<a@example.net>", "a@example.net"),
        ("a@example.net", "a@example.net"),
        ("<@relay.example,@other.example:a@example.net>", "a@example.net"),
        ('<"a \\"b\\" <c>"@example.net>', '"a \\"b\\" <c>"@example.net'),
        ("<user..dot.@example.net>", "user..dot.@example.net"),
        ("<a@b@example.net>", "a@b@example.net"),
        ("<a@[192.0.2.1]>", "a@[192.0.2.1]"),
        ("<a@example.net> SIZE=100 BODY=8BITMIME", "a@example.net"),
        ("<a@example.net>SIZE=100", "a@example.net"),
        ("<bounce+x=example.com@example.net>", "bounce+x=example.com@example.net"),
    ],
)
async def test_a_sender_is_taken_as_it_is_said(client, desk, said, sender):
    await client.say("EHLO here", f"MAIL FROM:{said}", f"RCPT TO:<{DESK}>", "DATA")
    await client.send(MAIL)

    assert (await kept(desk))[0].mail_from == sender


@pytest.mark.parametrize(
    "said", ["<", "<a", "<a b@example.net>", "<@[", '<"a@example.net>', "<%@", "<a@[\\", ">", '"']
)
async def test_what_is_no_sender_is_refused_for_good(client, said):
    assert (await client.say("EHLO here", f"MAIL FROM:{said}")).startswith("55")


async def test_a_client_of_a_library_gets_its_mail_in(listener, desk):
    async with SMTP(hostname="127.0.0.1", port=listener.port) as client:
        await client.sendmail(SENDER, [DESK], MAIL)

    assert [inbound.raw for inbound in await kept(desk)] == [MAIL]


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: x\r\n\r\n" + b"long " * 60_000,
        b"Subject: x\r\n\r\n" + bytes(range(1, 256)).replace(b"\r", b"").replace(b"\n", b""),
        b"Subject: x\r\n\r\n\x00\x00",
        b"",
        b"\r\n",
        b"no header at all",
        b"Subject: x\nbare line feeds\n",
        b"Subject: x\r\n\r\n" + b"line\r\n" * 100_000,
    ],
    ids=["long", "8-bit", "nul", "empty", "empty-lines", "no-header", "bare-lf", "many-lines"],
)
async def test_every_byte_is_kept_as_it_came(client, desk, data):
    await client.begin()
    await client.send(data)

    assert (await kept(desk))[0].raw == data + b"\r\n"


async def test_a_mail_of_nothing_is_kept(client, desk):
    await client.begin()

    assert await client.say(".") == "250 2.0.0 The mail is kept"
    assert (await kept(desk))[0].raw == b""


async def test_the_dots_of_the_way_are_taken_off(client, desk):
    await client.begin()
    await client.send(b"..one\r\n...two\r\n.three\r\nno. dot")

    assert (await kept(desk))[0].raw == b".one\r\n..two\r\nthree\r\nno. dot\r\n"


@pytest.mark.parametrize(
    "end",
    [
        b"\n.\n",
        b"\n.\r\n",
        b"\r\n.\n",
        b"\r.\r",
        b"\r\n.\r",
        b"\r.\r\n",
        b"\n.\n\r\n",
        b"\r\n\x00.\r\n",
    ],
)
async def test_only_a_true_end_ends_a_mail(client, desk, end):
    inner = b"MAIL FROM:<boss@example.org>\r\nRCPT TO:<support@example.com>\r\nDATA\r\nSmuggled"
    await client.begin()
    await client.send(b"Subject: x\r\n\r\nHello" + end + inner)

    (inbound,) = await kept(desk)
    assert inbound.mail_from == SENDER
    assert inbound.raw.endswith(b"Smuggled\r\n")


@pytest.mark.parametrize("size", [1, 2, 3, 7], ids=lambda size: f"{size} bytes")
async def test_a_mail_may_come_in_small_pieces(client, desk, size):
    await client.begin()
    data = MAIL + b"..\r\n.\r\n"
    for start in range(0, len(data), size):
        client.writer.write(data[start : start + size])
        await client.writer.drain()
        await asyncio.sleep(0)

    await client.hear()
    assert (await kept(desk))[0].raw == MAIL + b".\r\n"


async def test_a_client_may_say_everything_at_once(client, desk):
    envelope = b"MAIL FROM:<a@example.net>\r\nRCPT TO:<support@example.com>\r\nDATA\r\n"
    one, two = b"Subject: one\r\n", b"Subject: two\r\n"

    client.writer.write(
        b"EHLO here\r\n" + envelope + one + b".\r\n" + envelope + two + b".\r\nQUIT\r\n"
    )

    answers = [(await client.hear())[:3] for _ in range(10)]
    assert " ".join(answers) == "250 250 250 354 250 250 250 354 250 221"
    assert {inbound.raw for inbound in await kept(desk)} == {one, two}


async def test_pipelining_and_what_else_we_can_is_announced(client):
    answer = await client.say("EHLO here")

    assert {"250-PIPELINING", "250-SIZE 50000000", "250-8BITMIME", "250-SMTPUTF8"} <= {
        *answer.splitlines()
    }


async def test_nothing_is_kept_of_a_mail_that_breaks_off(listener, desk):
    async with connected(listener) as client:
        await client.begin()
        client.writer.write(MAIL)
        await client.writer.drain()
        client.writer.transport.abort()

    async with connected(listener) as client:
        await client.begin("sales@example.com")
        await client.send(MAIL)

    assert [inbound.recipients for inbound in await kept(desk)] == [("sales@example.com",)]


async def test_nothing_is_kept_of_a_mail_that_ends_without_a_dot(client, desk):
    await client.begin()
    client.writer.write(MAIL)
    client.writer.write_eof()

    assert await client.is_hung_up()
    assert await kept(desk) == []


@pytest.fixture
def small(monkeypatch) -> int:
    """Mails may have 1000 bytes."""
    monkeypatch.setattr(smtp_session, "LARGEST", 1000)
    return 1000


async def test_a_mail_that_says_it_is_too_large_is_refused_at_once(small, client):
    await client.say("EHLO here")

    assert (await client.say("MAIL FROM:<a@example.net> SIZE=1001")).startswith("552")


@pytest.mark.parametrize("size", [1001, 500_000, 3_000_000])
async def test_a_mail_that_is_too_large_is_refused_at_its_end(small, client, desk, size):
    await client.begin()

    assert await client.send(b"x" * (size - 2)) == "552 5.3.4 The mail is larger than we take"
    assert await kept(desk) == []


async def test_after_a_mail_that_was_too_large_the_next_one_is_taken(small, client, desk):
    await client.begin()
    await client.send(b"x" * 5000)

    await client.begin()
    await client.send(MAIL)

    assert len(await kept(desk)) == 1


async def test_the_largest_mail_is_taken(small, client, desk):
    await client.begin()

    assert (await client.send(b"x" * (small - 2))).startswith("250")


async def test_large_mails_wait_for_room_and_small_ones_do_not(listener, desk, monkeypatch):
    monkeypatch.setattr(smtp_session, "LARGE", 100_000)
    async with AsyncExitStack() as stack:
        large = [await stack.enter_async_context(connected(listener)) for _ in range(5)]
        for client in large:
            await client.begin()
            client.writer.write(b"x" * 200_000)

        async def is_full() -> bool:
            return listener.door.large.locked()

        await until(is_full)
        async with connected(listener) as small:
            await small.begin()
            await small.send(MAIL)
        assert len(await kept(desk)) == 1

        answers = await asyncio.gather(*[client.send(b"") for client in large])
        assert {answer[:3] for answer in answers} == {"250"}


@pytest.mark.parametrize(
    "recipient",
    [
        "support@example.com",
        "anything@EXAMPLE.COM",
        "support+tag-1@example.com",
        "rené@example.com",
        "user..dot.@example.com",
        '"a b"@example.com',
        "postmaster",
    ],
)
async def test_every_address_of_our_domain_is_accepted(client, recipient):
    assert (await client.begin(recipient)).startswith("354")


@pytest.mark.parametrize(
    "recipient",
    ["a@example.org", "a@mail.example.com", "a@xexample.com", "a%example.org@example.net", "root"],
)
async def test_mail_for_others_is_refused(client, recipient, caplog):
    caplog.set_level("INFO", logger="handlers.mail.smtp.door")
    answer = await client.say("EHLO here", "MAIL FROM:<>", f"RCPT TO:<{recipient}>")

    assert answer == "550 5.7.1 No mail for this domain is taken here"
    assert [(log.message, log.answer) for log in caplog.records] == [("recipient refused", answer)]


async def test_of_several_recipients_ours_are_accepted(client, desk):
    await client.begin("a@example.org", DESK)
    await client.send(MAIL)

    assert (await kept(desk))[0].recipients == (DESK,)


async def test_mail_for_the_address_without_a_queue_is_accepted(desk, queue):
    async with (
        listening(desk, ANYWHERE, mail_from="desk@example.net") as listener,
        connected(listener) as client,
    ):
        assert (await client.begin("anybody@example.net")).startswith("354")


async def test_before_the_first_queue_mail_is_asked_to_wait(desk):
    async with (
        listening(desk, ANYWHERE, mail_from=DESK) as listener,
        connected(listener) as client,
    ):
        answer = await client.say("EHLO here", "MAIL FROM:<>", f"RCPT TO:<{DESK}>")

    assert answer == "451 4.3.0 The desk is not set up yet, try again later"


async def test_the_domain_of_a_further_address_is_ours(client, desk, queue, admin):
    await add_alias(desk, queue.key, "help@example.org", by=admin)

    assert (await client.begin("help@example.org")).startswith("354")


async def test_an_international_domain_is_ours_in_both_spellings(desk, queue):
    async with listening(desk, ANYWHERE, mail_from="desk@bücher.example") as listener:
        for domain in ("bücher.example", "xn--bcher-kva.example"):
            async with connected(listener) as client:
                assert (await client.begin(f"a@{domain}")).startswith("354")


async def test_bytes_that_are_no_text_do_not_stop_a_mail(client, desk):
    await client.say(
        "EHLO here", b"MAIL FROM:<\xff@example.net>", b"RCPT TO:<s\xfe@example.com>", "DATA"
    )
    await client.send(MAIL)

    (inbound,) = await kept(desk)
    assert inbound.mail_from == "\N{REPLACEMENT CHARACTER}@example.net"
    assert inbound.recipients == ("s\N{REPLACEMENT CHARACTER}@example.com",)


async def test_too_many_recipients_are_sent_to_another_mail(client, monkeypatch):
    monkeypatch.setattr(smtp_door, "MOST_RECIPIENTS", 2)
    await client.say("EHLO here", "MAIL FROM:<>", *[f"RCPT TO:<{i}@example.com>" for i in "ab"])

    assert (await client.say("RCPT TO:<c@example.com>")).startswith("452")


@pytest.mark.parametrize("command", ["DATA", "DATA now"])
async def test_a_mail_needs_a_recipient_first(client, command):
    answer = await client.say("EHLO here", "MAIL FROM:<>", command)

    assert answer.startswith("50")


@pytest.fixture
async def full_disk(database: Database) -> AsyncIterator[Database]:
    """The database cannot grow by a page, until `engine.dispose` is called without the listener."""
    async with database.engine.connect() as connection:
        pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar()

    def limit(connection, _record) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA max_page_count={pages}")
        cursor.close()

    event.listen(database.engine.sync_engine, "connect", limit)
    await database.engine.dispose()
    yield database
    event.remove(database.engine.sync_engine, "connect", limit)


BIG = MAIL + b"x" * 2_000_000


async def test_a_full_disk_leaves_the_mail_with_its_sender(client, full_disk, desk):
    await client.begin()

    assert await client.send(BIG) == "451 4.3.0 The mail could not be kept, try again later"
    assert await kept(desk) == []


async def test_what_a_full_disk_did_not_keep_is_kept_when_it_comes_again(client, desk, database):
    async with AsyncExitStack() as stack:
        connection = await stack.enter_async_context(database.engine.begin())
        await connection.exec_driver_sql("ALTER TABLE inbound RENAME TO elsewhere")
    await client.begin()
    refused = await client.send(MAIL)
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO inbound")

    await client.begin()
    accepted = await client.send(MAIL)

    assert (refused[:3], accepted[:3]) == ("451", "250")


async def test_a_database_that_cannot_be_asked_refuses_nobody_for_good(client, database):
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE queues")

    answer = await client.say("EHLO here", "MAIL FROM:<>", f"RCPT TO:<{DESK}>")

    assert answer.startswith("451")


@pytest.fixture
async def locked(database: Database) -> AsyncIterator[asyncio.Event]:
    """Somebody else writes, until the event is set."""
    is_over, is_begun = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with database.begin("T0OTHER"):
            is_begun.set()
            await is_over.wait()

    writing = asyncio.create_task(write())
    await is_begun.wait()
    yield is_over
    is_over.set()
    await writing


async def test_a_mail_that_cannot_be_kept_in_time_is_asked_to_come_again(
    client, desk, locked, monkeypatch
):
    monkeypatch.setattr(smtp_door, "PATIENCE", 0.05)
    await client.begin()
    assert (await client.send(MAIL)).startswith("451")

    locked.set()
    await client.begin()
    monkeypatch.setattr(smtp_door, "PATIENCE", 10)
    assert (await client.send(MAIL)).startswith("250")

    assert len(await kept(desk)) == 1


async def test_a_client_that_leaves_before_the_answer_has_its_mail_kept_once(
    listener, desk, locked
):
    async with connected(listener) as client:
        await client.begin()
        client.writer.write(MAIL + b".\r\n")
        client.writer.write_eof()
        assert await client.is_hung_up()
    locked.set()

    async with connected(listener) as client:
        await client.begin()
        assert (await client.send(MAIL.removesuffix(b"\r\n"))).startswith("250")

    assert len(await kept(desk)) == 1


async def test_who_comes_when_all_seats_are_taken_is_asked_to_come_again(listener, monkeypatch):
    monkeypatch.setattr(smtp, "MOST_SESSIONS", 1)
    async with connected(listener):
        reader, writer = await asyncio.open_connection("127.0.0.1", listener.port)
        greeting = await reader.read()
        writer.close()

    assert greeting == b"421 4.3.2 Too many connections, try again later\r\n"


async def test_a_seat_is_free_again_after_a_client_has_left(listener, monkeypatch):
    monkeypatch.setattr(smtp, "MOST_SESSIONS", 1)
    async with connected(listener) as client:
        await client.say("QUIT")
        assert await client.is_hung_up()

    async with connected(listener) as client:
        assert (await client.say("EHLO here")).startswith("250")


async def test_a_client_that_says_nothing_is_let_go(desk, queue, monkeypatch):
    monkeypatch.setattr(smtp_session, "SILENCE", 0.05)
    async with listening(desk, ANYWHERE) as listener, connected(listener) as client:
        await client.begin()
        client.writer.write(MAIL)

        assert await client.is_hung_up()


async def test_a_mail_that_never_ends_is_let_go(client, desk, monkeypatch):
    monkeypatch.setattr(smtp_session, "ONE_MAIL", 0.05)
    await client.begin()
    client.writer.write(MAIL)

    assert await client.is_hung_up()
    assert await kept(desk) == []


async def test_closing_hangs_up_on_those_who_wait(listener):
    async with connected(listener) as client:
        await client.begin()
        await listener.close()

        assert await client.is_hung_up()


async def test_closing_takes_no_new_ones(listener):
    port = listener.port
    await listener.close()

    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_closing_answers_the_mail_that_is_being_kept(listener, desk, locked):
    async def is_keeping() -> bool:
        return listener.door.keeper.is_busy

    async with connected(listener) as client:
        await client.begin()
        client.writer.write(MAIL + b".\r\n")
        await until(is_keeping)
        closing = asyncio.create_task(listener.close())
        await asyncio.sleep(0)
        locked.set()
        await closing

        assert await client.hear() == "250 2.0.0 The mail is kept"
        assert await client.is_hung_up()
    assert len(await kept(desk)) == 1


async def test_lmtp_answers_for_each_recipient(lmtp, desk):
    async with connected(lmtp) as client:
        await client.say(
            "LHLO here",
            "MAIL FROM:<a@example.net>",
            "RCPT TO:<a@example.com>",
            "RCPT TO:<b@example.com>",
            "DATA",
        )
        answers = [await client.send(MAIL), await client.hear()]
        farewell = await client.say("QUIT")

    assert answers == ["250 2.0.0 The mail is kept"] * 2
    assert farewell == "221 Bye"
    assert len(await kept(desk)) == 1


async def test_lmtp_refuses_for_each_recipient(lmtp, database):
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE inbound")
    async with connected(lmtp) as client:
        named = [f"RCPT TO:<{i}@example.com>" for i in "abc"]
        await client.say("LHLO here", "MAIL FROM:<a@example.net>", *named, "DATA")
        answers = [await client.send(MAIL), await client.hear(), await client.hear()]

    assert {answer[:3] for answer in answers} == {"451"}


@pytest.mark.parametrize("greeting", ["EHLO here", "HELO here"])
async def test_lmtp_has_a_greeting_of_its_own(lmtp, greeting):
    async with connected(lmtp) as client:
        assert (await client.say(greeting)).startswith("500")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("127.0.0.1:2525", SmtpListen(host="127.0.0.1", port=2525)),
        ("0.0.0.0:25", SmtpListen(host="0.0.0.0", port=25)),
        ("[::1]:2525", SmtpListen(host="::1", port=2525)),
        ("localhost:2525", SmtpListen(host="localhost", port=2525)),
        ("smtp://127.0.0.1:2525", SmtpListen(host="127.0.0.1", port=2525)),
        ("lmtp://127.0.0.1:2424", SmtpListen(host="127.0.0.1", port=2424, is_lmtp=True)),
    ],
)
def test_where_to_listen_is_read_from_its_setting(text, address):
    assert SmtpListen.parse(text) == address


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (":2525", "no server's name"),
        ("2525", "no port"),
        ("lmtp://127.0.0.1", "no port"),
        ("127.0.0.1:mail", "not a server's address"),
        ("127.0.0.1:70000", "not a server's address"),
        ("http://127.0.0.1:80", "begins with smtp:// or lmtp://"),
        ("user:password@127.0.0.1:25", "more in it"),
        ("127.0.0.1:25/path", "more in it"),
    ],
)
def test_a_wrong_place_to_listen_is_refused_in_words(text, words):
    with pytest.raises(ValueError, match=words):
        SmtpListen.parse(text)
