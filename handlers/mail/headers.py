"""The header lines of a mail or of one of its parts, however they are written (RFC 5322 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.mail import words

#: Bytes of headers that are read; no honest mail has more.
LONGEST = 200_000
MOST_FIELDS = 2_000
EMPTY_LINE = re.compile(rb"(?:\A|\n)\r*\n")
FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
#: A field that begins a line after a stray one, so that the stray one did not end the headers.
KNOWN_FIELD = re.compile(
    rb"^(?:from|to|cc|subject|date|message-id|mime-version|content-[a-z-]+|received|reply-to|"
    rb"return-path|references|in-reply-to|x-[a-z-]+)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
#: The line that mailbox files put above a mail.
MAILBOX_LINE = re.compile(rb"\A(?:>?From [^\n]*\r?\n)+")
CONTROLS = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029\s]+")


@dataclass(frozen=True, kw_only=True)
class Headers:
    """Fields in order: the name in lower case, the value unfolded, raw bytes as surrogates."""

    fields: tuple[tuple[str, str], ...] = ()
    #: The character set that raw bytes in the values are probably in.
    hint: str | None = None

    def all(self, name: str) -> Iterator[str]:
        return (value for field, value in self.fields if field == name)

    def first(self, name: str) -> str:
        """The first value that says anything, or ""."""
        return next((value for value in self.all(name) if value.strip()), "")

    def text(self, name: str) -> str:
        """The first value as people read it, on one line."""
        return self.readable(self.first(name))

    def readable(self, value: str) -> str:
        return CONTROLS.sub(" ", words.decoded(value, hint=self.hint)).strip()

    def has(self, name: str) -> bool:
        return any(field == name for field, _ in self.fields)


def divide(raw: bytes) -> tuple[bytes, int]:
    """The header lines, and where the body begins: after an empty line, or where they break off."""
    found = EMPTY_LINE.search(raw)
    head = raw[: found.start()] if found else raw
    end = _broken_off(head)
    if end is not None:
        return head[:end], end
    return head, found.end() if found else len(raw)


def read(head: bytes, *, hint: str | None = None) -> Headers:
    fields: list[tuple[str, list[bytes]]] = []
    for line in head[:LONGEST].split(b"\n"):
        field = FIELD.match(line)
        if len(fields) > MOST_FIELDS:
            break
        if field and not line[:1].isspace():
            fields.append((field[1].decode("ascii").lower(), [line[field.end() :]]))
        elif fields:
            fields[-1][1].append(line)
    return Headers(fields=tuple((name, _unfolded(lines)) for name, lines in fields), hint=hint)


def _unfolded(lines: list[bytes]) -> str:
    text = b" ".join(line.strip() for line in lines) if len(lines) > 1 else lines[0].strip()
    return text.replace(b"\0", b"").decode("ascii", "surrogateescape")


def _broken_off(head: bytes) -> int | None:
    """
    Where the body begins without an empty line before it, or None.

    A stray line with headers after it (a folded one that lost its blank) ends nothing.
    """
    position = 0
    for line in head[:LONGEST].split(b"\n"):
        if line.strip() and not line[:1].isspace() and not FIELD.match(line):
            return None if KNOWN_FIELD.search(head, position) and position else position
        position += len(line) + 1
    return None
