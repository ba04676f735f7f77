"""The rich text that all ways in and out share."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.rich import (
    Code,
    Document,
    Listing,
    Paragraph,
    Quote,
    Span,
    from_json,
    from_plain,
    is_empty,
    plain,
    to_json,
)


def paragraph(*spans: Span) -> Document:
    return (Paragraph(spans=spans),)


def items(*texts: str):
    return tuple((Span(text=text),) for text in texts)


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
spans = st.lists(
    st.builds(
        Span,
        text=texts,
        bold=st.booleans(),
        code=st.booleans(),
        link=st.none() | st.just("https://example.com/a"),
    ),
    max_size=4,
).map(tuple)
blocks = (
    st.builds(Paragraph, spans=spans)
    | st.builds(Quote, spans=spans)
    | st.builds(Code, text=texts)
    | st.builds(
        Listing,
        items=st.lists(spans, max_size=3).map(tuple),
        ordered=st.booleans(),
        indent=st.integers(0, 8),
        offset=st.integers(0, 20),
    )
)
documents = st.lists(blocks, max_size=5).map(tuple)


@given(documents)
def test_what_is_stored_is_read_back(document):
    stored = json.loads(json.dumps(to_json(document)))

    assert from_json(stored) == document


def test_what_postgresql_cannot_store_is_replaced():
    stored = to_json(paragraph(Span(text="a\0b\ud800c")))

    assert stored == [{"type": "paragraph", "spans": [{"text": "ab?c"}]}]


def test_an_unknown_block_is_refused():
    with pytest.raises(ValueError, match="no block of rich text: 'video'"):
        from_json([{"type": "video"}])


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        pytest.param(Span(text="hello", bold=True), "hello", id="style is dropped"),
        pytest.param(
            Span(text="our terms", link="https://example.com/t"),
            "our terms (https://example.com/t)",
            id="a label and its address",
        ),
        pytest.param(
            Span(text="https://example.com/t", link="https://example.com/t"),
            "https://example.com/t",
            id="a bare address stands alone",
        ),
        pytest.param(
            Span(text="example.com", link="https://www.example.com/"),
            "example.com",
            id="the same address in short",
        ),
        pytest.param(
            Span(text="help@example.com", link="mailto:help@example.com"),
            "help@example.com",
            id="a mail address",
        ),
        pytest.param(
            Span(text="write us", link="mailto:help@example.com"),
            "write us (help@example.com)",
            id="a labelled mail address",
        ),
        pytest.param(
            Span(text=" ", link="https://example.com/"),
            " https://example.com/",
            id="a link without a label",
        ),
    ],
)
def test_a_span_reads_well_as_plain_text(span, expected):
    assert plain(paragraph(span)) == expected


def test_a_label_in_two_styles_names_its_address_once():
    link = "https://example.com/t"
    document = paragraph(
        Span(text="our ", link=link), Span(text="terms ", bold=True, link=link), Span(text="apply")
    )

    assert plain(document) == "our terms (https://example.com/t) apply"


def test_paragraphs_stand_apart():
    document = (*paragraph(Span(text="one\ntwo")), *paragraph(Span(text="three")))

    assert plain(document) == "one\ntwo\n\nthree"


def test_a_quote_is_marked_on_each_line():
    assert plain((Quote(spans=(Span(text="one\n\ntwo"),)),)) == "> one\n>\n> two"


def test_code_keeps_its_spaces():
    assert plain((Code(text="  a\n    b"),)) == "  a\n    b"


def test_a_list_within_a_list_follows_without_a_gap():
    document = (
        Listing(items=items("fruit"), ordered=True),
        Listing(items=items("apple", "pear\nripe"), indent=1),
        Listing(items=items("bread"), ordered=True, offset=1),
    )

    assert plain(document) == "1. fruit\n   - apple\n   - pear\n     ripe\n2. bread"


def test_two_lists_stand_apart():
    document = (Listing(items=items("a")), Listing(items=items("b")))

    assert plain(document) == "- a\n\n- b"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param((), True, id="nothing"),
        pytest.param(paragraph(Span(text=" \n\t")), True, id="white space"),
        pytest.param((Listing(items=((),)),), True, id="an empty item"),
        pytest.param((Listing(items=items("a")),), False, id="an item"),
        pytest.param((Code(text="x"),), False, id="code"),
    ],
)
def test_only_what_can_be_read_counts(document, expected):
    assert is_empty(document) is expected


def test_empty_lines_part_paragraphs():
    document = from_plain("one\r\ntwo\r\n \r\nthree")

    assert document == (*paragraph(Span(text="one\ntwo")), *paragraph(Span(text="three")))


def test_marked_lines_become_a_quote():
    document = from_plain("> one\n>> two\nmine")

    assert document == (Quote(spans=(Span(text="one\n> two"),)), *paragraph(Span(text="mine")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://example.com/a.", [("https://example.com/a", "https://example.com/a")]),
        ("(https://example.com/a_(b))", [("https://example.com/a_(b)",) * 2]),
        ("www.example.com, ok", [("www.example.com", "http://www.example.com")]),
        ("HTTPS://Example.com/A", [("HTTPS://Example.com/A",) * 2]),
        ("ann@example.com;bob@example.org", [
            ("ann@example.com", "mailto:ann@example.com"),
            ("bob@example.org", "mailto:bob@example.org"),
        ]),
        ("<https://example.com>", [("https://example.com",) * 2]),
        ("mailto:ann@example.com", [("mailto:ann@example.com",) * 2]),
        ("https:// and http://) and www.", []),
        ("a@b and @name and ann@", []),
        ("https://example.com/" + "a" * 3000, []),
    ],
    ids=[
        "full stop", "brackets", "without scheme", "capitals", "mail addresses", "angle brackets",
        "mailto", "schemes alone", "no addresses", "endless",
    ],
)  # fmt: skip
def test_addresses_become_links(text, expected):
    (block,) = from_plain(text)

    assert [(span.text, span.link) for span in block.spans if span.link] == expected


@given(st.text(max_size=200))
def test_no_character_is_lost_between_links(text):
    blocks = ["".join(span.text for span in block.spans) for block in from_plain(text)]
    read = "\n".join(blocks)

    assert read.split() == text.replace("\r", "\n").split() or ">" in text


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "a." * 50_000,
        "a@" * 50_000,
        "www." * 25_000,
        "http://" * 14_000,
        "https://example.com/" + ")" * 100_000,
        "(" * 1_500 + " https://example.com/" + ")" * 1_500,
        "x@a" + "-a" * 50_000,
        "> " * 50_000,
        "\n" * 100_000,
    ],
    ids=[
        "letters", "dots", "at signs", "www", "schemes", "brackets", "surplus", "dashes",
        "quotes", "lines",
    ],
)  # fmt: skip
@pytest.mark.timeout(60)
def test_a_hostile_text_is_read_in_one_go(text):
    assert plain(from_plain(text)).count("a") == text.count("a")
