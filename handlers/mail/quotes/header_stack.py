"""Header stacks: Notes puts who and when above a table of To, cc and Subject without colons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlers.mail.quotes.claim import DATE, MAIL, TIME
from handlers.mail.quotes.header_words import LONGEST_NAME, ROLES, Role
from handlers.mail.quotes.lines import Line

#: Lines that say something, from the sender to the subject; lists of recipients may be long.
LINES = 16
#: The date is on one of the first; the rest of it is the name of somebody's secretary.
DATED = 3
DATE_LETTERS = 40
_NOTES_NAME = re.compile(r"[^\s/][^/]{1,60}(?:/[^\s/@]{1,30}){1,4}(?:@\S{1,30})?")


def header_stack(lines: Sequence[Line], at: int) -> int | None:
    """The line after the stack that begins on line `at`, or None."""
    said = lines[at].said
    if not (("@" in said and MAIL.search(said)) or ("/" in said and _NOTES_NAME.fullmatch(said))):
        return None
    below = list(_said(lines, at + 1))
    dated = next((n for n, line in enumerate(below[:DATED]) if _is_date(lines[line])), None)
    if dated is None:
        return None
    labels = [(line, _role(lines[line])) for line in below[dated + 1 :]]
    if Role.TO not in {role for _, role in labels}:
        return None
    return next((line + 1 for line, role in labels if role is Role.SUBJECT), None)


def _said(lines: Sequence[Line], start: int) -> Iterator[int]:
    left = LINES
    for at in range(start, min(len(lines), start + 2 * LINES)):
        if not lines[at].is_blank and left:
            left -= 1
            yield at


def _is_date(line: Line) -> bool:
    is_short = len(line.said) <= DATE_LETTERS
    return is_short and bool(DATE.search(line.said) and TIME.search(line.folded))


def _role(line: Line) -> Role | None:
    """Which header a line names that has nothing else on it."""
    if len(line.said) > LONGEST_NAME:
        return None
    return next(
        (role for role in (Role.TO, Role.SUBJECT) if role in ROLES.get(line.folded, ())), None
    )
