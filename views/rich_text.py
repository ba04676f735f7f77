"""The elements of Slack's `rich_text` that Deskbell writes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desk.rich import Listing, Span

#: Slack's deepest list level, counted from 0.
_DEEPEST = 8


def text_element(text: str, span: Span | None = None) -> dict[str, Any]:
    """Make an element of literal text, in the style of the span."""
    return {"type": "text", "text": text} | _style(span)


def link_element(url: str, text: str = "", span: Span | None = None) -> dict[str, Any]:
    """Make a link; without a text it shows its URL."""
    return {"type": "link", "url": url} | ({"text": text} if text else {}) | _style(span)


def section(inline: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": inline}


def list_frame(listing: Listing) -> dict[str, Any]:
    """Make a list without its items."""
    return {
        "type": "rich_text_list",
        "style": "ordered" if listing.ordered else "bullet",
        "indent": max(0, min(listing.indent, _DEEPEST)),
    }


def rich_text(elements: list[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": elements}


def numbered(listing: Listing) -> Iterable[Span]:
    """
    Write a list as lines.

    For a list that does not start with 1: Slack's published types have no first number.
    """
    for number, item in enumerate(listing.items, start=listing.offset + 1):
        yield Span(text=f"{number}. " if number == listing.offset + 1 else f"\n{number}. ")
        yield from item


def _style(span: Span | None) -> dict[str, Any]:
    styles = ("bold", "italic", "strike", "code")
    style = {name: True for name in styles if getattr(span, name, False)}
    return {"style": style} if style else {}
