"""Which language a text is in, by its script, its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from handlers.mail.language_words import LETTERS, SCRIPTS, WORDS

#: Letters that are looked at; the beginning tells.
LONGEST = 3_000
#: What the best language must reach, and how many times the next one; else nothing is said.
ENOUGH = 0.9
CLEAR = 1.15
#: One short word is no proof.
LEAST_WORDS = 2
LEAST_LETTERS = 5
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
    known = [word for word in _WORD.findall(said) if word in _WORDS]
    if len(known) < LEAST_WORDS and len("".join(known)) < LEAST_LETTERS:
        return ""
    points: defaultdict[str, float] = defaultdict(float)
    for language, point in _points(said):
        points[language] += point
    ranked = sorted(points.items(), key=lambda one: -one[1])
    (best, most), (_, next_most) = [*ranked, ("", 0.0), ("", 0.0)][:2]
    return best if most >= ENOUGH and most >= CLEAR * next_most else ""


def _points(said: str) -> Iterator[tuple[str, float]]:
    for word in _WORD.findall(said):
        yield from _WORDS.get(word.replace("\u2019", "'"), {}).items()
    for letter in {letter for letter in said if letter in _LETTERS}:
        yield from _LETTERS[letter].items()
