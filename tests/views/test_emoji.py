"""Emoji by the names Slack gives them."""

from __future__ import annotations

import pytest

from views.emoji import emoji, from_code_points


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("smile", "😄"),
        ("+1", "👍"),
        ("tada", "🎉"),
        ("heart", "❤️"),
        ("email", "✉️"),
        ("flag-de", "🇩🇪"),
        ("flag-scotland", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
        ("large_green_circle", "🟢"),
        ("man-shrugging", "🤷\u200d♂️"),
        ("male-doctor", "👨\u200d⚕️"),
        ("female-technologist", "👩\u200d💻"),
        ("female_mage", "🧙\u200d♀️"),
        ("man-woman-girl-boy", "👨\u200d👩\u200d👧\u200d👦"),
        ("woman-kiss-man", "👩\u200d❤️\u200d💋\u200d👨"),
        ("wave::skin-tone-2", "👋🏻"),
        ("woman-shrugging::skin-tone-6", "🤷🏿\u200d♀️"),
        ("point_up::skin-tone-4", "☝🏽"),
        ("handshake::skin-tone-3-5", "🤝🏼"),
        ("skin-tone-5", "🏾"),
    ],
)
def test_a_standard_name_gives_its_characters(name, expected):
    assert emoji(name) == expected


@pytest.mark.parametrize("name", ["our-logo", "", "30", "flag-", "nobody::skin-tone-2", "man-dog"])
def test_a_name_of_the_workspaces_own_gives_none(name):
    assert emoji(name) is None


def test_code_points_give_their_characters():
    assert from_code_points("1f937-1f3fd-200d-2640-fe0f") == "🤷🏽\u200d♀️"


@pytest.mark.parametrize("unified", ["", "x", "1f44b-", "110000", "f" * 40])
def test_what_is_no_code_point_gives_none(unified):
    assert from_code_points(unified) is None
