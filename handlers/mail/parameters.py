"""A header value with parameters: `text/plain; charset=utf-8` (RFC 2045 5.1, RFC 2231)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from handlers.mail import words
from handlers.mail.charsets import charset

BLANKS = re.compile(r"\s+")
#: Bounded and anchored, so that the search stays linear whatever the value is.
PARAMETER = re.compile(r"[; ] ?([^\s=;\"']{1,80}) ?= ?(\"(?:[^\"\\]|\\.)*\"?|[^;]*)")
COMMENT = re.compile(r"\([^()]*\)?")
QUOTED_PAIR = re.compile(r"\\([\"\\])")
#: `name*0*`: the segment's number and whether it is percent-encoded (RFC 2231 3 and 4).
SEGMENT = re.compile(r"([^*]+)\*(?:(\d{1,3})(\*?))?")
#: Letters of a header that are read: room for every segment of a long name.
LONGEST = 20_000
#: Segments of one value that are put together; no file name needs more.
MOST_SEGMENTS = 200


@dataclass(frozen=True, kw_only=True)
class Parametrized:
    """The value itself in lower case, and its parameters by lower-case name."""

    value: str
    parameters: dict[str, str] = field(default_factory=dict)

    def token(self, name: str) -> str:
        """A parameter that is one word (a charset), without comments and blanks."""
        return COMMENT.sub("", self.parameters.get(name, "")).strip().partition(" ")[0]


def read(header: str, *, hint: str | None = None) -> Parametrized:
    folded = BLANKS.sub(" ", header[:LONGEST]).strip()
    # Without a semicolon the parameters begin at the first blank that has one behind it.
    start = folded.find(";")
    if start < 0:
        first = PARAMETER.search(folded)
        start = first.start() if first else len(folded)
    value = COMMENT.sub("", folded[:start]).replace(" ", "").strip("\"'").lower()
    value = value.encode("ascii", "replace").decode()
    return Parametrized(value=value, parameters=_parameters(folded[start:], hint))


def _parameters(text: str, hint: str | None) -> dict[str, str]:
    plain: dict[str, str] = {}
    segments: dict[str, dict[int, tuple[str, bool]]] = defaultdict(dict)
    for name, raw in PARAMETER.findall(text):
        value = _unquoted(raw)
        segment = SEGMENT.fullmatch(name.lower())
        if not segment:
            plain.setdefault(name.lower(), words.decoded(value, hint=hint))
        elif len(segments[segment[1]]) < MOST_SEGMENTS:
            is_encoded = segment[2] is None or bool(segment[3])
            segments[segment[1]][int(segment[2] or 0)] = (value, is_encoded)
    return plain | {name: _joined(parts, hint) for name, parts in segments.items()}


def _unquoted(raw: str) -> str:
    if not raw.startswith('"'):
        return raw.strip()
    return QUOTED_PAIR.sub(r"\1", raw[1:].removesuffix('"'))


def _joined(parts: dict[int, tuple[str, bool]], hint: str | None) -> str:
    ordered = [parts[number] for number in sorted(parts)]
    label = None
    head, is_encoded = ordered[0]
    if is_encoded and head.count("'") > 1:
        label, _, head = head.split("'", 2)
        ordered[0] = (head, True)
    content = b"".join(_content(text, is_encoded) for text, is_encoded in ordered)
    text, _ = charset.decode(content, label or hint)
    return words.decoded(text, hint=hint) if label is None else text


def _content(text: str, is_encoded: bool) -> bytes:
    raw = text.encode("utf-8", "surrogateescape")
    return unquote_to_bytes(raw) if is_encoded else raw
