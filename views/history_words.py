# ruff: noqa: RUF001  (letters of other scripts look like Latin ones; here they are meant)
"""What stands above the mail that an answer quotes, in the customer's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class HistoryWords:
    #: In our mark; the trimmer's tables know each of them.
    above: str
    #: With {day}, {time} and {name}.
    heading: str


#: By the first part of the language's tag (BCP 47).
HISTORY_WORDS: Mapping[str, HistoryWords] = {
    "en": HistoryWords(
        above="Please reply above this line",
        heading="On {day} at {time} UTC, {name} wrote:",
    ),
    "de": HistoryWords(
        above="Bitte antworten Sie oberhalb dieser Zeile",
        heading="Am {day} um {time} UTC schrieb {name}:",
    ),
    "fr": HistoryWords(
        above="Merci de répondre au-dessus de cette ligne",
        heading="Le {day} à {time} UTC, {name} a écrit :",
    ),
    "es": HistoryWords(
        above="Responda por encima de esta línea",
        heading="El {day} a las {time} UTC, {name} escribió:",
    ),
    "pt": HistoryWords(
        above="Responda acima desta linha",
        heading="Em {day} às {time} UTC, {name} escreveu:",
    ),
    "it": HistoryWords(
        above="Si prega di rispondere sopra questa riga",
        heading="Il {day} alle {time} UTC, {name} ha scritto:",
    ),
    "nl": HistoryWords(
        above="Antwoord boven deze regel",
        heading="Op {day} om {time} UTC schreef {name}:",
    ),
    "sv": HistoryWords(
        above="Svara ovanför den här raden",
        heading="Den {day} kl. {time} UTC skrev {name}:",
    ),
    "da": HistoryWords(
        above="Svar over denne linje",
        heading="Den {day} kl. {time} UTC skrev {name}:",
    ),
    "nb": HistoryWords(
        above="Svar over denne linjen",
        heading="Den {day} kl. {time} UTC skrev {name}:",
    ),
    "fi": HistoryWords(
        above="Vastaa tämän rivin yläpuolelle",
        heading="{day} klo {time} UTC {name} kirjoitti:",
    ),
    "pl": HistoryWords(
        above="Odpowiedz powyżej tej linii",
        heading="W dniu {day} o {time} UTC {name} napisał(a):",
    ),
    "cs": HistoryWords(
        above="Odpovězte nad tímto řádkem",
        heading="Dne {day} v {time} UTC {name} napsal(a):",
    ),
    "ru": HistoryWords(
        above="Пожалуйста, ответьте выше этой строки",
        heading="{day} в {time} UTC {name} пишет:",
    ),
    "uk": HistoryWords(
        above="Будь ласка, напишіть відповідь вище цього рядка",
        heading="{day} о {time} UTC {name} пише:",
    ),
    "tr": HistoryWords(
        above="Lütfen yanıtınızı bu satırın üstüne yazın",
        heading="{day} {time} UTC tarihinde {name} şunu yazdı:",
    ),
    "ja": HistoryWords(
        above="この行より上にご返信ください",
        heading="{day} {time} UTC、{name} さんのメール:",
    ),
    "zh": HistoryWords(
        above="请在此行上方回复",
        heading="{name} 于 {day} {time} UTC 写道:",
    ),
}


def history_words(language: str) -> HistoryWords:
    """English where the language is not known, or not among them."""
    return HISTORY_WORDS.get(language.partition("-")[0].lower(), HISTORY_WORDS["en"])
