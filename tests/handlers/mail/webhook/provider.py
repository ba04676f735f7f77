"""Standing where a provider stands: what it posts, and what the desk keeps of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient

from desk.mail import IncomingMail
from desk.raw import Inbound, Way
from handlers.mail.read import read_mail
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.router import WebhookDoor


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """A request as it was recorded."""

    body: bytes
    headers: Mapping[str, str]
    #: What another program made of it: its events.
    events: Sequence[Mapping[str, Any]]

    @classmethod
    def load(cls, test_data: Path, name: str) -> Recorded:
        folder = test_data / "vectors" / "webhooks" / "anymail"
        told = json.loads((folder / f"{name}.json").read_text())
        headers = {**told["headers"], "Content-Type": told["content_type"]}
        return cls(
            body=(folder / f"{name}.body").read_bytes(), headers=headers, events=told["events"]
        )

    def without(self, header: str) -> Recorded:
        kept = {name: value for name, value in self.headers.items() if name != header}
        return replace(self, headers=kept)

    def with_header(self, header: str, value: str) -> Recorded:
        return replace(self, headers={**self.headers, header: value})

    def with_body(self, old: bytes, new: bytes) -> Recorded:
        assert old in self.body
        return replace(self, body=self.body.replace(old, new))


@dataclass(frozen=True, kw_only=True)
class Post:
    """One provider's way in, over HTTP."""

    hook: Hook
    door: WebhookDoor
    client: TestClient[Any, Any]

    async def __call__(self, request: Recorded) -> int:
        status, _ = await self.answer(request)
        return status

    async def answer(self, request: Recorded) -> tuple[int, Mapping[str, str]]:
        path = self.hook.path(self.door.desk.secret)
        async with self.client.post(
            path, data=BytesIO(request.body), headers=request.headers
        ) as answer:
            return answer.status, answer.headers

    async def kept(self) -> list[Inbound]:
        async with self.door.desk.look() as work:
            return list(await work.inbound.waiting([Way.WEBHOOK], 100))

    async def only(self) -> Inbound:
        (thing,) = await self.kept()
        return thing

    async def mail(self) -> IncomingMail:
        return read_mail((await self.only()).raw)


def raw_mail(
    text: str = "Where is my parcel?", *, message_id: str = "<1@mail.example.org>"
) -> bytes:
    """As it comes from a mail server, with a letter beyond ASCII."""
    return (
        "From: Kim Doe <customer@example.com>\r\n"
        "To: support@example.com\r\n"
        "Subject: A parcel\r\n"
        f"Message-ID: {message_id}\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 8bit\r\n"
        f"\r\n{text} \u2026\r\n"
    ).encode()


def told(mail: IncomingMail) -> dict[str, Any]:
    """What has to be the same, however a mail came in."""
    return {
        "message_id": mail.message_id,
        "subject": mail.subject,
        "from": mail.from_,
        "to": mail.to,
        "cc": mail.cc,
        "date": mail.date,
        "text": mail.text.strip(),
        "new_text": mail.new_text.strip(),
        "html": (mail.html or "").strip(),
        "in_reply_to": mail.in_reply_to,
        "references": mail.references,
        "attachments": [(one.name, one.type, one.digest) for one in mail.attachments],
    }


def as_others_read_it(event: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of another program's answer that have a name here too."""
    message = event["message"]
    return {
        "from": [(one["name"], one["email"]) for one in message["from"]],
        "to": [(one["name"], one["email"]) for one in message["to"]],
        "cc": [(one["name"], one["email"]) for one in message["cc"]],
        "subject": message["subject"] or "",
        "text": (message["text"] or "").strip(),
        "html": (message["html"] or "").strip(),
        "envelope_sender": message["envelope_sender"],
        "attachments": [(one["filename"], one["sha256"]) for one in message["attachments"]],
    }


def as_we_read_it(mail: IncomingMail, thing: Inbound) -> dict[str, Any]:
    return {
        "from": [(mail.from_.name, mail.from_.address)],
        "to": [(one.name, one.address) for one in mail.to],
        "cc": [(one.name, one.address) for one in mail.cc],
        "subject": mail.subject,
        "text": mail.text.strip(),
        "html": (mail.html or "").strip(),
        "envelope_sender": thing.mail_from,
        "attachments": [(one.name, one.digest) for one in mail.attachments],
    }
