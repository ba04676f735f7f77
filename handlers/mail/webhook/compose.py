"""A mail put together again from what a provider took apart, so that one parser reads all."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from html import escape
from pathlib import PurePosixPath
from typing import Any

#: Header names (RFC 5322 2.2); those of the body are made anew.
NAME = re.compile(r"[!-9;-~]{1,200}", re.ASCII)
OF_BODY = ("content-", "mime-version")
TYPE = re.compile(r"(?!message/|multipart/)[\w.+-]{1,80}/[\w.+-]{1,80}", re.ASCII)
#: Also what ends a line elsewhere than in mail.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
#: Half letters, which JSON can spell and no mail can hold.
HALVES = re.compile(r"[\ud800-\udfff]")


#: Letters of a file's name, from its end, and of what the text calls it.
LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class File:
    name: str
    type: str
    content: bytes = field(repr=False)
    #: Without its brackets; "" where the text does not call it.
    content_id: str = ""


def mail_of(
    *,
    headers: Iterable[tuple[str, str]],
    text: str = "",
    html: str = "",
    files: Sequence[File] = (),
    kept_back: str = "",
) -> bytes:
    """
    The headers stay as they are told, but for those of the body.

    What the provider has kept back is said above the text: below it would be history.
    """
    body = EmailMessage(policy=policy.SMTP)
    if kept_back:
        text = f"[{kept_back}]\n\n{text}" if text or not html else ""
        html = f"<p>[{escape(kept_back)}]</p>{html}" if html else ""
    if text or not html:
        body.set_content(_whole(text))
        if html:
            body.add_alternative(_whole(html), subtype="html")
    else:
        body.set_content(_whole(html), subtype="html")
    for file in files:
        _add(body, file)
    _name_boundaries(
        body,
        [
            text.encode("utf-8", "replace"),
            html.encode("utf-8", "replace"),
            *(file.content for file in files),
        ],
    )
    return b"".join([*map(_line, filter(_is_kept, headers)), body.as_bytes()])


def _name_boundaries(body: EmailMessage, contents: Iterable[bytes]) -> None:
    """The same for the same mail, so that it is known again; nobody can write their own digest."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    parts = [part for part in body.walk() if part.is_multipart()]
    for number, part in enumerate(parts):
        part.set_boundary(f"=_{number}_{digest.hexdigest()[:40]}")


def raw_of(text: str) -> bytes:
    """A raw mail that came as text; bytes that were no text come back as they were."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return _whole(text).encode()


def decoded(content: str) -> bytes:
    """A file's base64; what is none is kept as it is rather than lost."""
    try:
        return base64.b64decode(content)
    except ValueError:
        return raw_of(content)


def header_list(told: object) -> list[tuple[str, str]]:
    """Pairs of name and value as JSON has them; what is none is passed over."""
    pairs = told if isinstance(told, list) else []
    return [
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(x, str) for x in pair)  # noqa: PLR2004
    ]


def header_list_of(text: str) -> list[tuple[str, str]]:
    try:
        return header_list(json.loads(text))
    except (ValueError, RecursionError):
        return []


def written(name: str, address: str) -> str:
    """`"Name" <address>` in letters of any kind: the headers are UTF-8 (RFC 6532)."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>' if name else address


def by_name(listed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Headers as JSON names them, each with a text or a list of texts."""
    for name, value in listed.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                yield name, one


def _is_kept(header: tuple[str, str]) -> bool:
    name = header[0].lower()
    return NAME.fullmatch(name) is not None and not name.startswith(OF_BODY)


def _line(header: tuple[str, str]) -> bytes:
    name, value = header
    return raw_of(f"{name}: {CONTROL.sub(' ', value).strip()}\r\n")


def _add(body: EmailMessage, file: File) -> None:
    known = file.type.lower() if TYPE.fullmatch(file.type) else "application/octet-stream"
    main, _, sub = known.partition("/")
    # Only the last part of a path is a name.
    name = PurePosixPath(_whole(CONTROL.sub(" ", file.name)).replace("\\", "/")).name[-LONGEST:]
    content_id = _whole(CONTROL.sub("", file.content_id)).strip("<> ")[:LONGEST]
    body.add_attachment(
        file.content,
        maintype=main,
        subtype=sub,
        filename=name or None,
        cid=f"<{content_id}>" if content_id else None,
        disposition="inline" if content_id else "attachment",
    )


def _whole(text: str) -> str:
    return HALVES.sub("\ufffd", text)
