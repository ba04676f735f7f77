"""Header blocks: the From, Sent, To and Subject that Outlook and others put above a quoted mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.mail.attribution import COLONS, DATE, MAIL, TIME
from handlers.mail.header_words import LONGEST_NAME, ROLES, Role
from handlers.mail.quote_lines import Line, next_said

#: A block has hardly more lines than this, long lists of recipients folded.
LINES = 40
FOLDED = 5
#: So many different headers make a block.
ENOUGH = 3
_DECOR = "*_ |\"'•-\u2022"
_CORE = frozenset({Role.FROM, Role.WHEN, Role.TO, Role.SUBJECT})


def header_block(lines: Sequence[Line], at: int, *, enough: int = ENOUGH) -> int | None:
    """
    The line after the block that begins on line `at`, or None.

    `enough` different headers make a block: three, or two below a line that announces one. A
    travel plan has From, To and Date, too: so a subject or an address must be among them.
    """
    if not roles_of(lines[at]):
        return None
    if _is_on_one_line(lines[at]):
        return at + 1
    named = _named_lines(lines, at)
    roles = _covered(roles_of(lines[index]) for index in named)
    values = " ".join(lines[index].said for index in named)
    if Role.FROM not in roles or len(roles & _CORE) < enough:
        return None
    if Role.SUBJECT in roles or MAIL.search(values[:2000]):
        return named[-1] + 1
    return None


def roles_of(line: Line) -> frozenset[Role]:
    """What the name before the colon may stand for; empty for any other line."""
    head = line.folded[: LONGEST_NAME + 8]
    cut = min((head.find(colon) for colon in COLONS if colon in head), default=-1)
    if cut < 0:
        return frozenset()
    return ROLES.get(" ".join(head[:cut].strip(_DECOR).split()), frozenset())


def _named_lines(lines: Sequence[Line], at: int) -> list[int]:
    """The header lines of the block; folded values and single empty lines between are passed."""
    named = [at]
    index = at + 1
    folds = 0
    while index < min(len(lines), at + LINES) and folds < FOLDED:
        if lines[index].depth != lines[at].depth:
            break
        if lines[index].is_blank:
            index = next_said(lines, index, within=3)
            if index >= len(lines) or not roles_of(lines[index]):
                break
            continue
        if roles_of(lines[index]):
            named.append(index)
            folds = 0
        else:
            folds += 1
        index += 1
    return named


def _covered(seen: Iterable[frozenset[Role]]) -> set[Role]:
    """The different roles that are filled; a name that can mean two things fills a free one."""
    covered: set[Role] = set()
    for roles in seen:
        free = roles - covered
        if free:
            covered.add(min(free))
    return covered


def _is_on_one_line(line: Line) -> bool:
    """A block whose line breaks were lost: "From: Jane Sent: Monday To: ... Subject: ..."."""
    if Role.FROM not in roles_of(line):
        return False
    seen = [roles_of(line)]
    for part in line.folded.split(":")[1:-1]:
        words = part.split()[-3:]
        names = (" ".join(words[first:]).strip(_DECOR) for first in range(len(words)))
        seen.append(next((ROLES[name] for name in names if name in ROLES), frozenset()))
    return len(_covered(seen) & _CORE) >= ENOUGH


def looks_announced(lines: Sequence[Line], at: int) -> bool:
    """Whether lines of an unknown language at `at` look like headers: names, an address, a time."""
    heads = [line for line in lines[at : at + 6] if 0 < line.said.find(":") <= LONGEST_NAME]
    said = " ".join(line.said for line in heads)
    return len(heads) > 1 and bool(MAIL.search(said) or (DATE.search(said) and TIME.search(said)))
