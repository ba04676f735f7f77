"""Signatures: what stands under a mail and was not written for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from handlers.mail.quotes.disclaimer import disclaimer_start
from handlers.mail.quotes.lines import COLONS, FENCE, Line, Mark
from handlers.mail.quotes.signature_words import (
    DEVICES,
    EXCUSES,
    FOOTERS,
    SENT,
    SENT_ENDS,
    SENT_FROM_MY,
)

#: After "--" (RFC 3676 4.3) a signature has at most so many lines that say something, and letters.
LINES = 15
LETTERS = 2500
RULES = frozenset({"--", "__", "- --"})
#: After any other rule it is shorter, or it shows that it is one.
SHORT_LINES = 6
SHORT_LETTERS = 60
#: "Sent from my old brick, excuse the typos" is longer than it looks.
SENT_WORDS = 14
EXCUSE_LETTERS = 140

#: Letters in such a line, and lines below it.
PAGE = 50
ADVERT = 3

QUESTION_MARKS = ("?", "\uff1f", "\u061f")
QUESTION_WORDS = 7

#: What underlines a heading is longer than a dash.
UNDERLINE = 3
#: A line of a PGP signature is 64 letters long.
ARMOUR = 40

#: Carriers say what it is on: "Sent via the Example 21, an AT&T 5G smartphone".
_CARRIER = re.compile(r"an? [^,.;]{1,40}")

_COLONS = tuple(COLONS)
_SENT = tuple(SENT)
_SENT_FROM_MY = tuple(SENT_FROM_MY)
_SENT_ENDS = tuple(SENT_ENDS)
_DEVICES = tuple(DEVICES)
_EXCUSES = tuple(EXCUSES)
_FOOTERS = tuple(FOOTERS)

_LINK = re.compile(r"\]\([^()\s]{0,300}\)|<(?:https?|mailto)[^<>\s]{0,300}>|https?://\S{1,300}")
_LINKED = re.compile(r"https?://|www\.|[^\s@]@[^\s@]")
_DASHED_NAME = re.compile(r"[-\u2013\u2014]{1,2} ?[^\W\d_][\w.']*(?: [^\W\d_][\w.']*){0,2}")
#: A word and what it is, where that is no number, address or name of an account.
_RESULT = re.compile(r"[^\d:]{1,30}: [^\d@._/+]{1,60}")
_BULLETS = "- \u2013\u2014"
_BRACKETS = "<>()[]{}*_\"' \u2028"


def signature_lines(lines: Sequence[Line], start: int, end: int) -> set[int]:
    """The lines of the text from `start` to `end` that are its signature or footer."""
    found = {*_marked(lines, start, end), *_mobile(lines, start, end), *_armour(lines, start, end)}
    is_only = sum(line.is_rule for line in lines[start:end]) == 1
    while end > start:
        before = end
        while end > start and (end - 1 in found or _may_go_last(lines, start, end)):
            end -= 1
        end = min(
            disclaimer_start(lines, start, end),
            _footer(lines, start, end),
            _below_dashes(lines, start, end, is_only=is_only),
        )
        found.update(index for index in range(end, before) if not lines[index].is_blank)
        if end == before:
            break
    return found


def _marked(lines: Sequence[Line], start: int, end: int) -> Iterator[int]:
    return (index for index in range(start, end) if lines[index].mark is Mark.SIGNATURE)


def _armour(lines: Sequence[Line], start: int, end: int) -> Iterator[int]:
    """What PGP puts around a signed text (RFC 9580 7) and below it."""
    is_inside = False
    for index in range(start, end):
        said = lines[index].folded
        if said.startswith("-----begin pgp sign"):
            is_inside = True
        if is_inside and said:
            yield index
        if not said or said.startswith("-----end pgp signature"):
            is_inside = is_inside and not said and _is_armoured(lines, index, end)


def _is_armoured(lines: Sequence[Line], blank: int, end: int) -> bool:
    """Whether the signature itself, letters without spaces, is below this empty line."""
    below = lines[blank + 1].said if blank + 1 < end else ""
    return len(below) > ARMOUR and " " not in below


def _mobile(lines: Sequence[Line], start: int, end: int) -> Iterator[int]:
    """Lines like "Sent from my iPhone" that stand alone or among their kind."""
    run: list[int] = []
    for index in range(start, end + 1):
        if index < end and (is_mobile(lines[index]) or (run and _is_link(lines[index]))):
            run.append(index)
        elif index == end or lines[index].is_blank:
            yield from run
            run = []
        else:
            run = []


def is_mobile(line: Line) -> bool:
    """Whether a phone or a program wrote this line to name itself."""
    if not line.said or len(line.said) > EXCUSE_LETTERS + 200:
        return False
    said = " ".join(_LINK.sub(" ", line.folded).strip(_BRACKETS + "-\u2013\u2014.").split())
    core, excuse = _apart(said)
    if len(core.split()) > SENT_WORDS or "?" in core:
        return False
    is_excused = any(word in excuse for word in _EXCUSES) or excuse.startswith(_DEVICES)
    is_carrier = _CARRIER.fullmatch(excuse) is not None and excuse.endswith(_DEVICES)
    if excuse and not (is_excused or is_carrier):
        return False
    if core.startswith(_SENT_FROM_MY):
        return True
    if core.startswith(_SENT) or core.endswith(_SENT_ENDS):
        return any(device in core for device in _DEVICES)
    return False


def _is_link(line: Line) -> bool:
    """Whether nothing but an address of the web is here: where the line above leads."""
    return not line.is_blank and not _LINK.sub("", line.said).strip(_BRACKETS)


def _apart(said: str) -> tuple[str, str]:
    """The naming and what is said after it: "sent from my cell", "please excuse any typos"."""
    for index, letter in enumerate(said[:EXCUSE_LETTERS]):
        if letter in ",;" or (letter in ".!" and said[index + 1 : index + 2] in {"", " "}):
            return said[:index], said[index + 1 :].strip()
    return said, ""


def _may_go_last(lines: Sequence[Line], start: int, end: int) -> bool:
    line = lines[end - 1]
    if line.is_blank or line.is_rule:
        return True
    above = end - 2
    if above <= start or not lines[above].is_blank or not _DASHED_NAME.fullmatch(line.said):
        return False
    return line.said.lstrip(_BULLETS)[:1].isupper() and not _is_introduced(lines, start, above)


def _footer(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the footer of a list, a scanner or a desk begins; `end` for none."""
    for at in range(max(start, end - LINES), end):
        if lines[at].folded.replace(".www.", ". www.", 1).startswith(_FOOTERS):
            return at
    return end


def _below_dashes(lines: Sequence[Line], start: int, end: int, *, is_only: bool) -> int:
    """Where a rule begins that a signature stands below; `end` for none."""
    below: list[Line] = []
    letters = 0
    found = end
    for at in range(end - 1, start - 1, -1):
        if lines[at].is_rule:
            is_text = _is_heading(lines, at) or _is_introduced(lines, start, at)
            if not is_text and _is_signed(lines[at], below, is_only=is_only):
                found = at
            elif found != end:
                break
        elif not lines[at].is_blank:
            below.append(lines[at])
            letters += len(lines[at].said)
        if len(below) > LINES or letters > LETTERS:
            break
    return found


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether the rule is as long as the line right above it, which it underlines."""
    above = len(lines[at - 1].said) if at else 0
    return above > 0 and len(lines[at].said) > UNDERLINE and abs(above - len(lines[at].said)) <= 1


def _is_introduced(lines: Sequence[Line], start: int, at: int) -> bool:
    """Whether what is above says that something is coming: "My address:"."""
    above = next((lines[n].said for n in range(at - 1, start - 1, -1) if lines[n].said), "")
    return above.endswith(_COLONS)


def _is_signed(rule: Line, below: Sequence[Line], *, is_only: bool) -> bool:
    """Whether what stands below the rule, last line first, is a signature rather than more text."""
    if not below or any(line.said.startswith(FENCE) or _asks(line) for line in below):
        return False
    if all(line.said.endswith(QUESTION_MARKS) for line in below):
        return False
    if rule.said in RULES or _is_advert(rule, below):
        return True
    if not _is_label(below[-1]) or (len(rule.said) == 1 and below[-1].said[:1].islower()):
        return False
    if any(_LINKED.search(line.folded) for line in below):
        return True
    return is_only and len(below) <= SHORT_LINES and all(map(_is_label, below))


def _is_advert(rule: Line, below: Sequence[Line]) -> bool:
    """What free mail puts under a mail: a line as wide as the page, few words and a link."""
    is_wide = len(rule.said) >= PAGE and not rule.said.strip("_") and len(below) <= ADVERT
    if not is_wide or any(line.said.endswith(QUESTION_MARKS) for line in below):
        return False
    return _LINKED.search(below[0].folded) is not None and not all(map(_is_link, below))


def _asks(line: Line) -> bool:
    """Whether a question is put, at some length; slogans are shorter and lead somewhere."""
    is_question = line.said.endswith(QUESTION_MARKS) and len(line.said.split()) > QUESTION_WORDS
    return is_question and not _LINKED.search(line.folded)


def _is_label(line: Line) -> bool:
    """A name, a post or a telephone number, but no sentence and no "Result: it crashes"."""
    is_short = len(line.said) <= SHORT_LETTERS and not _RESULT.fullmatch(line.said)
    return is_short and not line.said.endswith((".", "?", "!", ":", ","))
