"""Attributions: "On Monday, Jane <jane@example.com> wrote:", in many languages and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from handlers.mail.quotes.claim import (
    BEFORE_MAIL,
    DATE,
    DIGIT,
    MAIL,
    TIME,
    WROTE,
    claim_of,
    is_dated,
    is_name,
    is_named,
    opens_with_date,
)
from handlers.mail.quotes.lines import COLONS, DASHES, Line, Mark, next_said
from handlers.mail.quotes.words import ON, USER

#: Programs fold an attribution at about 76 letters; names and addresses can make it long.
LINES = 5
LETTERS = 500
#: A line that a program had to fold is nearly full; so many of a name may follow it.
FULL = 60
NAME_LINES = 2
#: With an address in brackets this may be a name that has no capitals: two words and the bracket.
SHORT_NAME = 3
AROUND_NAME = "()[]<>\"',"
#: What stands before the year or the time is no longer.
PARTED = 50
DAY_WORDS = 3
SHORT_FORM = 6
#: How many lines may stand empty between an attribution and its quote.
GAP = 7

#: Dashes on each side of a line that Zoho frames.
FRAME = 3

#: What Yahoo's apps put between an attribution and the quote on the same line.
RUN_ON = "   "

_COLONS = tuple(COLONS)


def attributions(lines: Sequence[Line]) -> dict[int, int]:
    """The attributions among unquoted lines: first line -> the line after the last."""
    found: dict[int, int] = {}
    free = 0
    for last, line in enumerate(lines):
        if line.mark is Mark.ATTRIBUTION and not line.is_blank:
            free = found[last] = last + 1
        elif line.depth == 0 and _may_end(line):
            start = _start(lines, last, free=free)
            if start is not None:
                free = found[start] = _end(lines, start, last)
    return found


def runs_on(line: Line) -> bool:
    """Whether an attribution opens this line and what it quotes runs on in it, a gap between."""
    head, gap, _ = line.said.partition(RUN_ON)
    if not gap or not head.endswith(_COLONS):
        return False
    claim = claim_of(head, is_quote_next=False)
    return claim.verb != "" and claim.has_mail and opens_with_date(claim.folded) and is_dated(claim)


def _end(lines: Sequence[Line], start: int, last: int) -> int:
    """The line after the attribution; its last mark may have been folded to a line of its own."""
    marks = COLONS + DASHES if lines[start].said[0] in DASHES else COLONS
    below = lines[last + 1].said if last + 1 < len(lines) else ""
    return last + 2 if below and not below.strip(marks) else last + 1


def _may_end(line: Line) -> bool:
    end = line.folded.rstrip(DASHES + " |")
    if end.endswith(_COLONS) or _is_framed(line):
        return True
    tail = end[-24:]
    return any(match.end() == len(tail) for match in WROTE.finditer(tail))


def _is_framed(line: Line) -> bool:
    """Whether it stands between dashes, whatever its last word is: "--- ... schrieb Jane ---"."""
    edges = line.said[:FRAME], line.said[-FRAME:]
    return not any(edge.strip(DASHES) for edge in edges) and bool(WROTE.search(line.folded))


def _start(lines: Sequence[Line], last: int, *, free: int) -> int | None:
    """
    Where the attribution that ends on line `last` begins.

    The nearest line that opens with a date wins; a line that only names somebody is asked after,
    since "<jane@example.com> wrote:" may be the rest of a folded one.
    """
    is_quote_next = _is_quote_next(lines, last)
    if not is_quote_next and not any(map(_names, lines[max(free, last - LINES + 1) : last + 1])):
        return None
    found: int | None = None
    has_date = False
    for start in range(last, max(free, last - LINES + 1) - 1, -1):
        text = " ".join(line.said for line in lines[start : last + 1])
        if lines[start].is_blank or lines[start].depth or len(text) > LETTERS:
            break
        claim = claim_of(text, is_quote_next=is_quote_next)
        if found is not None and not _goes_on(lines[start], lines[start + 1], has_date=has_date):
            break
        opens = opens_with_date(claim.folded)
        if (opens and is_dated(claim)) or is_named(claim):
            found, has_date = start, has_date or claim.has_date
    return found if found is None or has_date else _dated_start(lines, found, free=free)


def _dated_start(lines: Sequence[Line], start: int, *, free: int) -> int:
    """The line with the date, if a long name fills a line or two between that and `start`."""
    for at in range(start - 2, max(free, start - 1 - NAME_LINES) - 1, -1):
        line, name = lines[at], lines[at + 1]
        if name.depth or not _is_of_name(name):
            break
        if line.depth == 0 and len(line.said) >= FULL and _opens_letter(line):
            return at
    return start


def _opens_letter(line: Line) -> bool:
    """Whether a line opens with a word like "on", and then says the day and the time."""
    is_dated = DATE.search(line.said) is not None and TIME.search(line.folded) is not None
    return is_dated and line.folded.split(maxsplit=1)[0] in ON


def _is_of_name(line: Line) -> bool:
    """Whether most of the words of a line begin like names; the first one has to."""
    words = [word.strip(AROUND_NAME) for word in line.said.split()]
    capitals = sum(word[:1].isupper() for word in words)
    return bool(words) and words[0][:1].isupper() and capitals * 2 > len(words)


def _names(line: Line) -> bool:
    """Whether a date or an address may be on this line: cheap, since most lines have none."""
    return DIGIT.search(line.said) is not None or "@" in line.said


def _goes_on(line: Line, below: Line, *, has_date: bool) -> bool:
    """
    Whether an attribution that could begin on the line below this one begins here already.

    It does with a name and an address; with a date only if none, or only its year, is below; with
    a bare name only if none is below: else somebody has signed there.
    """
    mail = MAIL.search(line.said)
    verb = WROTE.search(line.folded)
    if mail and line.said.endswith(">,") and line.folded.split(maxsplit=1)[0] in ON:
        return True  # In article <1@example.com>,
    name = line.said[: mail.start()] if mail else line.said
    is_bracketed = name.endswith("<") and len(name.split()) <= SHORT_NAME
    name = _bare_name(name)
    if mail and (not name or verb or is_bracketed or is_name(name)):
        return True
    if verb and is_name(line.said[: verb.start()] or line.said[verb.end() :]):
        return True
    if is_name(name) and line.said[-1] not in ".!?":
        return _lacks_name(below, has_date=has_date)
    core = line.folded.lstrip(DASHES + " ")
    return _opens_with_day(core) or (
        opens_with_date(core) and (not has_date or _lacks_date(line, below))
    )


def _bare_name(text: str) -> str:
    """Without the dashes and the word for a user in front of it, and the bracket behind it."""
    words = text.lstrip(DASHES + " ").rstrip(BEFORE_MAIL).split()
    return " ".join(dropwhile(lambda word: word.casefold() in USER, words))


def _lacks_name(line: Line, *, has_date: bool) -> bool:
    """Whether a line begins with an address in brackets, or says nothing of when and who."""
    named, mail, _ = line.said.partition("@")
    if mail and named.startswith(("<", "(")) and " " not in named:
        return True
    name = named.rpartition(" ")[0] if mail else line.said
    return not has_date and line.said[0] not in DASHES and not is_name(name.split(",")[0])


def _lacks_date(line: Line, below: Line) -> bool:
    """Whether a date is parted between the two: "On Tue, Mar 5," and "2024, 9:41 AM"."""
    has_date = DATE.search(line.said) is not None
    if len(line.said) > PARTED or _ends(line.said):
        return False
    if not has_date and line.folded.split(maxsplit=1)[0] in ON:
        return True
    opens = [word for word in below.folded.split(maxsplit=2) if word not in ON][:1]
    return bool(opens) and (TIME.match(opens[0]) is not None or opens[0][0].isdigit() > has_date)


def _ends(text: str) -> bool:
    """Whether a sentence ends here; after a short word the full stop may mark a short form."""
    last = text.rsplit(maxsplit=1)[-1]
    return last[-1] in "!?" + COLONS or (last[-1] == "." and len(last) > SHORT_FORM)


def _opens_with_day(folded: str) -> bool:
    """Whether only the day of the week is here: "On Tuesday," with the rest below."""
    words = folded.split(maxsplit=3)
    return 1 < len(words) <= DAY_WORDS and words[0] in ON and words[1].endswith(",")


def _is_quote_next(lines: Sequence[Line], last: int) -> bool:
    at = next_said(lines, last + 1, within=GAP)
    return at < len(lines) and lines[at].depth > lines[last].depth
