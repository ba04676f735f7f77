"""A mail taken apart into its tree of parts (RFC 2046 5), within limits and without trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from handlers.mail import headers as header_lines
from handlers.mail import parameters, transfer
from handlers.mail.headers import Headers
from handlers.mail.parameters import Parametrized

MOST_PARTS = 100
DEEPEST = 20
#: RFC 2046 5.1.1 allows 70 characters; longer ones are seen, endless ones are not honest.
LONGEST_BOUNDARY = 250
MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+*-]+/[a-z0-9!#$&^_.+*-]+")
#: A line that looks like a boundary, for a mail that does not tell its own.
BOUNDARY_LINE = re.compile(rb"^--(-{0,40}[^\s-][^\r\n]{4,69}?)[ \t]*\r?$", re.MULTILINE)
PART_FIELD = re.compile(rb"\s*Content-[A-Za-z-]{1,40}:", re.IGNORECASE)
TOO_MANY = f"The mail has more than {MOST_PARTS} parts; the rest are left out."
TOO_DEEP = f"The mail is nested more than {DEEPEST} levels deep; the rest is attached as it came."
NO_PARTS = "The parts of the mail could not be told apart; they are shown as one text."
LONG_HEADERS = f"The headers are longer than {header_lines.LONGEST:,} bytes; the rest was not read."


@dataclass(frozen=True, kw_only=True)
class Part:
    headers: Headers
    #: Media type in lower case.
    type: str
    content_type: Parametrized
    disposition: Parametrized
    #: Transfer encoding in lower case.
    encoding: str = ""
    #: As it was sent, still encoded; empty where there are children.
    raw: bytes = field(default=b"", repr=False)
    children: tuple[Part, ...] = ()

    @property
    def content(self) -> bytes:
        return transfer.decode(self.raw, self.encoding)

    @property
    def name(self) -> str:
        """The file name it was sent with, or ""."""
        given = self.disposition.parameters.get("filename")
        return (given or self.content_type.parameters.get("name") or "").strip()

    @property
    def content_id(self) -> str | None:
        return self.headers.text("content-id").strip("<> ") or None

    @property
    def is_multipart(self) -> bool:
        return bool(self.children)

    def walk(self) -> Iterator[Part]:
        """The part and all below it, in the order of the mail."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting.extend(reversed(part.children))


def read(raw: bytes) -> tuple[Part, list[str]]:
    """The mail's part tree, and sentences about what was left out."""
    taker = _Taker(raw)
    root = taker.part(0, len(raw), depth=0, default="text/plain")
    # Raw bytes in a subject are most likely in the character set of the text.
    return _with(root, headers=replace(root.headers, hint=taker.hint)), list(taker.problems)


def under(headers: Headers, inner: Part) -> Part:
    """The same part below other headers: a mail that was wrapped in another."""
    return _with(inner, headers=headers)


class _Taker:
    """Takes one mail apart; only leaves are copied, so memory stays near the mail's size."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.count = 0
        self.hint: str | None = None
        #: A dictionary for its order: each sentence once.
        self.problems: dict[str, None] = {}

    def part(self, start: int, end: int, *, depth: int, default: str) -> Part:
        self.count += 1
        head, body = header_lines.divide(self.raw[start:end])
        if len(head) > header_lines.LONGEST:
            self.problems[LONG_HEADERS] = None
        part = self._described(header_lines.read(head, hint=self.hint), default)
        if not _says_multipart(part):
            return self._leaf(part, self.raw[start + body : end])
        if depth >= DEEPEST:
            self.problems[TOO_DEEP] = None
            return _with(part, raw=self.raw[start:end], type="application/octet-stream")
        ranges = self._ranges(part, start + body, end)
        if not ranges:
            self.problems[NO_PARTS] = None
            return self._leaf(_with(part, type="text/plain"), self.raw[start + body : end])
        default = "message/rfc822" if part.type == "multipart/digest" else "text/plain"
        return _with(part, children=self._children(ranges, depth + 1, default))

    def _described(self, headers: Headers, default: str) -> Part:
        content_type = parameters.read(headers.first("content-type"), hint=self.hint)
        disposition = parameters.read(headers.first("content-disposition"), hint=self.hint)
        encoding = parameters.read(headers.first("content-transfer-encoding")).value
        return Part(
            headers=headers,
            type=_media_type(content_type, disposition, default),
            content_type=content_type,
            disposition=disposition,
            encoding=encoding,
        )

    def _children(
        self, ranges: list[tuple[int, int]], depth: int, default: str
    ) -> tuple[Part, ...]:
        children: list[Part] = []
        for start, end in ranges:
            if self.count >= MOST_PARTS:
                self.problems[TOO_MANY] = None
                break
            children.append(self.part(start, end, depth=depth, default=default))
        return tuple(children)

    def _ranges(self, part: Part, start: int, end: int) -> list[tuple[int, int]]:
        boundary = part.content_type.parameters.get("boundary", "").rstrip()
        mark = boundary.encode("utf-8", "surrogateescape")
        found: list[tuple[int, int]] = []
        if 0 < len(mark) <= LONGEST_BOUNDARY:
            found = _between(self.raw, b"--" + mark, start, end)
        return found or self._guessed(start, end)

    def _guessed(self, start: int, end: int) -> list[tuple[int, int]]:
        """The parts by a line that looks like a boundary, comes again or has headers below it."""
        line = BOUNDARY_LINE.search(self.raw, start, end)
        if line and (
            self.raw.find(b"\n--" + line[1], line.end(), end) >= 0
            or PART_FIELD.match(self.raw, line.end(), end)
        ):
            return _between(self.raw, b"--" + line[1], start, end)
        return []

    def _leaf(self, part: Part, content: bytes) -> Part:
        if not transfer.is_known(part.encoding):
            self.problems[
                f"A part is encoded in an unknown way ({part.encoding[:40]}); shown as it came."
            ] = None
        if part.type in {"text/plain", "text/html"}:
            self.hint = self.hint or part.content_type.token("charset") or None
        return _with(part, raw=content)


def _with(part: Part, **changes: object) -> Part:
    return Part(**{**vars(part), **changes})


def _says_multipart(part: Part) -> bool:
    return part.type.startswith("multipart/")


def _media_type(content_type: Parametrized, disposition: Parametrized, default: str) -> str:
    if MEDIA_TYPE.fullmatch(content_type.value):
        return content_type.value
    if content_type.value and disposition.parameters.get("filename"):
        return "application/octet-stream"
    return "text/plain" if content_type.value else default


def _between(raw: bytes, mark: bytes, start: int, end: int) -> list[tuple[int, int]]:
    """
    Where the parts begin and end: after a boundary's line, up to the line break before the next.

    A mail that is cut off has no last boundary: its last part goes on to the end.
    """
    found = _boundary_lines(raw, mark, start, end)
    lines = [line for line in found if line[2] in {b"", b"--"}] or found
    ranges: list[tuple[int, int]] = []
    for (_, begin, rest), (stop, _, _) in pairwise([*lines, (end, end, b"")]):
        if not rest.startswith(b"--"):
            ranges.append((begin, max(begin, stop)))
        if len(ranges) > MOST_PARTS:
            break
    return ranges


def _boundary_lines(raw: bytes, mark: bytes, start: int, end: int) -> list[tuple[int, int, bytes]]:
    """Lines that begin with the mark: where the part before ends, the next begins, the rest."""
    lines: list[tuple[int, int, bytes]] = []
    position = raw.find(mark, start, end)
    while position >= 0 and len(lines) <= 2 * MOST_PARTS:
        if position == start or raw[position - 1 : position] == b"\n":
            newline = raw.find(b"\n", position, end)
            stop = newline + 1 if newline >= 0 else end
            before = position - 1 if position > start else position
            before -= raw[before - 1 : before] == b"\r" and before > start
            lines.append((before, stop, raw[position + len(mark) : stop].strip()))
        position = raw.find(mark, position + len(mark), end)
    return lines
