"""Typed command text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import BadInput
from desk.words import channel_id, user_id, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("add support", ["add", "support"]),
        ("  add \t support\n", ["add", "support"]),
        ('add "The support team" now', ["add", "The support team", "now"]),
        ("add “The team” now", ["add", "The team", "now"]),
        ("add „Das Team“ jetzt", ["add", "Das Team", "jetzt"]),
        ("add «La équipe»", ["add", "La équipe"]),
        ('add ""', ["add", ""]),
        ("add <@U1|a b> <#C1|general>", ["add", "<@U1|a b>", "<#C1|general>"]),
        ("<mailto:a@example.com|a@example.com>", ["<mailto:a@example.com|a@example.com>"]),
    ],
)
def test_words_are_parted_as_people_mean_them(text: str, expected: list[str]):
    assert words(text) == expected


@given(plain=st.lists(st.from_regex(r"[a-z0-9@.:-]{1,8}", fullmatch=True), max_size=8))
def test_plain_words_are_parted_at_spaces(plain: list[str]):
    assert words("  ".join(plain)) == plain


@given(text=st.text(max_size=60))
def test_any_text_has_words(text: str):
    assert all(isinstance(word, str) for word in words(text))


@pytest.mark.parametrize("word", ["<#C1|general>", "<#C1|>", "<#C1>"])
def test_a_channel_is_chosen_from_the_list(word: str):
    assert channel_id(word, example="x") == "C1"


@pytest.mark.parametrize("word", ["#general", "C1", "<@U1>", "<#c1>"])
def test_a_channel_that_was_only_typed_is_refused(word: str):
    with pytest.raises(BadInput, match="`/desk queues add`"):
        channel_id(word, example="/desk queues add")


@pytest.mark.parametrize("word", ["<@U1|ada>", "<@U1>", "<@W1>"])
def test_a_person_is_chosen_from_the_list(word: str):
    assert user_id(word, example="x") in {"U1", "W1"}


@pytest.mark.parametrize("word", ["@ada", "U1", "<#C1>"])
def test_a_person_who_was_only_typed_is_refused(word: str):
    with pytest.raises(BadInput, match="is not a person I know"):
        user_id(word, example="x")
