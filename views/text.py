"""Customer text on its way into Slack: the only place that escapes it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, groupby
from typing import Any

from desk.rich import Block, Document, Listing, Paragraph, Quote, Span
from views.links import is_honest, safe_url
from views.rich_text import (
    link_element,
    list_frame,
    numbered,
    rich_text,
    section,
    text_element,
)

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# What the joiners U+200C and U+200D belong to: Arabic and Indic letters, and emoji.
_JOINED = "[\u0600-\u0fff\u1780-\u17ff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f]"
    # Soft hyphen, grapheme joiner, zero width space, direction marks, overrides and isolates.
    "|[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    # Variation selectors beyond the two that emoji use, and code points that are no characters.
    "|[\ufe00-\ufe0d\U000e0100-\U000e01ef\ufdd0-\ufdef\ufffe\uffff]"
    f"|(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})"
    # Tag characters spell hidden ASCII, except after the black flag, where they name a country.
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
)
# Within words an underscore is no markup, and addresses have them.
_MARKUP = re.compile(r"[*~`]|(?<![^\W_])_|_(?![^\W_])")
_LOOKS_LIKE = {
    "*": "\N{ASTERISK OPERATOR}",
    "_": "\N{MODIFIER LETTER LOW MACRON}",
    "~": "\N{TILDE OPERATOR}",
    "`": "\N{MODIFIER LETTER GRAVE ACCENT}",
}
_SURROGATE = re.compile("[\ud800-\udfff]")

#: Slack's limit for the text of a text object, in characters after escaping.
LONGEST_TEXT = 3_000
#: Bytes of a message's blocks as JSON. Slack publishes no number, and refuses some 13 KB.
HEAVIEST = 11_500
LONGEST_BODY = 9_000
#: Bytes of names or addresses in a row; of each of them, letters (RFC 5321 4.5.3.1).
LISTED, LONGEST_NAME, LONGEST_ADDRESS = 2_500, 100, 254
MANY = 1_000
#: Bytes of a list beside its elements.
BRACKETS = 2
_NOTHING = "\N{EN DASH}"


def clean(text: str) -> str:
    """Drop control, direction and invisible characters; make every line end a newline."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub("", _SURROGATE.sub("\ufffd", _LINE_ENDS.sub("\n", text)))


def escape(text: str) -> str:
    """Make text fit to stand in mrkdwn: nothing is left that Slack reads as a token."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def literal(text: str) -> str:
    """
    Make a customer's name, address or subject fit to stand inside markup of ours.

    One line, escaped. mrkdwn has no sign that takes the meaning from `*`, `_`, `~` and a grave
    accent (docs.slack.dev/messaging/formatting-message-text); others that look like them stand
    in for them, where they could begin or end something.
    """
    line = " ".join(escape(text).split())
    return _MARKUP.sub(lambda found: _LOOKS_LIKE[found[0]], line)


def named(name: str) -> str:
    """A customer's name inside markup of ours, as much of it as anybody reads."""
    return literal(label(name, LONGEST_NAME))


def addressed(address: str) -> str:
    """The same of an address."""
    return literal(label(address, LONGEST_ADDRESS))


def listed(texts: Sequence[str], *, between: str = ", ", most: int = MANY) -> str:
    """As many texts that are already escaped as a message has room for; the rest is counted."""
    fitting = bisect_right(list(accumulate(map(_weight, texts))), LISTED)
    shown = texts[: max(1, min(fitting, most))]
    rest = len(texts) - len(shown)
    return between.join(shown) + (f" and {rest} more" if rest else "")


def label(text: str, limit: int) -> str:
    """Fold text into one line for a `plain_text` of at most `limit` characters, never empty."""
    line = " ".join(clean(text).split())
    if len(line) > limit:
        line = line[: limit - 1].rstrip(" \u200c\u200d\ufe0f") + "…"
    return line or _NOTHING


def mrkdwn(text: str) -> dict[str, Any]:
    """
    Make a text object of text that is already escaped and formatted.

    `verbatim` keeps Slack from making links, channels and mentions of it.
    """
    return {"type": "mrkdwn", "text": within(text, LONGEST_TEXT) or _NOTHING, "verbatim": True}


def fallback(text: str) -> str:
    """Make the `text` beside blocks, which notifications show: a line of our own words."""
    return within(escape(" ".join(text.split())), LONGEST_TEXT) or _NOTHING


def body_blocks(
    document: Document, *, beside: Sequence[dict[str, Any]]
) -> tuple[list[dict[str, Any]], bool]:
    """Show a text as a quote in the room that the other blocks of its message leave."""
    room = min(LONGEST_BODY, HEAVIEST - _weight(beside))
    return rich_text_blocks(document, limit_bytes=room, quote=True)


def rich_text_blocks(
    document: Document, *, limit_bytes: int = LONGEST_BODY, quote: bool
) -> tuple[list[dict[str, Any]], bool]:
    """
    Show a customer's text as at most one `rich_text` block, and tell whether it was cut.

    The block takes at most `limit_bytes` as JSON in ASCII, which is how it is sent. It holds
    `text` and `link` elements only, so nothing in it can notify anybody; Slack shows them
    as they are, so they are not escaped. A text that is too long ends with a paragraph where
    one ends late enough, else with a word and an ellipsis. An empty document gives no block.
    """
    sheet = _Sheet(elements=[], room=limit_bytes - _weight(rich_text([])))
    pieces = chain.from_iterable(
        _pieces(block, number, quote=quote, room=limit_bytes)
        for number, block in enumerate(document)
    )
    was_cut = not all(sheet.holds(piece) for piece in pieces)
    return ([rich_text(sheet.elements)] if sheet.elements else []), was_cut


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """A paragraph or one list item, and the frame it stands in."""

    frame: dict[str, Any]
    #: Pieces with the same frame and number share one element.
    number: int
    inline: list[dict[str, Any]]


@dataclass(kw_only=True)
class _Sheet:
    """The elements of a block that is being filled."""

    elements: list[dict[str, Any]]
    #: Bytes that are left.
    room: int
    last: tuple[dict[str, Any], int] | None = None

    def holds(self, piece: _Piece) -> bool:
        """Add the piece, or as much of it as there is room for; tell whether it fitted."""
        into, added = self._added(piece)
        weight = _weight(added)
        if weight > self.room:
            self._add_start(piece, spare=self.room - weight + _weight(piece.inline))
            return False
        into.extend(added)
        self.room -= weight
        self.last = (piece.frame, piece.number)
        return True

    def _add_start(self, piece: _Piece, *, spare: int) -> None:
        if self.elements and spare < _weight(self.elements):
            return
        start = _start(piece.inline, spare - BRACKETS)
        if start:
            into, added = self._added(_Piece(frame=piece.frame, number=piece.number, inline=start))
            into.extend(added)

    def _added(self, piece: _Piece) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Find the list that a piece goes into, and what goes there."""
        is_item = piece.frame["type"] == "rich_text_list"
        own = [section(piece.inline)] if is_item else piece.inline
        if self.last != (piece.frame, piece.number):
            return self.elements, [{**piece.frame, "elements": own}]
        into: list[dict[str, Any]] = self.elements[-1]["elements"]
        return into, own if is_item else [text_element("\n\n"), *own]


def _pieces(block: Block, number: int, *, quote: bool, room: int) -> Iterator[_Piece]:
    border = {"border": 1} if quote else {}
    flow = {"type": "rich_text_quote" if quote else "rich_text_section"}
    match block:
        case Paragraph():
            yield from _piece(flow, -1, block.spans, room)
        case Quote():
            spans = _marked(block.spans) if quote else block.spans
            yield from _piece({"type": "rich_text_quote"}, -1, spans, room)
        case Listing(ordered=True) if block.offset:
            yield from _piece(flow, -1, numbered(block), room)
        case Listing():
            frame = list_frame(block) | border
            for item in block.items:
                yield from _piece(frame, number, item, room)
        case _:
            frame = {"type": "rich_text_preformatted"} | border
            yield from _piece(frame, number, (Span(text=block.text),), room)


def _piece(
    frame: dict[str, Any], number: int, spans: Iterable[Span], room: int
) -> Iterator[_Piece]:
    inline = list(_inline(spans, room))
    if any(element.get("text", "").strip() or "url" in element for element in inline):
        yield _Piece(frame=frame, number=number, inline=inline)


def _inline(spans: Iterable[Span], room: int) -> Iterator[dict[str, Any]]:
    """Make elements of the spans up to the one that is certainly too long for `room` bytes."""
    for is_link, run in groupby(_within_room(spans, room), key=lambda span: span.link is not None):
        parts = list(run)
        yield from _links(parts) if is_link else map(_styled, parts)


def _within_room(spans: Iterable[Span], room: int) -> Iterator[Span]:
    for span in spans:
        text = clean(span.text)[: room + 1]
        url = safe_url(span.link) if span.link else None
        if text or url:
            yield replace(span, text=text, link=url)
        room -= len(text)
        if room < 0:
            return


def _links(run: list[Span]) -> Iterator[dict[str, Any]]:
    """Show links that touch each other; what they say together is what a reader sees."""
    label = "".join(span.text for span in run)
    for url, parts in groupby(run, key=lambda span: span.link or ""):
        spans = [span for span in parts if span.text]
        if not any(span.text.strip() for span in spans):
            yield link_element(url)
        elif is_honest(label, url):
            yield from (link_element(url, span.text, span) for span in spans)
        else:
            yield from map(_styled, spans)
            yield from (text_element(" ("), link_element(url), text_element(")"))


def _styled(span: Span) -> dict[str, Any]:
    return text_element(span.text, span)


def _marked(spans: Iterable[Span]) -> Iterator[Span]:
    """Write a quote inside a quote as people do: each line behind a sign."""
    yield Span(text="> ")
    for span in spans:
        yield replace(span, text=clean(span.text).replace("\n", "\n> "))


def _start(inline: list[dict[str, Any]], room: int) -> list[dict[str, Any]]:
    """Take what fits into `room` bytes, which not all does; the next element is cut at a word."""
    ends = list(accumulate(map(_weight, inline)))
    fitting = bisect_right(ends, room)
    start, element = inline[:fitting], inline[fitting]
    spare = room - (ends[fitting - 1] if fitting else 0)
    cut = _cut(element, spare) if element["type"] == "text" else ""
    return [*start, {**element, "text": cut}] if cut else start


def _cut(element: dict[str, Any], room: int) -> str:
    text: str = element["text"]

    def weight(end: int) -> int:
        return _weight({**element, "text": text[:end] + " …"})

    end = bisect_right(range(1, len(text) + 1), room, key=weight)
    word_end = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
    kept = text[: word_end if word_end > end // 2 else end].rstrip()
    return f"{kept} …" if kept else ""


def _weight(value: object) -> int:
    """Count the bytes a value adds to a JSON list, with the comma and space before it."""
    return len(json.dumps(value)) + 2


def within(text: str, limit: int) -> str:
    """Cut escaped text to `limit` characters, but not inside an entity or a token."""
    if len(text) <= limit:
        return text
    return re.sub(r"(?:&[a-z]{0,3}|<[^<>]*)\Z", "", text[: limit - 1]) + "…"
