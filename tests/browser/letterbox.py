"""Where the desk's mail arrives while the page is tried: it takes all and does nothing with it."""

from __future__ import annotations

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import localtime

import aiosmtplib
from aiosmtpd.smtp import SMTP, Envelope, Session


class Letterbox:
    """A mail server on a free port, and a pen to write to customers with."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.address = ("127.0.0.1", 0)
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: SMTP(self, loop=loop, enable_SMTPUTF8=True), "127.0.0.1", 0
        )
        self.address = self._server.sockets[0].getsockname()

    async def close(self) -> None:
        if self._server:
            self._server.close()
            await self._server.wait_closed()

    async def handle_DATA(  # noqa: N802  aiosmtpd's name
        self, _: SMTP, __: Session, envelope: Envelope
    ) -> str:
        letter = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 OK"

    @staticmethod
    async def write(smtp_url: str, *, to: str, subject: str, text: str, html: str = "") -> None:
        """Send a mail to a customer."""
        letter = EmailMessage()
        letter["From"] = "Support <support@example.com>"
        letter["To"] = to
        letter["Subject"] = subject
        letter["Date"] = localtime()
        letter["Message-ID"] = "<the-desks-own@example.com>"
        letter.set_content(text)
        if html:
            letter.add_alternative(html, subtype="html")
        host, _, port = smtp_url.removeprefix("smtp://").partition(":")
        await aiosmtplib.send(letter, hostname=host, port=int(port))
