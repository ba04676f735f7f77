"""Delimiters: "-----Original Message-----", "Begin forwarded message:", "reply above this line"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.mail.quotes.delimiter_words import (
    FORWARDED,
    FORWARDED_BY,
    ORIGINAL_MESSAGE,
    REPLY_ABOVE,
)
from handlers.mail.quotes.header_block import header_block, looks_announced
from handlers.mail.quotes.lines import COLONS, DASHES, Line, next_said

#: Longer lines are no delimiters, shorter ones ask for no reply above them.
LETTERS = 150
LEAST_LETTERS = min(map(len, REPLY_ABOVE))


def is_forward(line: Line) -> bool:
    """Whether what follows this line was forwarded."""
    if line.words in FORWARDED:
        return _has_dashes(line) or line.said.endswith(tuple(COLONS))
    return _has_dashes(line) and line.words.startswith(FORWARDED_BY)


def is_reply_above(line: Line) -> bool:
    """Whether a desk asked to write above this line."""
    may_be = LEAST_LETTERS <= len(line.said) <= LETTERS
    return may_be and any(phrase in line.folded for phrase in REPLY_ABOVE)


def original_message(lines: Sequence[Line], at: int) -> int | None:
    """The line after the delimiter at `at`, and after the headers below it; None for no such."""
    line = lines[at]
    is_known = line.words in ORIGINAL_MESSAGE
    if not is_known and not _is_fenced(line):
        return None
    below = next_said(lines, at + 1, within=4)
    if below == len(lines):
        return at + 1 if is_known and _has_dashes(line) else None
    if is_known and _has_dashes(line):
        return header_block(lines, below, enough=2) or at + 1
    if is_known:
        return header_block(lines, below)
    return header_block(lines, below) or (below if looks_announced(lines, below) else None)


def _has_dashes(line: Line) -> bool:
    return len(line.said) > 1 and not line.said[:2].strip(DASHES)


def _is_fenced(line: Line) -> bool:
    """Some words between long dashes on both sides: a delimiter of a language not in the tables."""
    has_both = not line.said[:3].strip(DASHES) and not line.said[-3:].strip(DASHES)
    return has_both and 0 < len(line.words) < LETTERS // 2
