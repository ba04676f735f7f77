"""Which language a customer writes in."""

from __future__ import annotations

import pytest

from handlers.mail.explain import explain
from handlers.mail.languages.language import LONGEST, language_of
from tests.handlers.mail.languages.phrases import PHRASES, UNSEEN
from tests.handlers.mail.raw import raw_mail

GERMAN = "Guten Tag,\r\n\r\nwo ist meine Bestellung? Ich warte seit einer Woche.\r\n"


@pytest.mark.parametrize("language", PHRASES)
def test_most_short_texts_are_told_by_their_language(language: str):
    told = [language_of(phrase) for phrase in PHRASES[language]]

    assert told.count(language) >= len(told) * 0.6


def test_texts_of_words_that_are_in_no_table_are_told_by_how_they_look():
    texts = [(language, text) for language, some in UNSEEN.items() for text in some]

    right = [text for language, text in texts if language_of(text) == language]

    assert len(right) >= 0.8 * len(texts)


@pytest.mark.parametrize("phrases", [PHRASES, UNSEEN], ids=["known", "unseen"])
def test_hardly_a_text_is_taken_for_another_language(phrases: dict[str, list[str]]):
    wrong = [
        text
        for language, texts in phrases.items()
        for text in texts
        if language_of(text) not in {language, ""}
    ]

    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "see",
        "12345",
        "Jane Doe",
        "Müller GmbH",
        "asdf",
        "https://example.com/de/wo-ist-die-bestellung",
        "jane@example.com",
    ],
)
def test_where_too_little_is_said_nothing_is_told(text: str):
    assert language_of(text) == ""


def test_the_beginning_of_a_long_text_tells():
    assert language_of("Where is my order? " * LONGEST) == "en"


@pytest.mark.parametrize(
    ("told", "language"),
    [("", "de"), ("Content-Language: en-US", "de"), ("Content-Language: de-AT", "de-AT")],
    ids=["nothing", "another", "the same, with its country"],
)
def test_what_is_written_counts_before_what_the_program_says(told: str, language: str):
    assert explained(*filter(None, [told]), body=GERMAN) == language


@pytest.mark.parametrize(
    ("told", "language"), [("fr-CH", "fr-CH"), ("zh-hant, en", "zh-Hant"), ("99", ""), ("x y", "")]
)
def test_what_the_program_says_counts_where_nothing_else_tells(told: str, language: str):
    assert explained(f"Content-Language: {told}", body="12345\r\n") == language


def test_the_history_is_in_the_language_of_another():
    quoted = "> Where is the lamp that you have ordered?\r\n> Please tell us.\r\n" * 5
    wrote = "Am 5. März 2024 um 09:41 schrieb Help <help@example.org>:"

    assert explained(body=f"{GERMAN}\r\n{wrote}\r\n{quoted}") == "de"


def explained(*headers: str, body: str) -> str:
    return str(explain(raw_mail(*headers, body=body), file="mail")["language"])
