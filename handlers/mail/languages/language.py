"""Which language a text is in, by its script, its commonest words and the look of the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import log

from handlers.mail.languages.letters import LETTERS, SCRIPTS
from handlers.mail.languages.words import WORDS

#: Letters that are looked at; the beginning tells.
LONGEST = 3_000
#: How much of it is looked at letter by letter.
BEGINNING = 200
#: How much likelier the best language must be than the next, as logarithm; else nothing is said.
CLEAR = 7
CLEAR_UNKNOWN = 10
#: One short word is no proof.
LEAST_LETTERS = 5
#: What a word that only one language has is worth, and how often rows count that none has.
OF_WORD = 12
UNSEEN = 0.1
#: A letter of one language says more than a word that several have.
OF_LETTER = 0.7
#: Letters of a script in each hundred that make it the script of the text.
SHARE = 30
#: A few kana are enough among many Chinese characters, as are the letters that Arabic lacks.
FEW = 4

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_LETTER = re.compile(r"[^\W\d_]")
_NOISE = re.compile(r"https?://\S+|(?<!\S)\S{1,100}@\S{1,200}|www\.\S+|<[^<>]{0,200}>")
_SCRIPTS = {language: re.compile(f"[{letters}]") for language, letters in SCRIPTS.items()}
_BEFORE = {"zh": ("ja",), "ar": ("ur", "fa")}


def _languages_by_word() -> dict[str, dict[str, float]]:
    """Each word with its languages, and what it says for each of them."""
    found: dict[str, set[str]] = {}
    for line in filter(str.strip, WORDS.splitlines()):
        language, _, words = line.strip().partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(language)
    return {word: dict.fromkeys(of, 1 / len(of)) for word, of in found.items()}


_WORDS = _languages_by_word()
_LETTERS = {
    letter: dict.fromkeys(languages.split(), OF_LETTER / len(languages.split()))
    for letters, languages in LETTERS.items()
    for letter in letters
}


def language_of(text: str) -> str:
    """The language as BCP 47 tells it ("de"), or "" where too little is said to be sure."""
    said = _NOISE.sub(" ", text[:LONGEST]).casefold()
    letters = len(_LETTER.findall(said))
    return _by_script(said, letters=letters) or _by_words(said)


def known_words(text: str) -> Counter[str]:
    """How many of its words are common ones of each language."""
    words = _WORD.findall(text[:LONGEST].casefold())
    return Counter(language for word in words for language in _WORDS.get(word, {}))


def _by_script(said: str, *, letters: int) -> str:
    for language in ("el", "hy", "he", "hi", "bn", "gu", "ta", "te", "th", "ka", "ko", "zh", "ar"):
        count = len(_SCRIPTS[language].findall(said))
        others = {other: len(_SCRIPTS[other].findall(said)) for other in _BEFORE.get(language, ())}
        if language == "zh":
            count += others["ja"]
        if count * 100 >= letters * SHARE and count:
            return next((o for o, few in others.items() if few * 100 >= count * FEW), language)
    return ""


def _by_words(said: str) -> str:
    """
    By what its words are and how they look: each language is as likely as its letters in a row.

    A word that the language is known by is worth many letters; without one it must be clear.
    """
    words = _WORD.findall(said[:BEGINNING])
    if len("".join(words)) < LEAST_LETTERS:
        return ""
    look = _look()
    rows = [row for word in words for row in _rows(word)]
    points = {language: len(rows) * least for language, least in look.least.items()}
    for row in rows:
        for language, point in look.rows.get(row, {}).items():
            points[language] += point
    for language, point in _points(said[:BEGINNING]):
        points[language] += OF_WORD * point
    (best, most), (_, next_most) = sorted(points.items(), key=lambda one: -one[1])[:2]
    is_known = any(best in _WORDS.get(word, {}) for word in words)
    return best if most - next_most >= (CLEAR if is_known else CLEAR_UNKNOWN) else ""


def _rows(word: str) -> Iterator[str]:
    """The letters of a word, alone and with their neighbours; its ends count as letters."""
    whole = f"_{word}_"
    for length in (1, 2, 3):
        for start in range(len(whole) - length + 1):
            yield whole[start : start + length]


@dataclass(frozen=True, kw_only=True)
class Look:
    """How likely rows of letters are in each language, as logarithms."""

    #: Of a row that the language has not.
    least: dict[str, float]
    #: How much likelier one is that it has.
    rows: dict[str, dict[str, float]]


@cache
def _look() -> Look:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, languages in _WORDS.items():
        for language in languages:
            counts[language].update(_rows(word))
    kinds = len({row for counted in counts.values() for row in counted})
    rows: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for language, counted in counts.items():
        for row, count in counted.items():
            rows[row][language] = log(1 + count / UNSEEN)
    return Look(
        least={one: log(UNSEEN / (c.total() + UNSEEN * kinds)) for one, c in counts.items()},
        rows=dict(rows),
    )


def _points(said: str) -> Iterator[tuple[str, float]]:
    for word in _WORD.findall(said):
        yield from _WORDS.get(word.replace("\u2019", "'"), {}).items()
    for letter in {letter for letter in said if letter in _LETTERS}:
        yield from _LETTERS[letter].items()
