"""Customer text on its way into Slack."""

from __future__ import annotations

import json
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.rich import Code, Listing, Paragraph, Quote, Span, from_plain
from views.text import clean, escape, fallback, label, literal, mrkdwn, rich_text_blocks

HOSTILE = [
    "<!channel> <!here> <!everyone>",
    "<@U1> <#C1> <!subteam^S1>",
    "<https://evil.example|https://bank.example>",
    "&lt;!channel&gt;",
    "*bold* _italic_ `code`",
    "\u202egnp.exe\u202c",
    "a\0b\x07c",
    "\ud800",
    "@channel @here #general :smile:",
]
letters = st.text(max_size=30) | st.sampled_from(HOSTILE)
links = st.none() | st.sampled_from(
    ["https://example.com/", "mailto:ann@example.com", "javascript:alert(1)", "https://a@b/", "x"]
)
spans = st.lists(
    st.builds(Span, text=letters, bold=st.booleans(), code=st.booleans(), link=links), max_size=4
).map(tuple)
documents = st.lists(
    st.builds(Paragraph, spans=spans)
    | st.builds(Quote, spans=spans)
    | st.builds(Code, text=letters)
    | st.builds(
        Listing,
        items=st.lists(spans, max_size=3).map(tuple),
        ordered=st.booleans(),
        indent=st.integers(-1, 12),
        offset=st.integers(0, 3),
    ),
    max_size=6,
).map(tuple)


def paragraphs(*texts):
    return tuple(Paragraph(spans=(Span(text=text),)) for text in texts)


def elements(document, *, quote=False):
    """The elements of the one block that shows the document."""
    (block,), _ = rich_text_blocks(document, quote=quote)
    return block["elements"]


def inline(value):
    """Every element below the containers, in order."""
    if isinstance(value, list):
        return [element for part in value for element in inline(part)]
    return inline(value["elements"]) if "elements" in value else [value]


def shown(blocks):
    """The text that a reader of the blocks sees."""
    return "".join(element.get("text", element.get("url")) for element in inline(blocks))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("tab\there", "tab\there"),
        ("a\0b\x1b[31mc\x7f", "ab[31mc"),
        ("\u202eabc\u202c \u2067d\u2069\u200f", "abc d"),
        ("ba\u200bn\u200dk\u00ad\ufeff", "bank"),
        ("half \ud83d character", "half \ufffd character"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4\U000e0067\U000e0062\U000e007f"),
        ("a\U000e0041\U000e0042b", "ab"),
        ("\u200d\u200ca\u200c", "a"),
    ],
    ids=[
        "line ends", "tab", "control", "direction", "invisible", "surrogate", "emoji", "Persian",
        "flag", "hidden ASCII", "stray joiners",
    ],
)  # fmt: skip
def test_what_nobody_sees_is_dropped(text, expected):
    assert clean(text) == expected


@given(st.text())
def test_clean_text_is_clean(text):
    assert clean(clean(text)) == clean(text)


@given(letters)
def test_escaped_text_holds_no_token(text):
    escaped = escape(text)

    assert "<" not in escaped
    assert ">" not in escaped
    assert escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == clean(text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("one\n two", 75, "one two"),
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcde…"),
        ("abcd efg", 6, "abcd…"),
        ("\u202e\n", 10, "\N{EN DASH}"),
        ("ééééé", 4, "ééé…"),
        ("👨‍👩‍👧👨", 3, "👨…"),
    ],
    ids=["one line", "fits", "cut", "at a space", "nothing", "by character", "family"],
)
def test_a_label_is_one_short_line(text, limit, expected):
    assert label(text, limit) == expected


@given(st.text(), st.integers(1, 80))
def test_a_label_is_never_empty_or_too_long(text, limit):
    assert 1 <= len(label(text, limit)) <= limit


def test_a_text_object_is_verbatim():
    assert mrkdwn("*a*") == {"type": "mrkdwn", "text": "*a*", "verbatim": True}


@pytest.mark.parametrize("ending", ["&amp;", "&lt;", "<https://example.com|x>"])
@pytest.mark.parametrize("length", range(2_990, 3_001))
def test_a_long_text_object_is_not_cut_inside_a_token(ending, length):
    text = mrkdwn("-" * length + ending)["text"]

    assert text.strip("-…") in {"", ending}
    assert len(text) <= 3_000


def test_an_empty_text_object_shows_a_dash():
    assert mrkdwn("")["text"] == "\N{EN DASH}"


def test_the_fallback_is_one_escaped_line():
    assert fallback("New case\n<!channel> & co") == "New case &lt;!channel&gt; &amp; co"


def test_paragraphs_share_one_section():
    assert elements(paragraphs("one", "two")) == [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "one"},
                {"type": "text", "text": "\n\n"},
                {"type": "text", "text": "two"},
            ],
        }
    ]


def test_a_customers_words_are_shown_as_a_quote():
    document = (
        *paragraphs("one"),
        Listing(items=((Span(text="item"),),)),
        Code(text="code"),
    )

    kinds = [(element["type"], element.get("border")) for element in elements(document, quote=True)]

    assert kinds == [
        ("rich_text_quote", None),
        ("rich_text_list", 1),
        ("rich_text_preformatted", 1),
    ]


def test_a_quote_within_the_quote_is_marked():
    document = (Quote(spans=(Span(text="one\n"), Span(text="two", bold=True))),)

    assert shown(elements(document, quote=True)) == "> one\n> two"


def test_a_quote_stays_one_where_the_rest_is_none():
    document = (*paragraphs("a"), Quote(spans=(Span(text="b"),)))

    kinds = [element["type"] for element in elements(document)]

    assert kinds == ["rich_text_section", "rich_text_quote"]


def test_styles_are_kept():
    document = (Paragraph(spans=(Span(text="a", bold=True, italic=True), Span(text="b"))),)

    assert inline(elements(document)) == [
        {"type": "text", "text": "a", "style": {"bold": True, "italic": True}},
        {"type": "text", "text": "b"},
    ]


def test_items_of_one_list_stay_together():
    document = (
        Listing(items=((Span(text="a"),), (Span(text="b"),)), ordered=True),
        Listing(items=((Span(text="c"),),), ordered=True, indent=20),
    )

    first, second = elements(document)

    assert [len(first["elements"]), first["style"], first["indent"]] == [2, "ordered", 0]
    assert [len(second["elements"]), second["indent"]] == [1, 8]


def test_a_list_that_starts_later_keeps_its_numbers():
    document = (Listing(items=((Span(text="a"),), (Span(text="b"),)), ordered=True, offset=2),)

    assert shown(elements(document)) == "3. a\n4. b"


@pytest.mark.parametrize(
    ("text", "link", "expected"),
    [
        ("terms", "https://example.com/t", [("link", "terms", "https://example.com/t")]),
        ("", "https://example.com/t", [("link", None, "https://example.com/t")]),
        ("run", "javascript:alert(1)", [("text", "run", None)]),
        (
            "bank.example",
            "https://evil.example/",
            [
                ("text", "bank.example", None),
                ("text", " (", None),
                ("link", None, "https://evil.example/"),
                ("text", ")", None),
            ],
        ),
    ],
    ids=["a label", "no label", "a script", "a false label"],
)
def test_a_link_shows_where_it_leads(text, link, expected):
    found = inline(elements((Paragraph(spans=(Span(text=text, link=link),)),)))

    assert [(part["type"], part.get("text"), part.get("url")) for part in found] == expected


@pytest.mark.parametrize("second", ["https://evil.example/", "https://evil.example/#2"])
def test_a_false_label_in_pieces_shows_where_it_leads(second):
    spans = (
        Span(text="bank.", link="https://evil.example/", bold=True),
        Span(text="example", link=second),
    )

    found = inline(elements((Paragraph(spans=spans),)))

    assert not [part for part in found if part["type"] == "link" and "text" in part]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*Kim*", "\u2217Kim\u2217"),
        ("~Kim~ `Doe`", "\u223cKim\u223c \u02cbDoe\u02cb"),
        ("_Kim_ Doe", "\u02cdKim\u02cd Doe"),
        ("Kim\n*", "Kim \u2217"),
        ("first_last@example.com", "first_last@example.com"),
        ("_@example.com", "\u02cd@example.com"),
        ("Kim <b>", "Kim &lt;b&gt;"),
    ],
    ids=["bold", "struck and code", "italic", "two lines", "address", "odd address", "token"],
)
def test_a_name_cannot_end_the_markup_it_stands_in(text, shown):
    assert literal(text) == shown


@given(st.text(alphabet="*_~`aé1 .\n<&", max_size=30))
def test_nothing_in_a_name_can_begin_or_end_markup(text):
    found = literal(text)

    assert not set(found) & {"*", "~", "`", "\n"}
    assert not re.search(r"\b_|_\b|(?<!\w)_|_(?!\w)", found.replace("\n", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_as_text(text):
    found = inline(elements(paragraphs(text)))

    assert found == [{"type": "text", "text": clean(text)}]


@pytest.mark.parametrize(
    "document",
    [(), paragraphs("", " \n"), (Listing(items=((), ())),), (Code(text="\u202e"),)],
    ids=["nothing", "white space", "empty items", "invisible"],
)
def test_nothing_to_read_gives_no_block(document):
    assert rich_text_blocks(document, quote=True) == ([], False)


@given(documents, st.booleans(), st.integers(300, 2_000))
def test_any_document_gives_a_small_harmless_block(check_blocks, document, quote, limit):
    blocks, _ = rich_text_blocks(document, limit_bytes=limit, quote=quote)

    assert {part["type"] for part in inline(blocks)} <= {"text", "link"}
    assert len(json.dumps(blocks)) <= limit
    assert not check_blocks(blocks)


def test_a_short_text_is_whole():
    assert rich_text_blocks(paragraphs("a", "b"), quote=True)[1] is False


def test_a_long_text_ends_with_a_paragraph():
    blocks, was_cut = rich_text_blocks(
        paragraphs("a" * 600, "b" * 600), limit_bytes=1_000, quote=True
    )

    assert was_cut
    assert shown(blocks) == "a" * 600


def test_a_long_paragraph_ends_with_a_word():
    blocks, was_cut = rich_text_blocks(paragraphs("word " * 600), limit_bytes=1_000, quote=True)

    assert was_cut
    assert shown(blocks).endswith("word word …")


def test_a_short_first_paragraph_does_not_stand_alone():
    blocks, was_cut = rich_text_blocks(
        paragraphs("Hello,", "word " * 600), limit_bytes=1_000, quote=True
    )

    assert was_cut
    assert len(shown(blocks)) > 600


def test_a_long_link_is_left_out_whole():
    link = "https://example.com/" + "a" * 900
    document = (Paragraph(spans=(Span(text="see "), Span(text="x", link=link))),)

    blocks, was_cut = rich_text_blocks(document, limit_bytes=500, quote=True)

    assert was_cut
    assert shown(blocks) == "see "


@pytest.mark.parametrize(
    "document",
    [
        paragraphs("a" * 100_000),
        paragraphs("日本" * 20_000),
        paragraphs("🎉" * 40_000),
        paragraphs("\u200b" * 1_000_000 + "a"),
        paragraphs(*["a"] * 10_000),
        paragraphs(*[""] * 100_000, "a"),
        (Listing(items=((Span(text="a"),),) * 10_000),),
        (Paragraph(spans=(Span(text="a", bold=True),) * 10_000),),
        (Code(text="a\n" * 100_000),),
        from_plain("https://example.com/ " * 2_000),
        from_plain("> a\n\nb\n\n" * 10_000),
    ],
    ids=[
        "long line", "Japanese", "emoji", "invisible", "paragraphs", "empty ones", "items",
        "spans", "code", "links", "quotes",
    ],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_a_huge_document_is_cut_to_the_limit(document):
    blocks, _ = rich_text_blocks(document, quote=True)

    assert 0 < len(json.dumps(blocks)) <= 9_000


def test_every_code_point_is_survived():
    text = "".join(map(chr, range(sys.maxunicode + 1)))

    assert "\ud800" not in clean(text)


@pytest.mark.parametrize("length", [100, 150, 151, 200])
def test_what_is_shown_whole_is_not_said_to_be_cut(length: int):
    document = paragraphs("x" * length)
    sizes = range(length, length + 150)
    shown = [rich_text_blocks(document, limit_bytes=size, quote=False) for size in sizes]

    assert [was_cut for _, was_cut in shown] == ["x" * length not in str(b) for b, _ in shown]


def test_a_link_without_room_is_left_out_as_a_whole():
    address = "https://example.com/" + "x" * 300
    link = Paragraph(spans=(Span(text=address, link=address),))
    (block,), was_cut = rich_text_blocks(
        (*paragraphs("Hello."), link), limit_bytes=400, quote=False
    )

    assert was_cut
    assert [element["text"] for element in inline(block)] == ["Hello."]
