"""What agents write in Slack."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.rich import Code, Listing, Paragraph, Quote, Span, plain
from views.slack_text import mrkdwn_document, rich_text_document, rich_text_value


class Names:
    def user(self, user_id):
        return {"U1": "Ann Lee"}.get(user_id, "a colleague")

    def channel(self, channel_id):
        return {"C1": "returns"}.get(channel_id, "a channel")


def written(*elements):
    """The document of one section with these elements."""
    value = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": list(elements)}],
    }
    return rich_text_document(value, names=Names())


def stored(text):
    """The document of a message with this text."""
    return mrkdwn_document(text, names=Names())


def spans(text):
    """The spans of a message of one paragraph."""
    (block,) = stored(text)
    return block.spans


def text(words, **style):
    return {"type": "text", "text": words} | ({"style": style} if style else {})


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ({"type": "user", "user_id": "U1"}, "Ann Lee"),
        ({"type": "channel", "channel_id": "C1"}, "#returns"),
        ({"type": "usergroup", "usergroup_id": "S1"}, "the team"),
        ({"type": "broadcast", "range": "everyone"}, "everyone"),
        ({"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fb"}, "👋🏻"),
        ({"type": "emoji", "name": "wave", "skin_tone": 3}, "👋🏼"),
        ({"type": "emoji", "name": "smile"}, "😄"),
        ({"type": "emoji", "name": "our-logo"}, ":our-logo:"),
        ({"type": "date", "timestamp": 0, "format": "{date}", "fallback": "1 May"}, "1 May"),
        ({"type": "date", "timestamp": 1_700_000_000, "format": "{date}"}, "2023-11-14 22:13 UTC"),
        ({"type": "color", "value": "#ff0000"}, "#ff0000"),
        ({"type": "hologram", "text": "seen"}, "seen"),
    ],
    ids=[
        "user", "channel", "group", "broadcast", "emoji with characters", "emoji with a tone",
        "emoji by name", "own emoji", "date with fallback", "bare date", "colour", "unknown",
    ],
)  # fmt: skip
def test_an_element_reads_as_words(element, expected):
    assert plain(written(text("Hi "), element)) == f"Hi {expected}"


def test_a_link_keeps_its_address():
    document = written({"type": "link", "url": "https://example.com/t", "text": "terms"})

    assert document == (Paragraph(spans=(Span(text="terms", link="https://example.com/t"),)),)


def test_a_link_without_a_text_shows_its_address():
    document = written({"type": "link", "url": "mailto:ann@example.com"})

    assert plain(document) == "ann@example.com"


def test_a_link_that_is_none_for_a_customer_stays_text():
    document = written({"type": "link", "url": "slack://channel", "text": "here"})

    assert document == (Paragraph(spans=(Span(text="here"),)),)


def test_styles_are_read():
    document = written(text("a", bold=True, italic=True), text("b", code=True), text("c"))

    assert document == (
        Paragraph(
            spans=(
                Span(text="a", bold=True, italic=True),
                Span(text="b", code=True),
                Span(text="c"),
            )
        ),
    )


def test_empty_lines_part_paragraphs():
    document = written(text("one\ntwo\n\n"), text("three", bold=True), text("\n"))

    assert document == (
        Paragraph(spans=(Span(text="one\ntwo"),)),
        Paragraph(spans=(Span(text="three", bold=True),)),
    )


def test_a_quote_without_words_is_nothing():
    value = {"elements": [{"type": "rich_text_quote", "elements": [text(" \n\n")]}]}

    assert rich_text_document(value, names=Names()) == ()


def test_lists_quotes_and_code_are_read():
    value = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_list",
                "style": "ordered",
                "indent": 1,
                "offset": 2,
                "elements": [{"type": "rich_text_section", "elements": [text("item")]}],
            },
            {"type": "rich_text_quote", "elements": [text("said\n\nmore\n")]},
            {"type": "rich_text_preformatted", "elements": [text("  code\n")]},
        ],
    }

    document = rich_text_document(value, names=Names())

    assert document == (
        Listing(items=((Span(text="item"),),), ordered=True, indent=1, offset=2),
        Quote(spans=(Span(text="said\n\nmore"),)),
        Code(text="  code"),
    )


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"elements": None},
        {"elements": ["x", {}, {"type": "rich_text_section"}]},
        {"elements": [{"type": "rich_text_list", "indent": "x", "elements": [{}]}]},
        {"elements": [{"elements": [{"type": "text", "text": 5}, {"type": "emoji"}]}]},
        {"elements": [{"elements": [{"type": "date", "timestamp": "x"}, {"type": "user"}]}]},
    ],
)
def test_a_strange_value_is_survived(value):
    assert plain(rich_text_document(value, names=Names())).strip("- ") in {"", "the team"}


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("a &amp;amp; b &lt;c&gt;", "a &amp; b <c>"),
        ("<@U1> and <@U1|ann>", "Ann Lee and Ann Lee"),
        ("<#C1|returns> <#C1|>", "#returns #returns"),
        ("<!here> <!channel|channel> <!everyone>", "here channel everyone"),
        ("<!subteam^S1|@billing> <!subteam^S1>", "billing the team"),
        ("<!date^1700000000^{date}|14 November>", "14 November"),
        ("<!date^1700000000^{date}>", "2023-11-14 22:13 UTC"),
        ("<mailto:ann@example.com|ann@example.com>", "ann@example.com"),
        ("<https://example.com/a?b&amp;c|terms>", "terms (https://example.com/a?b&c)"),
        ("<https://example.com>", "https://example.com"),
        ("<tel:+123|call>", "call"),
        ("so :smile: :wave::skin-tone-2: :our-logo:", "so 😄 👋🏻 :our-logo:"),
        ("at 10:30:45 or a:b:c", "at 10:30:45 or a:b:c"),
        ("a < b, <", "a < b, <"),
        ("<|a> <!> <@>", "a  a colleague"),
        ("it\u2019s \u201cfine\u201d", "it\u2019s \u201cfine\u201d"),
    ],
    ids=[
        "entities", "user", "channel", "broadcast", "group", "date with fallback", "bare date",
        "mail", "link", "bare link", "telephone", "emoji", "times", "loose signs",
        "empty tokens", "curly quotes",
    ],
)  # fmt: skip
def test_a_message_reads_as_words(message, expected):
    assert plain(stored(message)) == expected


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("*a*", [("a", "b")]),
        ("_a_ ~b~", [("a", "i"), (" ", ""), ("b", "s")]),
        ("*_a_ b*", [("a", "bi"), (" b", "b")]),
        ("`a*b*` c", [("a*b*", "c"), (" c", "")]),
        ("(*a*), b", [("(", ""), ("a", "b"), ("), b", "")]),
        ("*see <https://example.com|a>*", [("see ", "b"), ("a", "bl")]),
        ("snake_case_name and 2*3*4", [("snake_case_name and 2*3*4", "")]),
        ("x * a * b", [("x * a * b", "")]),
        ("**a** __b__ ***", [("**a** __b__ ***", "")]),
        ("*a b", [("*a b", "")]),
        ("*a\nb*", [("*a\nb*", "")]),
        ("*a*b*", [("a*b", "b")]),
        ("* ", [("*", "")]),
        ("`", [("`", "")]),
        ("`<https://example.com|example.com>`", [("example.com", "c")]),
    ],
)
def test_marks_become_styles(message, expected):
    marks = {"bold": "b", "italic": "i", "strike": "s", "code": "c", "link": "l"}

    read = [
        (span.text, "".join(mark for name, mark in marks.items() if getattr(span, name)))
        for span in spans(message)
    ]

    assert read == expected


def test_a_message_has_paragraphs_quotes_lists_and_code():
    document = stored(
        "Hello\nyou\n\n&gt; said\n&gt;more\n• one\n    ◦ inner\n• two\n1. first\n2. second\n"
        "```\nx = &lt;1&gt;\n```\nBye"
    )

    assert document == (
        Paragraph(spans=(Span(text="Hello\nyou"),)),
        Quote(spans=(Span(text="said\nmore"),)),
        Listing(items=((Span(text="one"),),)),
        Listing(items=((Span(text="inner"),),), indent=1),
        Listing(items=((Span(text="two"),),)),
        Listing(items=((Span(text="first"),), (Span(text="second"),)), ordered=True),
        Code(text="x = <1>"),
        Paragraph(spans=(Span(text="Bye"),)),
    )


def test_a_list_goes_on_after_an_inner_one():
    document = stored("1. a\n    • b\n2. c")

    assert plain(document) == "1. a\n   - b\n2. c"


def test_three_signs_quote_all_that_follows():
    assert stored("a\n&gt;&gt;&gt; b\n\nc") == (
        Paragraph(spans=(Span(text="a"),)),
        Quote(spans=(Span(text="b\n\nc"),)),
    )


def test_a_fence_without_an_end_is_text():
    assert plain(stored("a ```b``` c ```d")) == "a\n\nb\n\nc ```d"


@given(st.text(alphabet="ab *_~`>\n-1.•", max_size=120))
def test_no_letter_of_a_message_is_lost(message):
    read = plain(stored(message))

    assert [read.count(letter) for letter in "ab"] == [message.count(letter) for letter in "ab"]


@given(st.text(alphabet="aU1<>@!#|:&gt;`^/\n", max_size=60))
def test_any_token_is_survived(message):
    assert "\0" not in plain(stored(message))


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "message",
    ["*" * 40_000, "*a " * 13_000, "a* " * 13_000, "<" * 40_000, "`" * 40_000, ":a" * 20_000,
     "*_~" * 13_000, "&gt;" * 10_000, "```" * 13_001, "- " * 20_000, "    " * 10_000 + "-"],
)  # fmt: skip
def test_a_hostile_message_is_read_at_once(message):
    assert isinstance(stored(message), tuple)


words = st.text(st.characters(categories=["Ll", "Lu", "Nd", "So"]), min_size=1, max_size=12)
simple_spans = st.lists(
    st.builds(
        Span,
        text=words,
        bold=st.booleans(),
        strike=st.booleans(),
        link=st.none() | st.just("https://example.com/a"),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
documents = st.lists(
    st.builds(Paragraph, spans=simple_spans)
    | st.builds(Quote, spans=simple_spans)
    | st.builds(Code, text=words)
    | st.builds(
        Listing,
        items=st.lists(simple_spans, min_size=1, max_size=3).map(tuple),
        ordered=st.booleans(),
        indent=st.integers(0, 8),
        offset=st.just(0),
    ),
    max_size=5,
).map(tuple)


@given(documents)
def test_a_text_given_back_to_the_editor_is_the_same(document):
    again = rich_text_document(rich_text_value(document), names=Names())

    assert plain(again) == plain(document)


def test_a_list_that_starts_later_is_given_back_with_its_numbers():
    document = (
        Paragraph(spans=(Span(text="a"),)),
        Listing(items=((Span(text="b"),), (Span(text="c"),)), ordered=True, offset=1),
    )

    again = rich_text_document(rich_text_value(document), names=Names())

    assert plain(again) == "a\n\n2. b\n3. c"


@given(documents)
def test_the_editor_gets_what_slack_takes(check_blocks, document):
    assert not check_blocks([rich_text_value(document)], "modal")
