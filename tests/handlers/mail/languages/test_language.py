"""Which language a customer writes in."""

from __future__ import annotations

import subprocess
import sys

import pytest

from handlers.mail.explain import explain
from handlers.mail.languages.language import LONGEST, language_of
from tests.handlers.mail.languages.letters import LETTERS
from tests.handlers.mail.languages.phrases import PHRASES, UNSEEN
from tests.handlers.mail.raw import raw_mail

GERMAN = "Guten Tag,\r\n\r\nwo ist meine Bestellung? Ich warte seit einer Woche.\r\n"
#: Which of its modules a program has loaded, after what it did first.
LOADED = "import sys; print('numpy' in sys.modules)"
#: Nothing can be written that is as large as the library's model.
#: It was left out of the installation, or does not run on this processor.
NO_LIBRARY = "import sys; sys.modules['numpy'] = None"
NO_ROOM = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"


@pytest.mark.parametrize("language", PHRASES)
def test_most_short_texts_are_told_by_their_language(language: str):
    told = [language_of(phrase) for phrase in PHRASES[language]]

    assert told.count(language) >= len(told) * 0.8


@pytest.mark.parametrize("texts", [PHRASES, UNSEEN, LETTERS], ids=["phrases", "unseen", "letters"])
def test_nearly_every_text_is_told_and_hardly_one_taken_for_another(texts: dict[str, list[str]]):
    told = [(language_of(text), language) for language, some in texts.items() for text in some]

    wrong = [one for one in told if one[0] not in {one[1], ""}]
    assert len(wrong) <= 2, wrong
    assert sum(one == language for one, language in told) >= 0.95 * len(told)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "ok",
        "see",
        "lol",
        "???",
        "👍👍👍",
        "12345",
        "2x",
        "€ 19,90",
        "10.05.2024 14:30",
        "+49 30 901820",
        "Tel. 030/1234",
        "DB-20931-X",
        "SKU 88-AX-104 / 88-AX-105",
        "QWERTY-7781-ZZKP",
        "ERR_CONNECTION_RESET",
        "IMG_2041.jpg",
        "RE: #1042",
        "Jane Doe",
        "J. Doe, Acme Inc.",
        "Müller GmbH",
        "Berlin",
        "asdf",
        "https://example.com/de/wo-ist-die-bestellung",
        "jane@example.com",
    ],
)
def test_where_too_little_is_said_nothing_is_told(text: str):
    assert language_of(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "\ud800\udfff" * 50,
        "\0\x01\x7f" * 50,
        "\u0316\u0301" * 5_000,
        "\u202e\ufeff" * 50,
        "a@" * 5_000,
    ],
    ids=["halves of letters", "controls", "accents alone", "directions", "addresses"],
)
def test_what_is_no_text_has_no_language(text: str):
    assert language_of(text) == ""


def test_halves_of_letters_do_not_hide_the_language():
    assert language_of("Wo ist \ud83d meine Bestellung? \udcfc") == "de"


def test_the_beginning_of_a_long_text_tells():
    assert language_of("Where is my order? " * LONGEST) == "en"


def test_the_words_of_one_language_do_not_outweigh_a_long_text_of_a_near_one():
    (_, text, _) = LETTERS["af"]

    assert language_of(f"{text} " * 20) == "af"


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


def test_the_library_is_loaded_only_where_a_language_is_asked_for():
    read = f"from handlers.mail.read import read_mail; read_mail({raw_mail(body=GERMAN)!r})"

    assert printed(f"import bot.app; {read}; {LOADED}") == "False"


def test_without_room_for_the_model_no_language_is_told():
    ask = "from handlers.mail.languages.language import language_of; print(language_of('Guten Tag')"

    assert printed(f"{ask} or 'none')") == "de"
    assert printed(f"{NO_ROOM}; {ask} or 'none')") == "none"
    assert printed(f"{NO_LIBRARY}; {ask} or 'none')") == "none"


def explained(*headers: str, body: str) -> str:
    return str(explain(raw_mail(*headers, body=body), file="mail")["language"])


def printed(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    return done.stdout.decode().strip()
