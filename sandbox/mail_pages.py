"""Customers' mailboxes in the browser."""

from __future__ import annotations

from email.message import EmailMessage, Message

from aiohttp import hdrs, web

from sandbox.house import House
from sandbox.http_files import HARMLESS
from sandbox.mailbox import Mailbox, Post
from sandbox.payload import Json
from sandbox.samples import SAMPLES, Sample


class MailPages:
    """The /ui routes of the mailboxes."""

    def __init__(self, house: House) -> None:
        self._house = house
        for sample in SAMPLES:
            house.mailboxes.box(sample.address, sample.name)

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.get("/ui/mail", self._read),
            web.post("/ui/mail", self._send),
            web.post("/ui/mail/samples", self._send_samples),
            web.get("/ui/mail/{post}/attachments/{number}", self._attachment),
        ]

    def boxes(self) -> list[Json]:
        known = self._house.mailboxes.known.values()
        return [{"address": each.address, "name": each.name or each.address} for each in known]

    def queues(self) -> list[str]:
        """Return the addresses where the desk takes mail."""
        return list(self._house.addresses.values())

    async def _read(self, request: web.Request) -> web.Response:
        address = request.query.get("address", "").lower()
        known = self._house.mailboxes.known.values()
        boxes = [each for each in known if address in {"", each.address}]
        posts = [(box, post) for box in boxes for post in box.posts]
        return web.json_response({"messages": [_shape(box, post) for box, post in posts]})

    async def _send(self, request: web.Request) -> web.Response:
        given = await request.json()
        box = self._house.mailboxes.box(given["from"], given.get("name", ""))
        answered = self._post(given["reply_to_id"]).mail if given.get("reply_to_id") else None
        answer = await box.send(
            given["to"],
            given.get("subject", ""),
            given.get("text", "").replace("\r\n", "\n") + "\n",
            reply_to_message=answered,
        )
        return web.json_response({"ok": answer.is_accepted, "answer": str(answer)})

    async def _send_samples(self, _: web.Request) -> web.Response:
        answers = [await self._send_sample(each) for each in SAMPLES]
        return web.json_response({"ok": True, "sent": answers})

    async def _send_sample(self, sample: Sample) -> str:
        box = self._house.mailboxes.box(sample.address, sample.name)
        addresses = self._house.addresses
        answer = await box.send(
            addresses.get(sample.queue) or next(iter(addresses.values())),
            sample.subject,
            sample.text,
            html=sample.html,
            attachments=sample.attachments,
            headers=sample.headers,
        )
        return str(answer)

    async def _attachment(self, request: web.Request) -> web.Response:
        mail = self._post(request.match_info["post"]).mail
        part = list(mail.iter_attachments())[int(request.match_info["number"])]
        return web.Response(
            body=_bytes(part),
            content_type=part.get_content_type(),
            headers={
                **HARMLESS,
                hdrs.CONTENT_DISPOSITION: f'attachment; filename="{_ascii(part.get_filename())}"',
            },
        )

    def _post(self, post_id: str) -> Post:
        for box in self._house.mailboxes.known.values():
            for post in box.posts:
                if post.id == post_id:
                    return post
        raise web.HTTPNotFound


def _shape(box: Mailbox, post: Post) -> Json:
    mail = post.mail
    return {
        "id": post.id,
        "mailbox": box.address,
        "from": str(mail["From"] or ""),
        "to": str(mail["To"] or ""),
        "reply_to": str(mail["Reply-To"]) if mail["Reply-To"] else None,
        "subject": str(mail["Subject"] or ""),
        "date": str(mail["Date"] or ""),
        "text": _text(mail, "plain"),
        "html": _text(mail, "html"),
        "direction": "in" if post.direction == "received" else "out",
        "attachments": [
            {
                "name": part.get_filename() or "attachment",
                "type": part.get_content_type(),
                "size": len(_bytes(part)),
                "url": f"/ui/mail/{post.id}/attachments/{number}",
            }
            for number, part in enumerate(mail.iter_attachments())
        ],
        "message_id": str(mail["Message-ID"] or ""),
    }


def _text(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    if part is None:
        return ""
    charset = part.get_content_charset("utf-8")
    try:
        return _bytes(part).decode(charset, "replace")
    except LookupError:
        return _bytes(part).decode("utf-8", "replace")


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _ascii(name: str | None) -> str:
    """A file name safe to stand in a header."""
    kept = (name or "attachment").encode("ascii", "replace").decode()
    return "".join(each if each.isprintable() and each not in '"\\' else "_" for each in kept)
