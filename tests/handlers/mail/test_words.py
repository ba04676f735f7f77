"""Encoded words in header values."""

from __future__ import annotations

import pytest

from handlers.mail.words import decoded


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Hello", "Hello"),
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?iso-8859-1*de?Q?a_b?=", "a b"),
        ("Re: =?utf-8?q?=C3=A9?= now", "Re: é now"),
        ("=?utf-8?q?a?= =?utf-8?q?b?=", "ab"),
        ("=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"),
        ("=?utf-8?q?two words?=", "two words"),
        ("=?utf-8?q?no end", "no end"),
        ("=?utf-8?q?cut =?utf-8?q?off?=", "cut off"),
        ("=?utf-8?x?kept?=", "=?utf-8?x?kept?="),
        ("=?utf-8?b?!!!?=", ""),
        ("is 1 =? 2", "is 1 =? 2"),
    ],
    ids=lambda value: value[:30],
)
def test_a_value_is_decoded(value: str, text: str):
    assert decoded(value) == text


def test_a_letter_split_between_two_words_is_joined_before_it_is_decoded():
    assert decoded("=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=") == "Grüße"


def test_base64_split_inside_of_a_group_is_joined():
    assert decoded("=?utf-8?b?R3LDv?= =?utf-8?b?MOfZQ==?=") == "Grüße"


def test_japanese_words_are_decoded():
    assert decoded("=?iso-2022-jp?b?GyRCQ21KOBsoQg==?=") == "注文"


def test_raw_bytes_are_read_in_the_set_of_the_mail():
    value = "Größe".encode("latin-1").decode("ascii", "surrogateescape")

    assert decoded(value, hint="iso-8859-1") == "Größe"
