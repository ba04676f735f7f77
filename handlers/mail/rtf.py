"""Rich text (RTF 1.9.1) as plain text, or as the HTML it was made from (MS-OXRTFEX)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape

#: Letters of a body that are read.
LONGEST = 1_000_000
_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)"
)
_FROM_HTML = re.compile(r"\\fromhtml1\b")
#: Groups that hold no text of the body; so does every group that begins with a star.
_ASIDE = frozenset(
    ["fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "footnote", "fldinst"]
)
_SIGNS = {
    "par": "\n",
    "line": "\n",
    "row": "\n",
    "page": "\n",
    "tab": "\t",
    "cell": "\t",
    "emdash": "\u2014",
    "endash": "\u2013",
    "bullet": "\u2022",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
}
_ESCAPED = {"~": "\u00a0", "_": "\u2011", "\r": "\n", "\n": "\n"}
#: The character set of a font by its number in the font table.
_CODE_PAGES = {
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
WESTERN = "cp1252"


@dataclass(frozen=True, kw_only=True)
class Group:
    """What holds between two braces, and in the groups inside."""

    is_aside: bool = False
    is_tag: bool = False
    #: Between \\htmlrtf and \\htmlrtf0: there for programs that show no HTML.
    is_only_rich: bool = False
    code_page: str | None = None
    #: How many letters after a Unicode one stand in for it.
    substitutes: int = 1


@dataclass(kw_only=True)
class Reading:
    is_html: bool
    group: Group = field(default_factory=Group)
    outer: list[Group] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    code_page: str = WESTERN
    #: Letters that stand in for a Unicode one and are still to come.
    unread: int = 0
    is_starred: bool = False

    def say(self, text: str) -> None:
        self.flush()
        hidden = self.group.is_aside or (
            self.is_html and self.group.is_only_rich and not self.group.is_tag
        )
        if text and not hidden:
            self.out.append(escape(text) if self.is_html and not self.group.is_tag else text)

    def flush(self) -> None:
        if self.raw:
            text = self.raw.decode(self.group.code_page or self.code_page, "replace")
            self.raw.clear()
            self.say(text)

    def open(self) -> None:
        self.flush()
        self.outer.append(self.group)

    def close(self) -> None:
        self.flush()
        if self.outer:
            self.group = self.outer.pop()

    def change(self, **changes: bool | int | str | None) -> None:
        self.flush()
        self.group = replace(self.group, **changes)  # type: ignore[arg-type]


def read(rtf: str) -> tuple[str, str]:
    """
    The text and the HTML of a body, one of which is "".

    `rtf` has a letter for each byte (Latin-1). Whatever is wrong with it, the rest is read.
    """
    rtf = rtf[:LONGEST]
    reading = Reading(is_html=_FROM_HTML.search(rtf, 0, 1000) is not None)
    at = 0
    while at < len(rtf):
        found = _TOKEN.match(rtf, at)
        at = found.end() if found else at + 1
        if found:
            at += _take(reading, found)
    reading.flush()
    said = "".join(reading.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    said = said.replace("\0", "")
    return ("", said) if reading.is_html else (said.strip(), "")


def _take(reading: Reading, found: re.Match[str]) -> int:
    """Read a token; how many letters after it are no text."""
    kind = found.lastgroup
    if kind in {"byte", "text"}:
        return _take_letters(reading, found)
    reading.unread = 0
    if kind == "brace":
        reading.open() if found["brace"] == "{" else reading.close()
    elif kind == "sign":
        _take_sign(reading, found["sign"])
    else:
        number = int(found["number"]) if found["number"] else None
        if found["word"] == "bin":
            return max(number or 0, 0)
        _take_word(reading, found["word"].lower(), number)
    reading.is_starred = found["sign"] == "*"
    return 0


def _take_letters(reading: Reading, found: re.Match[str]) -> int:
    reading.is_starred = False
    letters = bytes([int(found["byte"], 16)]) if found["byte"] else found["text"].encode("latin-1")
    skipped = min(reading.unread, len(letters))
    reading.unread -= skipped
    reading.raw += letters[skipped:]
    return 0


def _take_sign(reading: Reading, sign: str) -> None:
    if sign in "\\{}":
        reading.raw += sign.encode()
    elif sign != "*":
        reading.say(_ESCAPED.get(sign, ""))


def _take_word(reading: Reading, word: str, number: int | None) -> None:
    if word == "htmltag" and reading.is_starred:
        reading.change(is_tag=True)
    elif word in _ASIDE or reading.is_starred:
        reading.change(is_aside=True)
    elif word in _SIGNS:
        reading.say(_SIGNS[word])
    elif word in _WORDS:
        _WORDS[word](reading, number)


def _unicode(reading: Reading, number: int | None) -> None:
    reading.say(chr((number or 0) & 0xFFFF))
    reading.unread = reading.group.substitutes


def _font(reading: Reading, number: int | None) -> None:
    reading.font = number or 0
    reading.change(code_page=reading.fonts.get(reading.font))


def _charset(reading: Reading, number: int | None) -> None:
    if number in _CODE_PAGES:
        reading.fonts[reading.font] = _CODE_PAGES[number]


def _code_page(reading: Reading, number: int | None) -> None:
    name = {65001: "utf-8", 936: "gb18030"}.get(number or 0, f"cp{number}")
    try:
        b"".decode(name)
    except LookupError:
        return
    reading.code_page = name


_WORDS: dict[str, Callable[[Reading, int | None], None]] = {
    "u": _unicode,
    "uc": lambda reading, number: reading.change(substitutes=min(max(number or 0, 0), 10)),
    "f": _font,
    "fcharset": _charset,
    "ansicpg": _code_page,
    "htmlrtf": lambda reading, number: reading.change(is_only_rich=number != 0),
}
