"""Which language a text is in: a library tells, and common words where languages are near."""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from handlers.mail.languages.words import WORDS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

log = logging.getLogger(__name__)

#: Letters that are looked at; the beginning tells.
LONGEST = 3_000
#: Bytes of UTF-8 in its words: one short word is no proof, but two Chinese letters are.
LEAST = 5
#: How likely a language must be, of 1; else nothing is said.
LIKELY = 0.4
#: How many times as likely a language is that alone has each of the words.
OF_WORDS = 20
#: What the library calls otherwise than people do, or tells apart where a line does not.
NAMES = {
    "ary": "ar",
    "arz": "ar",
    "nn": "nb",
    "no": "nb",
    "wuu": "zh",
    "yue": "zh",
    "zxx": "",
}

#: No room for the file into which it unpacks its model, or for the model; a processor too old.
CANNOT_LOAD = (OSError, ImportError, RuntimeError, MemoryError)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_NOISE = re.compile(r"https?://\S+|(?<!\S)\S{1,100}@\S{1,200}|www\.\S+|<[^<>]{0,200}>")


def _languages_by_word() -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for line in filter(str.strip, WORDS.splitlines()):
        language, _, words = line.strip().partition(":")
        for word in words.split():
            found.setdefault(word, {})[language] = None
    return {word: list(languages) for word, languages in found.items()}


_LANGUAGES = _languages_by_word()


def language_of(text: str) -> str:
    """The language as BCP 47 tells it ("de"), or "" where too little is said to be sure."""
    said = _NOISE.sub(" ", text[:LONGEST])
    words = _words(said)
    if len("".join(words).encode(errors="replace")) < LEAST:
        return ""
    known = _known(words)
    likely = {
        language: share * (1 + OF_WORDS * known.get(language, 0))
        for language, share in _shares(said).items()
    }
    best = max(likely, key=lambda language: likely[language], default="")
    return best if best and likely[best] >= LIKELY * sum(likely.values()) else ""


def known_words(text: str) -> Counter[str]:
    """How many of its words are common ones of each language."""
    words = _words(text[:LONGEST])
    return Counter(language for word in words for language in _LANGUAGES.get(word, ()))


def _words(said: str) -> list[str]:
    return [word.replace("\u2019", "'") for word in _WORD.findall(said.lower())]


def _shares(said: str) -> Mapping[str, float]:
    """How likely each language is by the library alone."""
    shares: defaultdict[str, float] = defaultdict(float)
    try:
        ranks = _library().rank(said)
    except CANNOT_LOAD:
        # No answer stays here for it.
        log.warning("language not told", exc_info=True)
        return shares
    for name, share in ranks:
        shares[NAMES.get(name, name)] += share
    return shares


def _known(words: Sequence[str]) -> Mapping[str, float]:
    """The share of the words that each language has; those of several are divided."""
    shares: defaultdict[str, float] = defaultdict(float)
    for word in words:
        languages = _LANGUAGES.get(word, ())
        for language in languages:
            shares[language] += 1 / len(languages) / len(words)
    return shares


@cache
def _library() -> LanguageIdentifier:
    """It and its model take 90 MB and half a second: only where a language is asked for."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - as said above

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
