"""What is a bare thanks, and what is more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.thanks import LONGEST, WORDS, is_bare_thanks


@pytest.mark.parametrize(
    "text",
    [
        "Thanks!",
        "Thank you so much for your help.",
        "Great, thanks.\n\nBest regards\nKim",
        "Vielen Dank!",
        "Danke, alles klar. Viele Grüße",
        "Merci beaucoup",
        "¡Muchas gracias!",
        "Grazie mille",
        "Bedankt!",
        "Dziękuję bardzo",
        "Obrigada",
        "Tack så mycket",
        "Mange tak",
        "👍 thanks",
    ],
)
def test_thanks_alone_is_bare(text: str):
    assert is_bare_thanks(text, name="Kim Doe")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "Great",
        "Thanks, but it is still broken.",
        "Thanks! When will it come?",
        "Thanks, my number is 4711.",
        "Danke, aber es geht nicht.",
        "No thanks, I want my money back.",
        "Thank you for nothing",
        "Thanks. " + "Thanks. " * 20,
    ],
)
def test_whatever_says_more_is_heard(text: str):
    assert not is_bare_thanks(text, name="Kim Doe")


def test_somebody_elses_name_is_more_than_thanks():
    assert is_bare_thanks("Thanks, Kim", name="Kim Doe")
    assert not is_bare_thanks("Thanks, Jo", name="Kim Doe")


@given(words=st.lists(st.sampled_from(sorted(WORDS)), max_size=8))
def test_a_question_is_never_bare(words: list[str]):
    assert not is_bare_thanks(f"Thanks {' '.join(words)}?")


@given(text=st.text(min_size=LONGEST + 1))
def test_a_long_text_is_never_bare(text: str):
    assert not is_bare_thanks(text)


@given(text=st.text(max_size=LONGEST), name=st.text(max_size=20))
def test_any_text_can_be_judged(text: str, name: str):
    assert is_bare_thanks(text, name=name) in {True, False}
