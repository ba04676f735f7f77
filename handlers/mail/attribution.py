"""Attributions: "On Monday, Jane <jane@example.com> wrote:", in many languages and shapes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.mail.quote_lines import COLONS, DASHES, Line, Mark, next_said
from handlers.mail.quote_words import FIRST_PERSON, NAME_AFTER, ON, QUOTING, WROTE
from handlers.mail.word_table import phrases

#: Programs fold an attribution at about 76 letters; names and addresses can make it long.
LINES = 5
LETTERS = 500
#: A name is hardly longer; with its address, a list or a program it may be three times that.
NAME_WORDS = 4
NAMED_WORDS = 12
#: How many lines may stand empty between an attribution and its quote.
GAP = 7

#: A year (also of the Buddhist and Persian calendars) or a date in figures.
DATE = re.compile(
    r"(?<!\d)(?:19|20|25|1[34])\d\d(?!\d)|(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}(?!\d)"
)
TIME = re.compile(
    r"(?<!\d)\d{1,2} ?[:.h\uff1a时時] ?\d{2}(?!\d)|\d ?(?:am|pm|uhr)\b|\d[时시時点點]"
)
MAIL = re.compile(r"[^\s<>@]{1,64}@[^\s<>@]{1,128}")
_BEFORE_MAIL = ' <("['
_COLONS = tuple(COLONS)
_DIGIT = re.compile(r"\d")
#: What may stand between the verb and the colon: "schreef het volgende:".
_AFTER = phrases("""
    da: følgende
    de: folgendes | am
    en: the | following
    es: lo | siguiente
    fi: seuraavaa
    nb: følgende | følgjande
    nl: het | volgende | je
    pl: dnia | mi
    pt: o | seguinte
    ru: следующее
    sv: följande
""")


def _is_spaced(phrase: str) -> bool:
    """Whether the script puts spaces between words; Thai, Chinese, Japanese and Korean do not."""
    return not any("\u0e00" <= letter <= "\u0e7f" or letter >= "\u1100" for letter in phrase)


def _pattern(phrases: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    spaced = "|".join(re.escape(phrase) for phrase in longest_first if _is_spaced(phrase))
    solid = "|".join(re.escape(phrase) for phrase in longest_first if not _is_spaced(phrase))
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|(?:{solid})")


_WROTE = _pattern(WROTE)


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a possible attribution says, in parts; all case folded but `text`."""

    text: str
    before: str
    verb: str
    after: str
    is_quote_next: bool

    @property
    def folded(self) -> str:
        return self.before + self.verb + self.after

    @property
    def has_mail(self) -> bool:
        return MAIL.search(self.folded) is not None

    @property
    def has_date(self) -> bool:
        return DATE.search(self.folded) is not None

    @property
    def has_time(self) -> bool:
        return TIME.search(self.folded) is not None


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
                free = found[start] = last + 1
    return found


def _may_end(line: Line) -> bool:
    end = line.folded.rstrip(DASHES + " |")
    if end.endswith(_COLONS):
        return True
    tail = end[-24:]
    return any(match.end() == len(tail) for match in _WROTE.finditer(tail))


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
    is_dated = False
    for start in range(last, max(free, last - LINES + 1) - 1, -1):
        text = " ".join(line.said for line in lines[start : last + 1])
        if lines[start].is_blank or lines[start].depth or len(text) > LETTERS:
            break
        claim = _claim(text, is_quote_next=is_quote_next)
        if found is not None and not _goes_on(lines[start], is_dated=is_dated):
            break
        opens = _opens_with_date(claim.folded)
        if (opens and _is_dated(claim)) or _is_named(claim):
            found, is_dated = start, is_dated or (opens and claim.has_date)
    return found


def _names(line: Line) -> bool:
    """Whether a date or an address may be on this line: cheap, since most lines have none."""
    return _DIGIT.search(line.said) is not None or "@" in line.said


def _goes_on(line: Line, *, is_dated: bool) -> bool:
    """
    Whether an attribution that could begin on the line below this one begins here already.

    It does with a name and an address; with a date or a bare name only if none has come below.
    """
    mail = MAIL.search(line.said)
    verb = _WROTE.search(line.folded)
    name = line.said[: mail.start()] if mail else line.said.replace(" via ", " ")
    name = name.rstrip(_BEFORE_MAIL)
    if mail and (not name or verb or is_name(name)):
        return True
    if verb and is_name(line.said[: verb.start()]):
        return True
    core = line.folded.lstrip(DASHES + " ")
    return not is_dated and (
        _opens_with_date(core) or (is_name(name) and line.said[-1] not in ".!?")
    )


def _is_quote_next(lines: Sequence[Line], last: int) -> bool:
    at = next_said(lines, last + 1, within=GAP)
    return at < len(lines) and lines[at].depth > lines[last].depth


def _claim(text: str, *, is_quote_next: bool) -> Claim:
    core = text.strip(DASHES + " |").rstrip(COLONS + " " + DASHES)
    folded = core.casefold()
    verb = next(iter(reversed(list(_WROTE.finditer(folded)))), None)
    if verb is None or not _may_follow(verb[0], folded[verb.end() :]):
        return Claim(text=core, before=folded, verb="", after="", is_quote_next=is_quote_next)
    return Claim(
        text=core,
        before=folded[: verb.start()],
        verb=verb[0],
        after=folded[verb.end() :],
        is_quote_next=is_quote_next,
    )


def _may_follow(verb: str, after: str) -> bool:
    """Nothing, a name or an address, or a date may stand between the verb and the colon."""
    words = after.strip(' "').split()
    if len(words) > 1 and (DATE.search(after) or TIME.search(after)):
        return True
    if verb in NAME_AFTER and (len(words) <= NAME_WORDS or MAIL.search(after)):
        return True
    return all(word in _AFTER for word in words)


def _opens_with_date(folded: str) -> bool:
    words = folded.split(maxsplit=8)[:8]
    if not words:
        return False
    early = words[:7] if words[0].strip(".,") in ON else words[:3]
    return any(_DIGIT.search(word) for word in early)


def _is_dated(claim: Claim) -> bool:
    if not (claim.has_date or claim.has_time):
        return False
    if not claim.verb:
        ends = claim.text.endswith((">", ")", "]"))
        return ends and claim.has_date and claim.has_time and claim.has_mail
    if claim.is_quote_next:
        return True
    return (claim.has_mail or claim.has_time) and not _is_first_person(claim)


def _is_named(claim: Claim) -> bool:
    """Whether somebody is named, next to the verb, as the one who wrote."""
    if not claim.verb:
        return claim.is_quote_next and _quotes(claim)
    if claim.is_quote_next and len(claim.before.split()) <= NAMED_WORDS:
        return True
    if _is_first_person(claim):
        return False
    words = claim.before.split()
    if claim.has_mail and claim.has_date and claim.has_time and len(words) <= NAMED_WORDS:
        return True
    if words and words[-1].endswith((">", ")", "]")) and MAIL.search(claim.before[-200:]):
        return True
    return is_name(claim.text[: len(claim.before)]) and bool(
        DATE.search(claim.after) and TIME.search(claim.after)
    )


def _quotes(claim: Claim) -> bool:
    if any(claim.before.startswith(phrase + " ") for phrase in QUOTING):
        return True
    mail = MAIL.search(claim.text)
    names = mail is not None and is_name(claim.text[: mail.start()].rstrip(_BEFORE_MAIL))
    return names or claim.has_mail + claim.has_date + claim.has_time > 1


def is_name(text: str) -> bool:
    """Whether a text may be somebody's name: few words, each with a capital."""
    words = text.split()
    return 0 < len(words) <= NAME_WORDS and all(
        word[:1].isupper() or word[:1] in "\"'(" for word in words
    )


def _is_first_person(claim: Claim) -> bool:
    said = claim.before.split()[-2:]
    if claim.verb in NAME_AFTER:
        said += claim.after.split()[:1]
    return any(word.strip(",") in FIRST_PERSON for word in said)
