"""Delimiters: "-----Original Message-----", "Begin forwarded message:", "reply above this line"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.mail.attribution import COLONS
from handlers.mail.delimiter_words import FORWARDED, FORWARDED_BY, ORIGINAL_MESSAGE, REPLY_ABOVE
from handlers.mail.header_block import header_block, looks_announced, roles_of
from handlers.mail.quote_lines import DASHES, Line, next_said

#: Longer lines are no delimiters.
LETTERS = 150


def is_forward(line: Line) -> bool:
    """Whether what follows this line was forwarded."""
    said = _between_dashes(line)
    if said in FORWARDED:
        return _has_dashes(line) or line.said.endswith(tuple(COLONS))
    return _has_dashes(line) and said.startswith(FORWARDED_BY)


def is_reply_above(line: Line) -> bool:
    """Whether a desk asked to write above this line."""
    return len(line.said) <= LETTERS and any(phrase in line.folded for phrase in REPLY_ABOVE)


def original_message(lines: Sequence[Line], at: int) -> int | None:
    """The line after the delimiter at `at`, and after the headers below it; None for no such."""
    line = lines[at]
    if len(line.said) > LETTERS or line.is_rule or not line.said:
        return None
    below = next_said(lines, at + 1, within=4)
    has_headers = below < len(lines) and bool(roles_of(lines[below]))
    if _between_dashes(line) in ORIGINAL_MESSAGE:
        if _has_dashes(line) or (has_headers and header_block(lines, below)):
            return header_block(lines, below, enough=2) or below if has_headers else at + 1
    elif _is_fenced(line) and below < len(lines) and looks_announced(lines, below):
        return below
    return None


def _between_dashes(line: Line) -> str:
    inner = line.folded[:LETTERS].strip(DASHES + " <>|").rstrip(COLONS + " ")
    return " ".join(inner.split())


def _has_dashes(line: Line) -> bool:
    return len(line.said) > 1 and not line.said[:2].strip(DASHES)


def _is_fenced(line: Line) -> bool:
    """Some words between long dashes on both sides: a delimiter of a language not in the tables."""
    has_both = not line.said[:3].strip(DASHES) and not line.said[-3:].strip(DASHES)
    return has_both and 0 < len(_between_dashes(line)) < LETTERS // 2
