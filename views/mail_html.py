"""The body of a mail that Deskbell sends, as HTML and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from desk.rich import Code, Document, Listing, Paragraph, Quote, Span, plain
from views.links import safe_url
from views.text import clean

_FONT = "font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:1.5"
_GAP = "margin:0 0 1em"
_BAR = "margin:0 0 1em;padding:0 0 0 1em;border-left:2px solid #ccc"
_CODE = "margin:0 0 1em;white-space:pre-wrap;font-family:monospace"
_SMALL = "color:#666"
_FAINT = "color:#999;font-size:11px"
_SPACES = re.compile(r"(?<=\n) | (?= )")
_STYLES = (("bold", "strong"), ("italic", "em"), ("strike", "s"), ("code", "code"))


@dataclass(frozen=True, kw_only=True)
class History:
    """The mail that is answered, as it stands below the answer; all of it plain text."""

    #: A line by which our own trimmer knows where it begins.
    marker: str
    #: "On 3 May Ann wrote:"
    heading: str
    text: str


def html_body(document: Document, *, signature: str = "", history: History | None = None) -> str:
    """
    Write a whole HTML page: the text, the signature (plain text), and the mail that it answers.

    All text is escaped, and links lead to http, https and mailto only.
    """
    parts = "\n".join(
        [
            *filter(None, _blocks(document)),
            *([f'<p style="{_GAP};{_SMALL}">-- <br>{_lines(signature)}</p>'] if signature else []),
            *(_history(history) if history else ()),
        ]
    )
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>\n'
        f'<body><div dir="auto" style="{_FONT}">\n{parts}\n</div></body></html>\n'
    )


def plain_body(document: Document, *, signature: str = "", history: History | None = None) -> str:
    """
    Write the same as plain text; lines are not wrapped.

    The signature follows a line of two dashes and a space (RFC 3676 4.3).
    """
    parts = [
        clean(plain(document)).strip("\n"),
        f"-- \n{clean(signature)}" if signature else "",
        _plain_history(history) if history else "",
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _history(history: History) -> Iterator[str]:
    yield f'<p style="{_GAP};{_FAINT}">{_lines(history.marker)}</p>'
    yield f'<p dir="auto" style="{_GAP};{_SMALL}">{_lines(history.heading)}</p>'
    yield f'<blockquote type="cite" dir="auto" style="{_BAR}">{_lines(history.text)}</blockquote>'


def _plain_history(history: History) -> str:
    lines = (f"> {line}".rstrip() for line in clean(history.text).split("\n"))
    return "\n".join([history.marker, "", clean(history.heading), *lines])


def _blocks(document: Document) -> Iterator[str]:
    for _, run in groupby(document, key=lambda block: isinstance(block, Listing)):
        blocks = list(run)
        yield "".join(_lists(block for block in blocks if isinstance(block, Listing)))
        yield from (_block(block) for block in blocks if not isinstance(block, Listing))


def _block(block: Paragraph | Quote | Code) -> str:
    match block:
        case Paragraph():
            return f'<p dir="auto" style="{_GAP}">{_spans(block.spans)}</p>'
        case Quote():
            return f'<blockquote dir="auto" style="{_BAR}">{_spans(block.spans)}</blockquote>'
        case _:
            return f'<pre style="{_CODE}">{escape(clean(block.text))}</pre>'


def _lists(listings: Iterable[Listing]) -> Iterator[str]:
    """Put each deeper list into the last item before it; one that comes back goes on."""
    open_lists: list[tuple[int, str]] = []
    came_back = False
    for listing in listings:
        name = "ol" if listing.ordered else "ul"
        while open_lists and open_lists[-1][0] > listing.indent:
            yield f"</li></{open_lists.pop()[1]}>"
            came_back = True
        goes_on = came_back and open_lists[-1:] == [(listing.indent, name)]
        if not goes_on:
            if open_lists and open_lists[-1][0] == listing.indent:
                yield f"</li></{open_lists.pop()[1]}>"
            open_lists.append((listing.indent, name))
            yield _list_start(listing, is_inner=len(open_lists) > 1)
        yield from _items(listing, follows=goes_on)
        came_back = False
    for _, name in reversed(open_lists):
        yield f"</li></{name}>"


def _list_start(listing: Listing, *, is_inner: bool) -> str:
    style = "margin:0" if is_inner else _GAP
    if not listing.ordered:
        return f'<ul style="{style}">'
    start = f' start="{listing.offset + 1}"' if listing.offset else ""
    return f'<ol{start} style="{style}">'


def _items(listing: Listing, *, follows: bool) -> Iterator[str]:
    """Write items; the last stays open for a list within it."""
    for item in listing.items:
        yield f'{"</li>" if follows else ""}<li dir="auto">{_spans(item)}'
        follows = True


def _spans(spans: Iterable[Span]) -> str:
    return "".join(
        _linked("".join(map(_span, run)), link)
        for link, run in groupby(spans, key=lambda span: span.link)
    )


def _linked(content: str, link: str | None) -> str:
    url = safe_url(link) if link else None
    if url is None:
        return content
    return f'<a href="{escape(url)}">{content or escape(url)}</a>'


def _span(span: Span) -> str:
    text = _lines(span.text)
    for style, tag in _STYLES:
        if text and getattr(span, style):
            text = f"<{tag}>{text}</{tag}>"
    return text


def _lines(text: str) -> str:
    """Escape text; line breaks and runs of spaces stay as they are."""
    return (
        escape(_SPACES.sub("\xa0", clean(text))).replace("\xa0", "&nbsp;").replace("\n", "<br>\n")
    )
