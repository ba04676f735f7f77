"""What a line that may be an attribution says: who wrote, when, and whether a program tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.mail.quotes.lines import COLONS, DASHES
from handlers.mail.quotes.word_table import phrases
from handlers.mail.quotes.words import FIRST_PERSON, NAME_AFTER, ON, PARTICLES, QUOTING, TOLD
from handlers.mail.quotes.words import WROTE as VERBS

#: A name is hardly longer; with its address, a list or a program it may be three times that.
NAME_WORDS = 4
NAMED_WORDS = 12
DATED_WORDS = 18
NAME_PARTICLES = 3

#: A year (also of the Buddhist and Persian calendars) or a date in figures.
DATE = re.compile(
    r"(?<!\d)(?:19|20|25|1[34])\d\d(?!\d)|(?<!\d)\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}(?!\d)"
)
TIME = re.compile(
    r"(?<!\d)\d{1,2} ?[:.h\uff1a时時] ?\d{2}(?!\d)|\d ?(?:am|pm|uhr)\b|\d[时시時点點]"
)
MAIL = re.compile(r"[^\s<>@]{1,64}@[^\s<>@]{1,128}")
BEFORE_MAIL = ' <("['
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W_]")
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


WROTE = _pattern(VERBS)


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


def claim_of(text: str, *, is_quote_next: bool) -> Claim:
    core = text.strip(DASHES + " |").rstrip(COLONS + " " + DASHES)
    folded = core.casefold()
    verb = next(iter(reversed(list(WROTE.finditer(folded)))), None)
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


def opens_with_date(folded: str) -> bool:
    words = folded.split(maxsplit=8)[:8]
    if not words:
        return False
    early = words[:7] if words[0].strip(".,") in ON else words[:3]
    return any(DIGIT.search(word) for word in early)


def is_dated(claim: Claim) -> bool:
    if not (claim.has_date or claim.has_time):
        return False
    if not claim.verb:
        ends = claim.text.endswith((">", ")", "]")) or _ends_with_named_mail(claim.text)
        return ends and claim.has_date and claim.has_time and claim.has_mail
    if claim.is_quote_next:
        return True
    if claim.has_mail:
        return not _is_first_person(claim)
    return claim.has_time and not _is_first_person(claim) and not _is_told(claim)


def is_named(claim: Claim) -> bool:
    """Whether somebody is named, next to the verb, as the one who wrote."""
    if not claim.verb:
        return claim.is_quote_next and _quotes(claim)
    words = claim.before.split()
    if claim.is_quote_next and len(words) <= NAMED_WORDS:
        return True
    return not _is_first_person(claim) and _names_writer(claim, words)


def _names_writer(claim: Claim, words: list[str]) -> bool:
    if claim.has_mail and claim.has_date and claim.has_time and len(words) <= DATED_WORDS:
        return True
    if words and words[-1].endswith((">", ")", "]")) and MAIL.search(claim.before[-200:]):
        return True
    if is_name(claim.text[: len(claim.before)]):
        is_told = words[0].casefold() in TOLD or _is_told(claim)
        return not is_told and bool(DATE.search(claim.after) and TIME.search(claim.after))
    return _is_named_before_date(claim)


def _is_named_before_date(claim: Claim) -> bool:
    date = DATE.search(claim.before)
    words = claim.text[: date.start()].split() if date else []
    while words and words[-1].casefold() in ON:
        del words[-1]
    return claim.has_time and is_name(" ".join(words))


def _ends_with_named_mail(text: str) -> bool:
    """Whether a name and a bare address end the text, as some of the web's mail programs do it."""
    *before, last = text.split()
    return MAIL.fullmatch(last) is not None and is_name(" ".join(before[-2:]))


def _quotes(claim: Claim) -> bool:
    if any(claim.before.startswith(phrase + " ") for phrase in QUOTING):
        return True
    mail = MAIL.search(claim.text)
    names = mail is not None and is_name(claim.text[: mail.start()].rstrip(BEFORE_MAIL))
    return names or claim.has_mail + claim.has_date + claim.has_time > 1


def is_name(text: str) -> bool:
    """Whether a text may be somebody's name: few words, each with a capital but for particles."""
    words = text.split()
    said = [word for word in words if word.casefold() not in PARTICLES and LETTER.search(word)]
    is_short = 0 < len(said) <= NAME_WORDS + 1 and len(words) - len(said) <= NAME_PARTICLES
    return is_short and words[0] == said[0] and all(map(_is_capital, said))


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or word[:1] in "\"'("


def _is_told(claim: Claim) -> bool:
    """Whether a person tells of it: "Am 5.3. um 10:00 schrieb mir Ihr Kollege:"."""
    return any(word.strip(",") in TOLD for word in claim.folded.split()[1:])


def _is_first_person(claim: Claim) -> bool:
    said = claim.before.split()[-2:]
    if claim.verb in NAME_AFTER:
        said += claim.after.split()[:1]
    return any(word.strip(",") in FIRST_PERSON for word in said)
