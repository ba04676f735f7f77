"""Disclaimers: the paragraphs about secrets and liability under the mails of companies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from handlers.mail.quotes.disclaimer_words import (
    COMPANY,
    ENVIRONMENT,
    HEADINGS,
    ITSELF,
    OWN_WORDS,
    WARNINGS,
)
from handlers.mail.quotes.lines import COLONS, Line

#: Lines from the end in which they are looked for.
LINES = 80
#: Of its kinds of warnings a disclaimer gives so many; two are enough if they are the first two.
WARNED = 3
#: What people write about secrets is shorter; a letter of East Asia says as much as two of others.
LETTERS = 100
_EAST_ASIAN = "\u2e80"
HEADING_WORDS = 3
#: So many lines of a paragraph are asked whether one begins on them.
TRIES = 3
#: A tree of a symbol font is a letter to those who lack it.
_DECOR = "*_>|\"'()[]-=~ \u2022\U0001f333\U0001f332\U0001f343"
_TREE = "p "
_OWN = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(OWN_WORDS)))})\b")
_COMPANY = re.compile(r"https?://|www\.|[^\s@]@[^\s@]|\d{5}")

_ITSELF = tuple(ITSELF)
_OPENINGS = (*HEADINGS, *ENVIRONMENT)
_ENVIRONMENT = tuple(ENVIRONMENT)


def disclaimer_start(lines: Sequence[Line], start: int, end: int) -> int:
    """The line where the disclaimers at the end of the text begin; `end` for none."""
    found = end
    for first, last in _paragraphs(lines, max(start, end - LINES), end):
        begun = next(_begun(lines, first, last), last)
        if begun < last and not _is_led_up_to(lines, start, begun):
            found = begun
        if begun > first and (begun < last or not _is_company(_said(lines, first, last))):
            break
    return found


def _is_led_up_to(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether somebody shows it: "This stands below our mails:"."""
    above = (lines[n].said for n in range(at - 1, max(start, at - LINES) - 1, -1))
    return next(filter(None, above), "").endswith(tuple(COLONS))


def _paragraphs(lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[int, int]]:
    """First lines, and the lines after the last ones, from the last paragraph to the first."""
    last = end
    while last > start:
        first = last
        while first > start and not (lines[first - 1].is_blank or lines[first - 1].is_rule):
            first -= 1
        if first < last:
            yield first, last
        last = min(first, last - 1)


def _begun(lines: Sequence[Line], first: int, last: int) -> Iterator[int]:
    """The lines from which on a paragraph is a disclaimer."""
    opening = (at for at in range(first, last) if _opens(lines[at]))
    for at in islice(opening, TRIES):
        said = _said(lines, at, last)
        is_plea = _core(lines[at]).startswith(_ENVIRONMENT)
        if not _is_personal(said) and (is_plea or _warns(said)):
            yield at


def _core(line: Line) -> str:
    return line.folded.lstrip(_DECOR).removeprefix(_TREE)


def _opens(line: Line) -> bool:
    """Whether a line begins by naming the mail itself, maybe below or behind a heading."""
    core = _core(line)
    if core.startswith(_OPENINGS):
        return True
    heading, colon, rest = core.partition(COLONS[0])
    is_headed = colon and len(heading.split()) <= HEADING_WORDS
    return (rest.strip(_DECOR) if is_headed else core).startswith(_ITSELF)


def _warns(said: str) -> bool:
    kinds = [any(word in said for word in kind) for kind in WARNINGS]
    is_long = len(said) + sum(letter >= _EAST_ASIAN for letter in said) >= LETTERS
    return is_long and (sum(kinds) >= WARNED or all(kinds[:2]))


def _is_company(said: str) -> bool:
    """Whether a paragraph says where a company is and who keeps its books."""
    is_stated = _COMPANY.search(said) is not None or any(word in said for word in COMPANY)
    return is_stated and not _is_personal(said)


def _is_personal(said: str) -> bool:
    """Whether a person asks something, or speaks of himself."""
    return "?" in said or _OWN.search(said) is not None


def _said(lines: Sequence[Line], first: int, last: int) -> str:
    return " ".join(line.folded for line in lines[first:last])
