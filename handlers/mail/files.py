"""The files that came with a mail, under names that are safe to show and to store."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from desk.mail import Attachment
from handlers.mail import headers
from handlers.mail.parts import Part

LONGEST_NAME = 120
LONGEST_ENDING = 12
#: Bytes of an attached mail in which its subject stands.
HEAD = 20_000
UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
#: Endings for types that the standard library names differently or not at all.
ENDINGS = {
    "message/rfc822": ".eml",
    "message/delivery-status": ".txt",
    "text/rfc822-headers": ".txt",
    "text/calendar": ".ics",
    "text/plain": ".txt",
    "text/enriched": ".txt",
    "image/jpeg": ".jpg",
    "image/jpg": ".jpg",
    "image/pjpeg": ".jpg",
    "application/octet-stream": ".bin",
    "application/pgp-encrypted": ".asc",
    "application/pkcs7-mime": ".p7m",
}
CID = re.compile(r"cid:([^\s\"'<>)]{1,250})", re.IGNORECASE)


def of_part(part: Part, *, shown: Collection[str] = ()) -> Attachment:
    """One part as a file; `shown` are the Content-IDs that the HTML body shows."""
    content = part.content
    is_picture = part.type.startswith("image/")
    is_inline = part.disposition.value == "inline" or part.content_id in shown
    return attachment(
        name=part.name or _name_of(part, content),
        type_=part.type,
        content=content,
        inline=is_picture and is_inline,
        content_id=part.content_id,
    )


def attachment(
    *, name: str, type_: str, content: bytes, inline: bool = False, content_id: str | None = None
) -> Attachment:
    return Attachment(
        name=safe_name(name, type_=type_),
        type=type_,
        size=len(content),
        inline=inline,
        content_id=content_id,
        digest=hashlib.sha256(content).hexdigest(),
        content=content,
    )


def told_apart(attachments: Iterable[Attachment]) -> Iterator[Attachment]:
    """The same files, each under a name of its own: `logo.png`, `logo (2).png`."""
    seen: Counter[str] = Counter()
    for one in attachments:
        seen[one.name.lower()] += 1
        number = seen[one.name.lower()]
        stem, dot, ending = one.name.rpartition(".")
        numbered = f"{stem} ({number}).{ending}" if dot else f"{one.name} ({number})"
        yield replace(one, name=numbered) if number > 1 else one


def content_ids(html: str) -> frozenset[str]:
    """The Content-IDs that an HTML body shows."""
    return frozenset(CID.findall(html))


def safe_name(name: str, *, type_: str) -> str:
    """A file name without a path, controls or marks that turn the direction of reading."""
    last = re.split(r"[/\\]", name)[-1]
    clean = " ".join(UNSAFE.sub(" ", last).split()).strip(". ")
    if not clean:
        return f"attachment{_ending(type_)}"
    stem, dot, ending = clean.rpartition(".")
    if not dot or len(ending) > LONGEST_ENDING:
        return clean[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending)]}.{ending}"


def _name_of(part: Part, content: bytes) -> str:
    """A name for a part that has none: a mail is called by its subject."""
    if part.type == "message/rfc822":
        subject = headers.read(headers.divide(content[:HEAD])[0]).text("subject")
        return f"{subject[:LONGEST_NAME].replace('/', ' ')}.eml" if subject else "message.eml"
    described = part.headers.text("content-description")
    return f"{described}{_ending(part.type)}" if described else ""


def _ending(type_: str) -> str:
    return ENDINGS.get(type_) or mimetypes.guess_extension(type_) or ".bin"
