"""What a form's request says: urlencoded, multipart or JSON into named texts."""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, MultipartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from handlers.mail.charsets.charset import decode

#: Bytes of text; and of a request whose files are passed over.
LARGEST, LARGEST_WITH_FILES = 1_000_000, 25_000_000
MOST_PARTS = 200
URLENCODED, MULTIPART, JSON = (
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/json",
)
#: A field of this name tells in which character set the others are (RFC 7578 4.6).
TELLS = b"_charset_"
BYTES = "latin-1"
#: What reading of parts raises that are none.
UNTELLABLE = (ValueError, RuntimeError, zlib.error, HttpProcessingError, web.RequestPayloadError)


@dataclass(frozen=True, kw_only=True)
class Body:
    #: As they were sent, a name perhaps several times.
    fields: tuple[tuple[str, str], ...]
    #: The names of files that came along; nothing else of them is kept.
    files: tuple[str, ...] = ()

    def first(self, name: str) -> str:
        return next((text for known, text in self.fields if known == name), "").strip()


class Unreadable(Exception):
    """The request cannot be read; the message is a sentence for whoever sent it."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


async def read_body(request: web.Request) -> Body:
    kind = request.content_type
    is_json = kind == JSON or (kind.startswith("application/") and kind.endswith("+json"))
    if kind not in {URLENCODED, MULTIPART} and not is_json:
        raise Unreadable(
            415, f"Send it as {JSON}, {URLENCODED} or {MULTIPART}; the Content-Type says which."
        )
    if kind == MULTIPART:
        return await _multipart(request)
    try:
        raw = await request.clone(client_max_size=LARGEST).read()
    except web.HTTPRequestEntityTooLarge as large:
        raise _too_large(LARGEST) from large
    except web.RequestPayloadError as wrong:
        raise Unreadable(400, "Its content is not compressed as Content-Encoding says.") from wrong
    return _json(raw, request.charset) if is_json else _urlencoded(raw, request.charset)


def _urlencoded(raw: bytes, charset: str | None) -> Body:
    try:
        # Latin-1 stands for the bytes themselves: what they mean is found out afterwards.
        pairs = parse_qsl(
            raw.decode(BYTES), keep_blank_values=True, encoding=BYTES, max_num_fields=MOST_PARTS
        )
    except ValueError as wrong:
        raise Unreadable(400, f"It has more than {MOST_PARTS} fields.") from wrong
    return Body(fields=_decoded([(n.encode(BYTES), t.encode(BYTES), charset) for n, t in pairs]))


def _json(raw: bytes, charset: str | None) -> Body:
    try:
        said = json.loads(decode(raw, charset)[0])
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(400, "It is not valid JSON.") from wrong
    if not isinstance(said, dict):
        raise Unreadable(400, 'The JSON has to be an object, such as {"email": "...", ...}.')
    return Body(fields=tuple((name, _text(value)) for name, value in said.items()))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case list() if not any(isinstance(one, dict | list) for one in value):
            return ", ".join(_text(one) for one in value)
        case _:
            return json.dumps(value, ensure_ascii=False)


async def _multipart(request: web.Request) -> Body:
    """Part by part and as bytes: each may be in a character set of its own."""
    raw: list[tuple[bytes, bytes, str | None]] = []
    files: list[str] = []
    try:
        async for part, content in _parts(_reader(request)):
            if part.filename is None:
                name = (part.name or "").encode(errors="replace")
                raw.append((name, bytes(part.decode(content)), part.get_charset("") or None))
            elif part.filename:
                files.append(part.filename)
    except UNTELLABLE as wrong:
        raise Unreadable(400, "Its parts cannot be told apart.") from wrong
    return Body(fields=_decoded(raw), files=tuple(files))


def _reader(request: web.Request) -> MultipartReader:
    """
    Of any multipart: for form data aiohttp reads a first part `_charset_` by itself.

    It does so in chunks that are shorter than the boundaries of browsers, and fails.
    """
    parameters = request.headers["Content-Type"][len(MULTIPART) :]
    return MultipartReader({"Content-Type": f"multipart/mixed{parameters}"}, request.content)


async def _parts(reader: MultipartReader) -> AsyncIterator[tuple[BodyPartReader, bytes]]:
    """Each part with its content; that of a file is read and forgotten."""
    texts, files = _Room(most=LARGEST), _Room(most=LARGEST_WITH_FILES)
    for _ in range(MOST_PARTS):
        part = await reader.next()
        if part is None:
            return
        if isinstance(part, MultipartReader):
            raise Unreadable(400, "It has parts within parts.")
        content = bytearray()
        while chunk := await part.read_chunk():
            (texts if part.filename is None else files).take(len(chunk))
            content.extend(chunk if part.filename is None else b"")
        yield part, bytes(content)
    raise Unreadable(400, f"It has more than {MOST_PARTS} parts.")


@dataclass(kw_only=True)
class _Room:
    """What all parts of a kind may take together, in bytes."""

    most: int
    taken: int = 0

    def take(self, size: int) -> None:
        self.taken += size
        if self.taken > self.most:
            raise _too_large(self.most)


def _decoded(raw: Sequence[tuple[bytes, bytes, str | None]]) -> tuple[tuple[str, str], ...]:
    told = next((value.decode("ascii", "replace") for name, value, _ in raw if name == TELLS), None)
    return tuple(
        (decode(name, charset or told)[0], decode(value, charset or told)[0])
        for name, value, charset in raw
        if name != TELLS
    )


def _too_large(most: int) -> Unreadable:
    return Unreadable(413, f"It is too large: {most // 1_000_000} MB is the most.")
