# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""Which of the Latin character sets a text is in: the one whose letters make up a language."""

from __future__ import annotations

from handlers.mail.languages.language import known_words

#: The letters beyond ASCII of each language.
ALPHABETS = {
    "ca": "àçèéíïòóúü·",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüß",
    "en": "éïèç",
    "es": "áéíñóúü¿¡ºª",
    "et": "äõöüšž",
    "fi": "äöåé",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áðéíóúýþæö",
    "it": "àèéìîòùú",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nb": "æøåéòô",
    "nl": "éëïóöüèê",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúüºª",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sv": "åäöé",
    "tr": "çğıöşüâîûi̇",
}
#: The sets, the commonest first, and the languages that are written in them.
LANGUAGES = {
    "cp1252": "ca da de en es fi fr is it nb nl pt sv",
    "cp1250": "cs hr hu pl ro sk sl",
    "iso8859-2": "cs hr hu pl ro sk sl",
    "cp1254": "tr",
    "cp1257": "et lt lv",
    "iso8859-15": "fi fr",
}
#: Signs that every language has.
_SIGNS = frozenset("‘’‚“”„–—…•€£§°«»©®™´×\xa0")
_LETTERS = {name: frozenset(letters) for name, letters in ALPHABETS.items()}
#: No language has all of the letters.
NONE = -1


def best(sample: bytes, *, guess: str | None) -> str | None:
    """The set in which the sample makes most sense, the commonest before its equals."""
    commonest, *others = LANGUAGES
    names = [commonest, *(name for name in (guess, *others) if name in LANGUAGES)]
    found = max(names, key=lambda name: sense(sample, name))
    return None if sense(sample, found) == NONE else found


def sense(sample: bytes, name: str) -> int:
    """How many words of one language the sample has, which has all its letters, or NONE."""
    try:
        text = sample.decode(name)
    except UnicodeError:
        return NONE
    letters = {letter for letter in text.lower() if not letter.isascii()} - _SIGNS
    languages = [one for one in LANGUAGES[name].split() if letters <= _LETTERS[one]]
    known = known_words(text)
    return max((known[language] for language in languages), default=NONE)
