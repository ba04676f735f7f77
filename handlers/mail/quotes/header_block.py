"""Header blocks: the From, Sent, To and Subject that Outlook and others put above a quoted mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.mail.quotes.claim import DATE, MAIL, TIME
from handlers.mail.quotes.delimiter_words import ORIGINAL_MESSAGE
from handlers.mail.quotes.header_words import LONGEST_NAME, ROLES, Role
from handlers.mail.quotes.lines import COLONS, Line, next_said

#: A block has hardly more lines than this, long lists of recipients folded.
LINES = 40
#: A value is folded over few lines; more are text.
STRAYS = 5
#: So many different headers make a block.
ENOUGH = 3
_DECOR = "*_ |\"'•-\u2022"
_NAME = re.compile(rf"([^{COLONS}]{{1,{LONGEST_NAME + 8}}})[{COLONS}]")
#: How the subject of an answer or of a forwarded mail begins.
_ANSWER = re.compile(rf": \**\s*[^\W\d_]{{1,4}}(?:\[\d+\])? ?[{COLONS}] ?\S")
_NONE: frozenset[Role] = frozenset()
_CORE = frozenset({Role.FROM, Role.WHEN, Role.TO, Role.SUBJECT})


def header_block(lines: Sequence[Line], at: int, *, enough: int = ENOUGH) -> int | None:
    """
    The line after the block that begins on line `at`, or None.

    `enough` different headers make a block: three, or two below a line that announces one. A
    travel plan has From, To and Date, too, and a parcel even a Subject: so there must be an
    address, or a subject and the date with its time or the mark of an answer.
    """
    if not roles_of(lines[at]):
        return None
    if _is_on_one_line(lines[at]):
        return at + 1
    named, roles = _named_lines(lines, at)
    # A table has each value on a line of its own, below its name.
    values = " ".join(line.said for line in lines[at : named[-1] + 2]) if named else ""
    if Role.FROM not in roles or len(roles & _CORE) < enough or _is_form(lines, at, named, roles):
        return None
    if MAIL.search(values[:2000]):
        return named[-1] + 1
    is_dated = DATE.search(values) and TIME.search(values)
    is_mail = enough < ENOUGH or is_dated or _ANSWER.search(values)
    return named[-1] + 1 if Role.SUBJECT in roles and is_mail else None


def _is_form(lines: Sequence[Line], at: int, named: Sequence[int], roles: set[Role]) -> bool:
    """Whether a website's form is filled in here: no recipient, and other fields go right on."""
    around = (*lines[max(at - 1, 0) : at], *lines[named[-1] + 1 : named[-1] + 2])
    fields = (line for line in around if line.depth == lines[at].depth and not roles_of(line))
    return Role.TO not in roles and any(map(_is_field, fields))


def _is_field(line: Line) -> bool:
    return _NAME.match(line.folded) is not None and line.words not in ORIGINAL_MESSAGE


def roles_of(line: Line) -> frozenset[Role]:
    """What the name before the colon may stand for; empty for any other line."""
    named = _NAME.match(line.folded)
    if named is None:
        return _NONE
    return ROLES.get(" ".join(named[1].strip(_DECOR).split()), _NONE)


def _named_lines(lines: Sequence[Line], at: int) -> tuple[list[int], set[Role]]:
    """
    The header lines of the block and what they name.

    Folded values and few empty lines between are passed; where names come again, another block
    begins.
    """
    named: list[int] = []
    roles: set[Role] = set()
    strays = 0
    for index in range(at, min(len(lines), at + LINES)):
        found = roles_of(lines[index])
        if lines[index].depth != lines[at].depth or strays > STRAYS:
            break
        if found:
            strays = 0 if _take(found, roles) else strays + 2
            named.append(index)
        elif not lines[index].is_blank:
            strays += 1
        elif not _goes_on(lines, index):
            break
    return named, roles


def _goes_on(lines: Sequence[Line], blank: int) -> bool:
    below = next_said(lines, blank, within=3)
    return below < len(lines) and bool(roles_of(lines[below]))


def _take(found: frozenset[Role], roles: set[Role]) -> bool:
    """Note what a header names; one that can mean two things takes what is still free."""
    free = found - roles
    roles.update(sorted(free)[:1])
    return bool(free)


def _is_on_one_line(line: Line) -> bool:
    """A block whose line breaks were lost: "From: Jane Sent: Monday To: ... Subject: ..."."""
    if Role.FROM not in roles_of(line):
        return False
    roles: set[Role] = set()
    _take(roles_of(line), roles)
    for part in line.folded.split(":")[1:-1]:
        words = part.split()[-3:]
        names = (" ".join(words[first:]).strip(_DECOR) for first in range(len(words)))
        _take(next((ROLES[name] for name in names if name in ROLES), frozenset()), roles)
    return len(roles & _CORE) >= ENOUGH


def looks_announced(lines: Sequence[Line], at: int) -> bool:
    """Whether lines of an unknown language at `at` look like headers: names, an address, a time."""
    heads = [line for line in lines[at : at + 6] if 0 < line.said.find(":") <= LONGEST_NAME]
    said = " ".join(line.said for line in heads)
    return len(heads) > 1 and bool(MAIL.search(said) or (DATE.search(said) and TIME.search(said)))
