"""
The fields of a form as bytes: each may be in a character set of its own, or be a whole mail.

Multipart as in RFC 7578: parts are told apart on the bytes, and no part is taken for a mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import Message
from email.parser import HeaderParser
from email.utils import collapse_rfc2231_value
from urllib.parse import parse_qsl

from handlers.mail.charsets.charset import decode

MOST_FIELDS = 2_000


@dataclass(frozen=True, kw_only=True)
class Field:
    name: str
    content: bytes = field(repr=False)
    #: None where it is no file.
    filename: str | None = None
    type: str = "text/plain"

    def text(self, charset: str | None = None) -> str:
        return decode(self.content, charset or "utf-8")[0]


class Fields:
    """In the order in which they were sent, a name perhaps several times."""

    def __init__(self, found: list[Field]) -> None:
        self.all = tuple(found)

    def get(self, name: str) -> Field | None:
        return next((one for one in self.all if one.name == name), None)

    def text(self, name: str, charset: str | None = None) -> str:
        found = self.get(name)
        return found.text(charset) if found else ""


def fields(body: bytes, content_type: str) -> Fields:
    """Raises ValueError where it is no form."""
    told = Message()
    told["Content-Type"] = content_type
    boundary = told.get_param("boundary")
    if told.get_content_type() == "multipart/form-data" and isinstance(boundary, str):
        return Fields(list(_parts(body, boundary.encode("utf-8", "surrogateescape"))))
    if told.get_content_type() != "application/x-www-form-urlencoded":
        raise ValueError("not a form")
    return Fields(list(_pairs(body)))


def _pairs(body: bytes) -> Iterator[Field]:
    # Latin-1 stands for bytes: each of them comes through as it is.
    pairs = parse_qsl(
        body.decode("latin-1"),
        keep_blank_values=True,
        encoding="latin-1",
        max_num_fields=MOST_FIELDS,
    )
    for name, value in pairs:
        content = value.encode("latin-1")
        yield Field(name=decode(name.encode("latin-1"), "utf-8")[0], content=content)


def _parts(body: bytes, boundary: bytes) -> Iterator[Field]:
    pieces = (b"\r\n" + body).split(b"\r\n--" + boundary, MOST_FIELDS + 2)
    if len(pieces) > MOST_FIELDS + 1:
        raise ValueError("too many parts")
    if not pieces[-1].startswith(b"--"):
        raise ValueError("the end is missing")
    for piece in pieces[1:-1]:
        head, _, content = piece.lstrip(b" \t").removeprefix(b"\r\n").partition(b"\r\n\r\n")
        yield _part(head, content)


def _part(head: bytes, content: bytes) -> Field:
    headers = HeaderParser(policy=policy.compat32).parsestr(decode(head, "utf-8")[0])
    name = _parameter(headers, "name")
    if name is None:
        raise ValueError("a part has no name")
    return Field(
        name=name,
        content=content,
        filename=_parameter(headers, "filename"),
        type=headers.get_content_type(),
    )


def _parameter(headers: Message, name: str) -> str | None:
    value = headers.get_param(name, header="Content-Disposition")
    if value is None:
        return None
    return value if isinstance(value, str) else collapse_rfc2231_value(value)
