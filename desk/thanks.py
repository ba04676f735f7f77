"""A bare thanks: a mail that needs no answer and reopens nothing."""

from __future__ import annotations

import re

#: Whole words of thanks and of what people add to them, by language.
THANKS = {
    "da": "tak mange",
    "de": "danke dank vielen schön schoen herzlichen besten super alles klar liebe "
    "grüße gruß viele",
    "en": "thanks thank you thx ty so very much many a lot great perfect cheers ok okay all good "
    "that works worked wonderful awesome best regards kind bye again for your the help it "
    "is solved now fixed this",
    "es": "gracias muchas mil perfecto vale saludos un saludo genial por la su ayuda",
    "fr": "merci beaucoup bien parfait super cordialement à vous bonne journée pour votre aide",
    "it": "grazie mille tante perfetto saluti molte ottimo",
    "nl": "bedankt dank je wel dankjewel dankuwel u hartelijk top prima groet groeten",
    "pl": "dziękuję dzięki dziekuje dzieki bardzo pozdrawiam super",
    "pt": "obrigado obrigada muito perfeito valeu abraço",
    "sv": "tack så mycket tusen hej",
}
GRATITUDE = re.compile(
    r"\b(thanks|thank you|thx|cheers|danke|dank|gracias|merci|grazie|bedankt|dankjewel|dankuwel|"
    r"dziękuję|dzięki|dziekuje|dzieki|obrigad[oa]|tack|tak)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
LONGEST = 80
WORDS = frozenset(word for words in THANKS.values() for word in words.split())


def is_bare_thanks(text: str, *, name: str = "") -> bool:
    """Whether the text says thanks and nothing else; a question never does."""
    if len(text) > LONGEST or "?" in text or re.search(r"\d", text):
        return False
    own = {word.lower() for word in WORD.findall(name)}
    words = [word.lower() for word in WORD.findall(text)]
    return bool(GRATITUDE.search(text)) and all(word in WORDS or word in own for word in words)
