"""What is typed, as Slack stores it; and messages as plain text."""

from __future__ import annotations

import pytest

from sandbox import plain, typed
from sandbox.typed import Names
from tests.sandbox.views import actions, button, section

NAMES = Names(
    users={"ada": "U0ADA", "ben": "U0BEN"},
    channels={"general": "C0GEN", "support": "C0SUP"},
    private=frozenset({"C0SUP"}),
)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        pytest.param("Hello", "Hello", id="words"),
        pytest.param("a & b <c>", "a &amp; b &lt;c&gt;", id="control characters"),
        pytest.param("@ada, look", "<@U0ADA>, look", id="person"),
        pytest.param("@nobody", "@nobody", id="nobody"),
        pytest.param("<@U0BEN> look", "<@U0BEN> look", id="token of a known person"),
        pytest.param("<@U0NOBODY>", "&lt;@U0NOBODY&gt;", id="token of nobody"),
        pytest.param("<!channel>", "&lt;!channel&gt;", id="token of a broadcast"),
        pytest.param("@here", "<!here>", id="broadcast"),
        pytest.param("#general", "<#C0GEN|general>", id="channel"),
        pytest.param("https://example.com/a?b=c&d", "<https://example.com/a?b=c&amp;d>", id="url"),
        pytest.param("(https://example.com).", "(<https://example.com>).", id="url in brackets"),
        pytest.param("eva@example.com", "<mailto:eva@example.com|eva@example.com>", id="address"),
        pytest.param("👍 done", ":+1: done", id="emoji"),
        pytest.param(":smile: 10:30:00", ":smile: 10:30:00", id="emoji by name"),
    ],
)
def test_typed_text_is_stored_as_slack_stores_it(text: str, stored: str):
    assert typed.stored(text, NAMES) == stored


def test_rich_text_holds_the_words_as_they_are():
    block = typed.rich_text("<b> & @ada", NAMES)

    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "<b> & "},
        {"type": "user", "user_id": "U0ADA"},
    ]


def test_tokens_of_an_app_are_left_alone():
    text = "<@U0ADA> <https://example.com|here> https://example.com"

    assert typed.posted(text) == "<@U0ADA> <https://example.com|here> <https://example.com>"


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("<@U0ADA> in <#C0GEN|general>", "@ada in #general"),
        ("<https://example.com|the page>", "the page"),
        ("<mailto:eva@example.com|eva@example.com>", "eva@example.com"),
        ("<!date^1700000000^{date}|14 November>", "14 November"),
        ("&lt;b&gt; &amp; :tada:", "<b> & 🎉"),
    ],
    ids=["names", "link", "address", "date", "entities and emoji"],
)
def test_stored_text_can_be_read(text: str, spoken: str):
    assert plain.spoken(text, NAMES) == spoken


def test_blocks_can_be_read_line_by_line():
    items = [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": word}]}
        for word in ("one", "two")
    ]
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "#1042 Kettle"}},
        section("*Owner* <@U0ADA>"),
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_quote", "elements": [{"type": "text", "text": "a\nb"}]},
                {"type": "rich_text_list", "style": "ordered", "elements": items},
            ],
        },
        actions(button("Claim", "claim"), button("Reply", "reply")),
    ]

    assert plain.readable("", blocks, NAMES).split("\n") == [
        "#1042 Kettle",
        "*Owner* @ada",
        "> a",
        "> b",
        "1. one",
        "2. two",
        "[Claim] [Reply]",
    ]
