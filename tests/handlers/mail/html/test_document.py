"""The HTML of mails, as people would see it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.rich import Code, Listing, Paragraph, Quote, Span, plain
from handlers.mail.html.document import html_document
from handlers.mail.html.markup import tame
from views.mail_html import html_body


def read(html):
    """The HTML as plain text."""
    return plain(html_document(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a\n  b\t c", "a b c"),
        ("<b>a</b> <i> b</i>", "a b"),
        ("a&nbsp;&nbsp;b", "a  b"),
        ("a &amp;lt; &euro; &#8364; &lt;b&gt;", "a &lt; € € <b>"),
        ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<p>a</p><p>b", "a\n\nb"),
        ("<div>a</div><div>b<br></div><div><br></div><div>c</div>", "a\nb\n\nc"),
        ("<p class=MsoA>a</p><p class=MsoA>b</p><p class=MsoA>&nbsp;</p>c", "a\nb\n\nc"),
        ("<p style='margin:0'>a</p><p style='margin:0'>b</p>", "a\nb"),
        ("<p style='margin:0 0 1em'>a</p><p style='margin:0 0 1em'>b</p>", "a\n\nb"),
        ("<p style='margin:0 auto'>a</p><p style='margin:0'>b</p>", "a\nb"),
        ("<h1>a</h1>b<hr>c", "a\n\nb\n\n---\n\nc"),
        ("<dl><dt>a<dd>b</dl>", "a\nb"),
        ("<div style='white-space:pre-wrap'>a\n  b\n\nc</div>", "a\n  b\n\nc"),
        ("<pre wrap>a\n  b</pre>", "a\n  b"),
        ("", ""),
        ("no tags at all", "no tags at all"),
        ("a\0b\ud800", "ab?"),
        ("a&zwnj;&shy;&#8203;b", "ab"),
    ],
    ids=[
        "white space", "across elements", "hard spaces", "entities", "breaks", "paragraphs",
        "lines", "Outlook", "flush paragraphs", "a gap below", "centred",
        "heading and rule", "definitions", "kept space",
        "plain text in pre", "nothing", "text", "broken characters", "unseen characters",
    ],
)  # fmt: skip
def test_text_stands_as_in_a_browser(html, expected):
    assert read(html) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<style>p{}</style>",
        "<script>x</script>",
        "<title>x</title>",
        "<head><title>x</title></head>",
        "<!-- x -->",
        "<!--[if mso]><p>x</p><![endif]-->",
        "<div style='display:none'>x<p>y</div>",
        "<div style='DISPLAY : None !important'>x</div>",
        "<span style='visibility:hidden'>x</span>",
        "<span style='font-size:0'>x</span>",
        "<span style='font-size:1px;color:#fff'>x</span>",
        "<div style='max-height:0px;overflow:hidden'>x</div>",
        "<div style='opacity:0'>x</div>",
        "<p hidden>x</p>",
        "<template>x</template>",
        "<textarea>x</textarea>",
        "<svg><text>x</text></svg>",
        "<img style='display:none' alt=x>",
        "<span style='font-size:0'><img alt=x></span>",
    ],
)
def test_what_nobody_sees_is_left_out(hidden):
    assert read(f"a{hidden}b").replace("\n", "").replace(" ", "") == "ab"


def test_a_comment_parts_no_words():
    html = "<p>Hello <!-- -->Kim<!-- -->, <b>De<!--x-->sk</b><!-- -->.</p><!-- --><p>a</p>"

    assert read(html) == "Hello Kim, Desk.\n\na"


def test_a_comment_makes_no_tag():
    assert read("<scr<!-- -->ipt>a</script>b") == "ab"


def test_text_that_is_shown_again_is_read():
    html = "<td style='font-size:0'>x<p style='font-size:13px'>a</p></td>"

    assert read(f"<table><tr>{html}</tr></table>") == "a"


def test_what_outlook_alone_does_not_see_is_read():
    assert read("a <!--[if !mso]><!--> b <!--<![endif]--> c") == "a b c"


@pytest.mark.parametrize(
    ("html", "span"),
    [
        ("<b>a</b>", Span(text="a", bold=True)),
        ("<strong><em>a</em></strong>", Span(text="a", bold=True, italic=True)),
        ("<del>a</del>", Span(text="a", strike=True)),
        ("<code>a</code>", Span(text="a", code=True)),
        ("<h2>a</h2>", Span(text="a", bold=True)),
        ("<span style='font-weight:700'>a</span>", Span(text="a", bold=True)),
        ("<b style='font-weight:normal'>a</b>", Span(text="a")),
        ("<span style='font-style:italic'>a</span>", Span(text="a", italic=True)),
        ("<u style='text-decoration:line-through'>a</u>", Span(text="a", strike=True)),
        ("<a href='https://example.com/?a&amp;b'>a</a>", Span(text="a", link="https://example.com/?a&b")),
        ("<a href=' mailto:ann@example.com'>a</a>", Span(text="a", link="mailto:ann@example.com")),
        ("<a href='javascript:x'>a</a>", Span(text="a")),
        ("<a name=x>a</a>", Span(text="a")),
        ("<a href='https://example.com/'><img alt=a></a>", Span(text="[a]", link="https://example.com/")),
    ],
)  # fmt: skip
def test_a_span_keeps_its_style_and_link(html, span):
    assert html_document(html) == (Paragraph(spans=(span,)),)


def test_a_link_over_two_lines_is_told_once():
    assert read("<a href='https://example.com/'>a<br>b</a> c") == "a\nb (https://example.com/) c"


def test_a_link_around_nothing_is_no_link():
    assert read("a <a href='https://example.com/'> </a> b") == "a b"


def test_unclosed_links_end_where_the_next_begins():
    html = "".join(f"<a href='https://example.com/{n}'>{n} " for n in range(200))

    (block,) = html_document(html)

    assert [span.link for span in block.spans] == [f"https://example.com/{n}" for n in range(200)]


def test_lists_keep_their_levels_and_numbers():
    html = "<ul><li>a<ul><li>b<p>c</p></ul><li>d</ul><ol start=3><li>e<li value=7>f</ol>"

    assert html_document(html) == (
        Listing(items=((Span(text="a"),),)),
        Listing(items=((Span(text="b"), Span(text="\n"), Span(text="c")),), indent=1),
        Listing(items=((Span(text="d"),),)),
        Listing(items=((Span(text="e"),), (Span(text="f"),)), ordered=True, offset=2),
    )


def test_text_after_an_inner_list_stands_apart():
    assert read("<ul><li>a<ul><li>b</ul>c<li>d</ul>") == "- a\n   - b\n\nc\n\n- d"


def test_a_quote_holds_all_that_stands_in_it():
    html = (
        "<blockquote><p>a</p><ol><li>b<li>c</ol><pre>d\ne</pre>"
        "<blockquote>f<br>g</blockquote></blockquote>h"
    )

    assert read(html) == ("> a\n>\n> 1. b\n> 2. c\n>\n> d\n> e\n>\n> > f\n> > g\n\nh")


def test_neighbouring_quotes_are_one():
    (block,) = html_document("<blockquote>a</blockquote><blockquote>b</blockquote>")

    assert isinstance(block, Quote)


def test_an_indented_text_is_no_quote():
    html = "<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>a</blockquote>"

    assert html_document(html) == (Paragraph(spans=(Span(text="a"),)),)


@pytest.mark.parametrize(("mark", "expected"), [("·", "-"), ("o", "-"), ("1.", "1."), ("b)", "b)")])
def test_the_marks_of_outlooks_lists_are_plain(mark, expected):
    ignored = f"<span style='mso-list:Ignore'>{mark}<span>&nbsp;&nbsp;&nbsp; </span></span>"
    html = f"<p class=MsoListParagraph><![if !supportLists]>{ignored}<![endif]>a</p>"

    assert read(html) == f"{expected} a"


def test_code_keeps_its_lines():
    assert html_document("<pre>\n a\n  <b>b</b><br>c\n</pre>") == (Code(text=" a\n  b\nc"),)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<table border=1><tr><th>Item<th>Price</tr><tr><td>Tea<td><p>4.00</p></tr></table>",
            "Item | Price\nTea | 4.00",
        ),
        ("<table><tr><td>Order<td></td><td>1042</table>", "Order | 1042"),
        ("<table border=1><tr><td>a<td></td><td>b<br>c</table>", "a |  | b c"),
        ("<table border=1><tr><td>a<td></table>", "a |"),
        (
            "<table><tr><td><table><tr><td>Hello</td></tr><tr><td>World</td></tr></table></table>",
            "Hello\n\nWorld",
        ),
        (f"<table><tr><td>{'word ' * 40}<td>b</table>", f"{'word ' * 40}".strip() + "\n\nb"),
        ("<table><tr><td><ul><li>a</ul><td>b</table>", "- a\n\nb"),
        ("a<td>b</td>c", "abc"),
    ],
    ids=[
        "headings", "empty cells of a layout", "empty cells of data", "last cell empty", "nested",
        "columns of text", "a list in a cell", "a cell without a table",
    ],
)  # fmt: skip
def test_tables_read_as_text(html, expected):
    assert read(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<img src='https://example.com/logo.png' alt='Our  logo'>", "[Our logo]"),
        ("<img src='https://example.com/pixel.gif' alt=''>", ""),
        ("<img src='https://example.com/x.png'>", ""),
        ("<img src='cid:part1' alt='image001.png'>", "[image001.png]"),
        ("<img src='CID:part1'>", "[image]"),
        ("<img src='data:image/png;base64,AAAA'>", "[image]"),
        (f"<img alt=a src='data:image/png;base64,{'A' * 100_000}'>", "[a]"),
        ("<img alt='😀' src='https://example.com/e.png'>", "😀"),
    ],
    ids=["described", "decoration", "remote", "named", "inline", "data", "large", "emoji"],
)
def test_pictures_are_their_descriptions(html, expected):
    assert read(html) == expected


def test_a_body_within_a_frameset_is_survived():
    assert read("<frameset><frame src=x></frameset>a") == "a"


def test_elements_beyond_any_depth_keep_their_text():
    html = "".join(f"<div>{n} " for n in range(2_000))

    assert read(html).split() == [str(n) for n in range(2_000)]


HOSTILE = {
    "deep": "<div>" * 40_000 + "a",
    "deep lists": "<ul><li>" * 20_000 + "a",
    "deep quotes": "<blockquote>a" * 5_000,
    "deep tables": "<table><tr><td>a" * 5_000,
    "other formats": "".join(f"<font size={n}><p>a" for n in range(5_000)),
    "unclosed": "<b><i><p>a" * 7_000,
    "misnested": "<b><div>a</b></div>" * 5_000,
    "behind walls": "<b><table><td></b></table>a" * 5_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(40_000)) + ">a",
    "bodies": "".join(f"<body a{n}=1>" for n in range(20_000)) + "a",
    "less than": "a" + "<" * 200_000,
    "open tags": "a" + "<a " * 60_000,
    "open quotes": "a" + '<a b="' * 40_000,
    "comments": "a" + "<!--" * 50_000,
    "styles": "<style></style>a" * 20_000,
    "one line": "a " * 200_000,
    "links": '<a href="https://example.com/">a</a>' * 2_000,
    "long quote": "<blockquote>" * 100 + "a<br>" * 20_000,
    "long item": "<li>" + "<p>a" * 20_000,
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_html_is_read_at_once(html):
    assert "a" in read(html)


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_tame_html_is_little_longer_than_before(html):
    assert len(tame(html)) <= 2 * len(html)


words = st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=9)
several = st.lists(words, min_size=1, max_size=3)
items = st.lists(words.map(lambda text: (Span(text=text),)), min_size=1, max_size=3).map(tuple)


def said(kind, text):
    return kind(spans=(Span(text=text),))


written = st.lists(
    st.one_of(
        several.map(lambda texts: (said(Paragraph, "\n".join(texts)),)),
        several.map(lambda texts: (Code(text="\n  ".join(texts)),)),
        items.map(lambda each: (Listing(items=each),)),
        st.builds(Listing, items=items, ordered=st.just(True), offset=st.integers(0, 3)).map(
            lambda listing: (listing,)
        ),
        # Two quotes that follow each other would be read as one.
        several.map(lambda texts: (said(Quote, "\n\n".join(texts)), said(Paragraph, "x"))),
    ),
    max_size=5,
).map(lambda parts: tuple(block for part in parts for block in part))


@given(written)
def test_a_mail_of_our_own_reads_as_it_was_written(document):
    assert read(html_body(document)) == plain(document)


NAMES = """
    p div b i a br hr ul ol li table tr td th pre code blockquote h1 span font img svg style
    title body html marquee object select option dd dt center
"""
tags = st.sampled_from(NAMES.split())
pieces = st.one_of(
    st.text(alphabet="ab <>&;\"'=/!-\n\0\u202e\ud800", max_size=8),
    tags.map("<{}>".format),
    tags.map("</{}>".format),
    st.sampled_from(
        ["<!--", "-->", "<a href=https://example.com/>", "<p style='", "<td style=font-size:0>",
         "<ol start=99999999999>", "<li value=x>", "<div style=display:none>", "&nbsp;",
         "<![CDATA["]
    ),
)  # fmt: skip


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_html_is_survived(html):
    assert "\0" not in read(html)


@given(
    st.lists(st.sampled_from(["<b>", "</b>", "<p>", "</div>", "<div>", "<td>", "x"])).map("".join)
)
def test_no_text_is_lost(html):
    assert read(html).count("x") == html.count("x")
