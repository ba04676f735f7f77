"""The bodies of the mails that Deskbell sends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from desk.rich import Code, Listing, Paragraph, Quote, Span, from_plain, plain
from handlers.mail.html.document import html_document
from views.mail_html import History, html_body, plain_body


def page(document=(), **parts):
    return LexborHTMLParser(html_body(document, **parts))


def paragraph(*spans):
    return (Paragraph(spans=spans),)


def item(text):
    return (Span(text=text),)


def outline(document):
    """The list elements of the page, without their styles."""
    html = re.sub(r' (style|dir)="[^"]*"', "", page(document).css_first("body > div").inner_html)
    return html.strip()


def test_text_is_escaped():
    body = html_body(paragraph(Span(text="<b>&\"'</b>")))

    assert "&lt;b&gt;&amp;&quot;&#x27;&lt;/b&gt;" in body


def test_each_paragraph_finds_its_own_direction():
    document = (*from_plain("one\n\ntwo"), Quote(spans=item("three")))

    directions = [node.attributes.get("dir") for node in page(document).css("p, blockquote")]

    assert directions == ["auto"] * 3


def test_line_breaks_and_spaces_are_kept():
    body = html_body(paragraph(Span(text="a  b\n c")))

    assert "a&nbsp; b<br>\n&nbsp;c" in body


def test_styles_become_elements():
    span = Span(text="a", bold=True, italic=True, strike=True, code=True)

    assert "<code><s><em><strong>a</strong></em></s></code>" in html_body(paragraph(span))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(text="a", link="https://example.com/?a&b"), "https://example.com/?a&b"),
        (Span(text="a", link="mailto:ann@example.com"), "mailto:ann@example.com"),
        (Span(text="a", link='https://example.com/"onclick="x'), "https://example.com/%22onclick=%22x"),
    ],
)  # fmt: skip
def test_a_link_leads_where_it_did(span, expected):
    (link,) = page(paragraph(span)).css("a")

    assert link.attributes == {"href": expected}


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "//example.com", "x"])
def test_another_kind_of_link_is_text(link):
    assert not page(paragraph(Span(text="a", link=link))).css("a")


def test_a_link_in_two_styles_is_one():
    link = "https://example.com/"
    spans = (Span(text="a", link=link), Span(text="b", bold=True, link=link))

    (found,) = page(paragraph(*spans)).css("a")

    assert found.text() == "ab"


def test_a_link_without_a_text_shows_its_address():
    (link,) = page(paragraph(Span(text="", link="https://example.com/"))).css("a")

    assert link.text() == "https://example.com/"


def test_an_inner_list_stands_in_its_item():
    document = (
        Listing(items=(item("a"), item("b")), ordered=True),
        Listing(items=(item("c"),), indent=1),
        Listing(items=(item("d"),), ordered=True, offset=2),
    )

    assert outline(document) == ("<ol><li>a</li><li>b<ul><li>c</li></ul></li><li>d</li></ol>")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (
            (Listing(items=(item("a"),)), Listing(items=(item("b"),))),
            "<ul><li>a</li></ul><ul><li>b</li></ul>",
        ),
        (
            (Listing(items=(item("a"),)), Listing(items=(item("b"),), ordered=True)),
            "<ul><li>a</li></ul><ol><li>b</li></ol>",
        ),
        ((Listing(items=(item("a"),), ordered=True, offset=2),), '<ol start="3"><li>a</li></ol>'),
        (
            (Listing(items=(item("a"),), indent=2), Listing(items=(item("b"),), indent=1)),
            "<ul><li>a</li></ul><ul><li>b</li></ul>",
        ),
        (
            (
                Listing(items=(item("a"),)),
                Listing(items=(item("b"),), indent=2),
                Listing(items=(item("c"),), indent=1),
            ),
            "<ul><li>a<ul><li>b</li></ul><ul><li>c</li></ul></li></ul>",
        ),
    ],
    ids=["two lists", "two kinds", "a later start", "outwards", "past the middle"],
)
def test_lists_follow_each_other(document, expected):
    assert outline(document) == expected


def test_code_keeps_its_spaces():
    assert page((Code(text="a\n  <b>"),)).css_first("pre").text() == "a\n  <b>"


def test_signature_heading_and_quote_follow_the_text():
    history = History(marker="--- above ---", heading="Ben wrote:", text="a\n<b>")
    body = html_body(from_plain("Hello"), signature="Ann\nExample", history=history)

    assert plain(html_document(body)) == (
        "Hello\n\n--\nAnn\nExample\n\n--- above ---\n\nBen wrote:\n\n> a\n> <b>"
    )


def test_the_plain_body_says_the_same():
    history = History(marker="--- above ---", heading="Ben wrote:", text="a\n\n> b")
    body = plain_body(from_plain("Hello"), signature="Ann\nExample", history=history)

    assert body == ("Hello\n\n-- \nAnn\nExample\n\n--- above ---\n\nBen wrote:\n> a\n>\n> > b\n")


def test_unseen_characters_are_dropped():
    span = Span(text="a\0\u202eb\ud800")

    assert plain_body(paragraph(span)) == "ab\ufffd\n"


spans = st.lists(
    st.builds(
        Span,
        text=st.text(max_size=20),
        bold=st.booleans(),
        code=st.booleans(),
        link=st.none() | st.text(max_size=20) | st.just("https://example.com/"),
    ),
    max_size=3,
).map(tuple)
documents = st.lists(
    st.builds(Paragraph, spans=spans)
    | st.builds(Quote, spans=spans)
    | st.builds(Code, text=st.text(max_size=20))
    | st.builds(
        Listing,
        items=st.lists(spans, min_size=1, max_size=3).map(tuple),
        ordered=st.booleans(),
        indent=st.integers(0, 3),
        offset=st.integers(0, 3),
    ),
    max_size=6,
).map(tuple)


@given(documents, st.text(max_size=30))
def test_any_text_gives_a_page_of_known_elements(document, quoted):
    history = History(marker=quoted, heading=quoted, text=quoted)
    found = page(document, signature=quoted, history=history)

    assert {node.tag for node in found.css("body *")} <= {
        "div", "p", "br", "strong", "em", "s", "code", "a", "ul", "ol", "li", "blockquote", "pre",
    }  # fmt: skip


@given(documents)
def test_every_list_is_closed(document):
    body = html_body(document)

    assert all(body.count(f"<{tag}") == body.count(f"</{tag}>") for tag in ("ul", "ol"))
    assert len(re.findall(r"<li[ >]", body)) == body.count("</li>")
