"""Lines of a mail as the trimmer sees them: how deep they are quoted and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from handlers.mail.quotes.prefixes import unified

#: What a line says is judged by its beginning; this also bounds the work a line can make.
READ = 400
#: Dashes as people and programs draw them, with the mark that Streak leaves behind.
DASHES = "-_=*~#+\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u2550\u1427"
#: One of these alone on a line parts, too; one hyphen or star alone may be anything.
LONE_DASHES = "\u2013\u2014\u2015\u1427"
#: The edges of a drawn table, of which a rule has one sort only.
_CORNER, _EDGES = "+", "-="
#: Code stands between two lines that begin so.
FENCE = "```"
COLONS = ":\uff1a\ufe55\u1366"
#: Writing direction marks, joiners, soft hyphens: they are not seen.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_UNSEEN.update(dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
#: Zeros of the scripts that have figures of their own: Arabic, Persian, Devanagari, full width.
_FIGURES = {zero + n: str(n) for zero in (0x0660, 0x06F0, 0x0966, 0xFF10) for n in range(10)}
_SEEN = str.maketrans({**_UNSEEN, **_SPACES, **_FIGURES})


class Mark(StrEnum):
    """What a mail program's own HTML says of a line, so that no words have to be weighed."""

    ATTRIBUTION = "attribution"
    HISTORY = "history"
    SIGNATURE = "signature"


@dataclass(frozen=True, kw_only=True)
class Line:
    """
    One line; `said` is its beginning without quote marks, invisible characters and edge spaces.

    `depth` counts the quote marks or block quotes around it.
    """

    said: str
    depth: int = 0
    mark: Mark | None = None

    @property
    def is_blank(self) -> bool:
        return not self.said

    @cached_property
    def folded(self) -> str:
        # A capital Turkish I keeps its dot as a mark of its own when folded.
        return self.said.casefold().replace("i\u0307", "i")

    @cached_property
    def words(self) -> str:
        """What stands between the dashes of a delimiter, case folded."""
        inner = self.folded.strip(DASHES + " <>|").rstrip(COLONS + " ")
        return " ".join(inner.split())

    @cached_property
    def is_rule(self) -> bool:
        """Nothing but dashes, underscores and the like, two at least or a long one."""
        if not self.said or self.said.strip(DASHES + " "):
            return False
        if len(self.said) == 1:
            return self.said in LONE_DASHES
        return not (_CORNER in self.said and any(edge in self.said for edge in _EDGES))


#: GroupWise puts between marks who wrote and when: ">>> Jane Doe 3/5/2024 9:41 AM >>>".
_BETWEEN_MARKS = re.compile(
    r">>> ?([^\s>].{0,300}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]m| uhr)?) ?>>>\s*", re.IGNORECASE
)
_OPEN_MAIL = re.compile(r"^[^>].*<\s{0,2}[^\s<>@]{1,64}@[^\s<>@]{1,128}\s{0,2}$")

_BLANK = Line(said="")


def line(text: str, *, depth: int = 0) -> Line:
    return Line(said=text[:READ].translate(_SEEN).strip(), depth=depth)


def lines_of(texts: Sequence[str]) -> list[Line]:
    """The lines of plain text; `>` marks are counted and taken off."""
    marked = unified(texts)
    return [
        line(text) if _closes(above, text) else _quoted(text)
        for above, text in zip(["", *marked], marked, strict=False)
    ]


def _closes(above: str, text: str) -> bool:
    """Whether the mark ends a folded address: "< jane@example.com" and "> wrote:"."""
    return text.startswith(">") and _OPEN_MAIL.search(above[-READ:]) is not None


def _quoted(text: str) -> Line:
    if not text or text.isspace():
        return _BLANK
    if text.startswith(">>>") and (between := _BETWEEN_MARKS.fullmatch(text)):
        return replace(line(between[1]), mark=Mark.ATTRIBUTION)
    bare = text.lstrip("> \t\u00a0")
    depth = text.count(">", 0, len(text) - len(bare))
    # A mailbox file escapes "From " at the start of a line with one mark: that is no quote.
    if depth == 1 and text.startswith(">From ") and not text.startswith(">From: "):
        return line(text)
    return line(bare, depth=depth)


def next_said(lines: Sequence[Line], start: int, *, within: int | None = None) -> int:
    """The first line from `start` that is not blank, or the end; `within` limits the look."""
    stop = len(lines) if within is None else min(len(lines), start + within)
    for at in range(start, stop):
        if not lines[at].is_blank:
            return at
    return len(lines)
