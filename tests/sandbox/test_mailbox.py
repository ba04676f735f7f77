"""Customers' mailboxes: what they send, what they get."""

from __future__ import annotations

import asyncio
import smtplib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import urlsplit

import aiosmtplib
import pytest
from aiosmtpd.smtp import SMTP

from sandbox import Sandbox
from sandbox.mailbox import Mailbox
from sandbox.samples import SAMPLES


@dataclass
class Desk:
    """Where the bot takes mail, for these tests."""

    answer: str = "250 2.0.0 Kept"
    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  aiosmtpd's name
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return self.answer


@pytest.fixture
async def desk(sandbox: Sandbox) -> AsyncIterator[Desk]:
    desk = Desk()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(desk, hostname="desk"), "127.0.0.1", 0)
    sandbox.bot_smtp = server.sockets[0].getsockname()[:2]
    yield desk
    server.close()
    await server.wait_closed()


@pytest.fixture
def eva(sandbox: Sandbox) -> Mailbox:
    return sandbox.mailbox("eva@example.com", "Eva Example")


def answer(to: str = "eva@example.com", text: str = "Hello") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "support@example.org", to, "Re: Hello"
    mail["Message-ID"] = "<answer@example.org>"
    mail.set_content(text)
    return mail


async def deliver(sandbox: Sandbox, mail: EmailMessage, *to: str) -> str:
    where = urlsplit(sandbox.smtp_url)
    _, said = await aiosmtplib.send(
        mail,
        sender="support@example.org",
        recipients=list(to) or ["eva@example.com"],
        hostname=where.hostname,
        port=where.port,
    )
    return said


async def test_a_mail_reaches_the_bot_by_smtp(desk: Desk, eva: Mailbox):
    said = await eva.send("support@example.com", "Hello", "My kettle leaks.\n")

    mail = desk.mails[0]
    shown = (str(mail["From"]), mail.get_content().strip(), str(said))
    assert shown == ("Eva Example <eva@example.com>", "My kettle leaks.", "250 2.0.0 Kept")


async def test_what_the_bot_refuses_is_told(desk: Desk, eva: Mailbox):
    desk.answer = "452 4.3.1 Later"

    said = await eva.send("support@example.com", "Hello", "x")

    assert (said.code, said.is_accepted) == (452, False)


async def test_a_mail_can_have_html_and_files(desk: Desk, eva: Mailbox):
    await eva.send(
        "support@example.com",
        "Hello",
        "plain",
        html="<p>rich</p>",
        attachments=[("a.txt", b"x", "text/plain")],
    )

    mail = desk.mails[0]
    names = [each.get_filename() for each in mail.iter_attachments()]
    assert (mail.get_body(("html",)).get_content().strip(), names) == ("<p>rich</p>", ["a.txt"])


async def test_an_answer_refers_to_what_it_answers(desk: Desk, eva: Mailbox, sandbox: Sandbox):
    await deliver(sandbox, answer())

    await eva.send("support@example.com", "Re: Hello", "x", reply_to_message=eva.messages[0])

    assert str(desk.mails[0]["In-Reply-To"]) == "<answer@example.org>"


async def test_a_mail_without_a_bot_says_so(eva: Mailbox):
    with pytest.raises(LookupError, match="bot_smtp"):
        await eva.send("support@example.com", "Hello", "x")


async def test_every_sample_can_be_sent(desk: Desk, sandbox: Sandbox):
    for sample in SAMPLES:
        box = sandbox.mailbox(sample.address, sample.name)
        await box.send(
            "support@example.com",
            sample.subject,
            sample.text,
            html=sample.html,
            attachments=sample.attachments,
            headers=sample.headers,
        )

    assert [str(each["Subject"]) for each in desk.mails] == [each.subject for each in SAMPLES]


async def test_the_bots_mail_lies_in_the_customers_mailbox(sandbox: Sandbox, eva: Mailbox):
    await deliver(sandbox, answer(text="It is on its way."))

    assert [each.get_content().strip() for each in eva.messages] == ["It is on its way."]


async def test_every_recipient_gets_it(sandbox: Sandbox):
    await deliver(sandbox, answer(), "eva@example.com", "ann@example.net")

    assert len(sandbox.mailbox("ann@example.net").messages) == 1


@pytest.mark.parametrize(
    ("kind", "code"), [("4xx", 451), ("5xx", 550), ("552 5.2.2 Mailbox full", 552)]
)
async def test_a_mail_can_be_refused(sandbox: Sandbox, eva: Mailbox, kind: str, code: int):
    sandbox.mail_faults.add(kind=kind)

    with pytest.raises(aiosmtplib.SMTPResponseException) as refusal:
        await deliver(sandbox, answer())

    assert (refusal.value.code, eva.messages) == (code, [])


@pytest.mark.parametrize(
    ("kind", "count"), [("drop_before_data", 0), ("drop_after_data", 1)], ids=["before", "after"]
)
async def test_the_line_can_drop_before_or_after_the_mail_is_kept(sandbox, eva, kind, count):
    sandbox.mail_faults.add(kind=kind)

    with pytest.raises((aiosmtplib.SMTPException, smtplib.SMTPException, OSError)):
        await deliver(sandbox, answer())

    assert len(eva.messages) == count


async def test_a_fault_can_wait_for_one_recipient(sandbox: Sandbox, eva: Mailbox):
    sandbox.mail_faults.add(kind="5xx", recipient="ann@example.net")

    await deliver(sandbox, answer())

    assert len(eva.messages) == 1
