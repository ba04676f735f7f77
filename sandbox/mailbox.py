"""Customers' mailboxes: real SMTP out to the bot and in from it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, getaddresses
from typing import NamedTuple

import aiosmtplib
from aiosmtpd.smtp import SMTP, Envelope, Session

from sandbox.changes import Changes
from sandbox.clock import Clock

Attachment = tuple[str, bytes, str]
Bot = Callable[[], tuple[str, int] | None]


class SmtpAnswer(NamedTuple):
    """What an SMTP server said."""

    code: int
    text: str

    @property
    def is_accepted(self) -> bool:
        return 200 <= self.code < 300  # noqa: PLR2004  RFC 5321: 2yz is acceptance

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


@dataclass(kw_only=True, eq=False)
class MailFault:
    """A fault of the customers' mail server: what it answers, or how it hangs up."""

    kind: str
    times: int = 1
    recipient: str | None = None


@dataclass(kw_only=True)
class MailFaults:
    """The faults the next mails meet: `4xx`, `5xx`, a full answer, or a dropped connection."""

    waiting: list[MailFault] = field(default_factory=list)

    def add(self, *, kind: str, times: int = 1, recipient: str | None = None) -> None:
        """
        Plan a fault for mails (to one recipient).

        Kinds: `4xx`, `5xx`, `drop_after_data`, `drop_before_data`, or an answer in full
        such as `552 5.2.2 Mailbox full`. Raises ValueError for any other.
        """
        known = {"4xx", "5xx", "drop_after_data", "drop_before_data"}
        if kind not in known and not kind[:3].isdigit():
            raise ValueError(f"There is no mail fault {kind!r}.")
        self.waiting.append(MailFault(kind=kind, times=times, recipient=recipient))

    def next(self, recipients: Iterable[str]) -> str | None:
        """Take the fault a mail to these recipients has to meet."""
        for fault in self.waiting:
            if fault.recipient and fault.recipient not in recipients:
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault.kind
        return None


@dataclass(frozen=True, kw_only=True, eq=False)
class Post:
    """One mail in a customer's mailbox, with its direction: `sent` or `received`."""

    id: str
    direction: str
    mail: EmailMessage


@dataclass(kw_only=True, eq=False)
class Mailbox:
    """One customer's mailbox."""

    address: str
    name: str
    clock: Clock
    changes: Changes
    bot: Bot
    posts: list[Post] = field(default_factory=list)

    @property
    def messages(self) -> list[EmailMessage]:
        """What came in, oldest first."""
        return [each.mail for each in self.posts if each.direction == "received"]

    async def send(
        self,
        to: str,
        subject: str,
        text: str,
        *,
        html: str | None = None,
        attachments: Sequence[Attachment] = (),
        reply_to_message: EmailMessage | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> SmtpAnswer:
        """Write to the bot; the answer is its SMTP server's."""
        mail = self._written(to, subject, text, reply_to_message)
        if html:
            mail.add_alternative(html, subtype="html")
        for name, content, kind in attachments:
            main, _, sub = kind.partition("/")
            mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
        for name, value in (headers or {}).items():
            del mail[name]
            mail[name] = value
        return await self.send_mail(mail, to=to)

    async def send_mail(self, mail: EmailMessage, *, to: str) -> SmtpAnswer:
        """Send a mail as it is; raises LookupError while nobody has said where the bot is."""
        answer = await self._submit(mail.as_bytes(policy=policy.SMTP), to)
        self.keep(mail, direction="sent")
        return answer

    async def send_raw(self, raw: bytes, *, to: str) -> SmtpAnswer:
        """Send bytes as they are, broken or not."""
        answer = await self._submit(raw, to)
        self.keep(_parsed(raw), direction="sent")
        return answer

    def keep(self, mail: EmailMessage, *, direction: str) -> None:
        self.posts.append(Post(id=uuid.uuid4().hex, direction=direction, mail=mail))
        self.changes.announce("mail")

    async def _submit(self, raw: bytes, to: str) -> SmtpAnswer:
        where = self.bot()
        if where is None:
            raise LookupError("The sandbox was not told where the bot takes mail: set bot_smtp.")
        host, port = where
        try:
            _, text = await aiosmtplib.send(
                raw,
                sender=self.address,
                recipients=[address for _, address in getaddresses([to])] or [to],
                hostname=host,
                port=port,
                start_tls=False,
            )
        except aiosmtplib.SMTPRecipientsRefused as refusal:
            first = refusal.recipients[0]
            return SmtpAnswer(first.code, first.message)
        except aiosmtplib.SMTPResponseException as refusal:
            return SmtpAnswer(refusal.code, refusal.message)
        return SmtpAnswer(250, text)

    def _written(
        self, to: str, subject: str, text: str, answered: EmailMessage | None
    ) -> EmailMessage:
        mail = EmailMessage(policy=policy.SMTP)
        mail["From"] = formataddr((self.name, self.address))
        mail["To"] = to
        mail["Subject"] = subject
        mail["Date"] = format_datetime(self.clock.now())
        mail["Message-ID"] = f"<{uuid.uuid4()}@{self.address.rpartition('@')[2]}>"
        if answered is not None:
            message_id = str(answered["Message-ID"])
            known = str(answered.get("References", ""))
            mail["In-Reply-To"] = message_id
            mail["References"] = f"{known} {message_id}".strip()
        mail.set_content(text)
        return mail


class Mailboxes:
    """Every customer's mailbox, and the SMTP server the bot sends its answers to."""

    def __init__(self, *, clock: Clock, changes: Changes) -> None:
        self._clock = clock
        self._changes = changes
        #: Where the bot takes mail: host and port.
        self.bot_smtp: tuple[str, int] | None = None
        self.port = 0
        self._server: asyncio.Server | None = None
        self.faults = MailFaults()
        self.known: dict[str, Mailbox] = {}

    def box(self, address: str, name: str = "") -> Mailbox:
        """The mailbox of an address, made when it is first asked for."""
        key = address.lower()
        if key not in self.known:
            self.known[key] = Mailbox(
                address=key,
                name=name,
                clock=self._clock,
                changes=self._changes,
                bot=lambda: self.bot_smtp,
            )
        if name:
            self.known[key].name = name
        return self.known[key]

    async def start(self) -> None:
        """Listen on a free port of the loopback."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._protocol, "127.0.0.1", 0)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        if self._server:
            self._server.close()
            await self._server.wait_closed()

    async def handle_DATA(  # noqa: N802  aiosmtpd's name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a mail for any recipient, unless a fault was asked for."""
        fault = self.faults.next(envelope.rcpt_tos)
        if fault and fault[0] in "45":
            return _refusal(fault)
        if fault != "drop_before_data":
            self._deliver(envelope)
        if fault and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        return "250 2.0.0 Ok: queued in the sandbox"

    def _protocol(self) -> SMTP:
        return SMTP(self, hostname="sandbox.example.com", enable_SMTPUTF8=True)

    def _deliver(self, envelope: Envelope) -> None:
        content = envelope.content
        raw = content if isinstance(content, bytes) else str(content).encode()
        mail = _parsed(raw)
        shown = {address.lower(): name for name, address in _recipients(mail)}
        for recipient in envelope.rcpt_tos:
            box = self.box(recipient, shown.get(recipient.lower(), ""))
            box.keep(mail, direction="received")


def _parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, EmailMessage, policy=policy.default)


def _recipients(mail: EmailMessage) -> list[tuple[str, str]]:
    return getaddresses([str(each) for each in mail.get_all("To", [])])


def _refusal(fault: str) -> str:
    shapes = {"4xx": "451 4.3.0 Try again later", "5xx": "550 5.1.1 No such mailbox here"}
    return shapes.get(fault, fault)
