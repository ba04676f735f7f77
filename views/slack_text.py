"""What agents write in Slack into rich text, and back into Slack's editor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from desk.rich import Block, Code, Document, Listing, Paragraph, Quote, Span, Spans
from views.emoji import emoji, from_code_points
from views.links import safe_url
from views.mrkdwn import joined, line_spans, unescaped
from views.names import GROUP, Names, moment
from views.rich_text import (
    link_element,
    list_frame,
    numbered,
    rich_text,
    section,
    text_element,
)
from views.text import clean

_ITEM = re.compile(r"(?P<margin> *)(?:[•◦▪︎*-]|(?P<number>[0-9]{1,3})\.) +(?P<text>[^ ].*)")
_LEVEL = 4
_QUOTE = "&gt;"
_REST_IS_QUOTE = "&gt;&gt;&gt;"
_FENCE = "```"
_STYLES = ("bold", "italic", "strike", "code")


def rich_text_document(value: dict[str, Any], *, names: Names) -> Document:
    """
    Read a `rich_text` block or the value of a `rich_text_input`.

    Mentions become names, emoji their characters; an element of a kind that Slack may add
    one day is read as its text. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
    """
    elements = _dicts(value.get("elements"))
    return tuple(block for element in elements for block in _block_of(element, names=names))


def mrkdwn_document(text: str, *, names: Names) -> Document:
    """
    Read a message's text as Slack stores it: escaped, with `<...>` tokens and mrkdwn.

    https://docs.slack.dev/messaging/formatting-message-text
    """
    parts = clean(text).split(_FENCE)
    if len(parts) % 2 == 0:  # the last fence opens nothing
        parts[-2:] = [_FENCE.join(parts[-2:])]
    blocks: list[Block] = []
    for number, part in enumerate(parts):
        is_code = number % 2 == 1
        blocks.extend(_code(unescaped(part)) if is_code else _marked_lines(part.split("\n"), names))
    return tuple(blocks)


def rich_text_value(document: Document) -> dict[str, Any]:
    """Write a document as the `initial_value` of a `rich_text_input`."""
    elements: list[dict[str, Any]] = []
    for are_lines, run in groupby(document, key=_flows):
        blocks = list(run)
        elements.extend([_flow(blocks)] if are_lines else map(_framed, blocks))
    return rich_text(elements)


def _block_of(element: dict[str, Any], *, names: Names) -> Iterator[Block]:
    match element.get("type"):
        case "rich_text_list":
            yield _listing(element, names)
        case "rich_text_quote":
            yield from (Quote(spans=spans) for spans in _whole(_spans(element, names)))
        case "rich_text_preformatted":
            yield from _code("".join(span.text for span in _spans(element, names)))
        case _:
            yield from _paragraphs(_lines(_spans(element, names)))


def _listing(element: dict[str, Any], names: Names) -> Listing:
    return Listing(
        items=tuple(joined(_spans(item, names)) for item in _dicts(element.get("elements"))),
        ordered=element.get("style") == "ordered",
        indent=_whole_number(element.get("indent")),
        offset=_whole_number(element.get("offset")),
    )


def _spans(element: dict[str, Any], names: Names) -> Iterator[Span]:
    for inline in _dicts(element.get("elements")):
        if text := _text(inline, names):
            is_link = inline.get("type") in {"link", "date"}
            link = safe_url(str(inline.get("url") or "")) if is_link else None
            yield Span(text=text, link=link, **_style(inline.get("style")))


def _style(style: object) -> dict[str, Any]:
    return {name: bool(style.get(name)) for name in _STYLES} if isinstance(style, dict) else {}


def _text(inline: dict[str, Any], names: Names) -> str:
    known = {key: value for key, value in inline.items() if isinstance(value, str)}
    match known:
        case {"type": "user" | "channel" | "usergroup" | "broadcast"}:
            return _mention(known, names)
        case {"type": "emoji", "name": name}:
            return _emoji(name, known.get("unicode", ""), inline.get("skin_tone"))
        case {"type": "date"}:
            return known.get("fallback") or moment(str(inline.get("timestamp")))
        case {"type": "link", "url": url}:
            return known.get("text") or url.removeprefix("mailto:")
        case _:
            return known.get("text") or known.get("value", "")


def _mention(known: dict[str, str], names: Names) -> str:
    match known:
        case {"user_id": user_id}:
            return names.user(user_id)
        case {"channel_id": channel_id}:
            return f"#{names.channel(channel_id)}"
        case _:
            return known.get("range", GROUP)


def _emoji(name: str, unified: str, tone: object) -> str:
    toned = f"{name}::skin-tone-{tone}" if isinstance(tone, int) else name
    return from_code_points(unified) or emoji(toned) or f":{name}:"


def _marked_lines(lines: list[str], names: Names) -> Iterator[Block]:
    """Read lines of mrkdwn between fences."""
    for kind, run in groupby(_after_quote_mark(lines), key=_kind):
        if kind is Quote:
            quoted = (line_spans(line, names=names) for line in map(_unquoted, run))
            yield from (Quote(spans=spans) for spans in _whole(_one_by_line(quoted)))
        elif kind is Listing:
            yield from _listings(list(filter(None, map(_ITEM.fullmatch, run))), names)
        else:
            yield from _paragraphs(line_spans(line.strip(" "), names=names) for line in run)


def _after_quote_mark(lines: list[str]) -> Iterator[str]:
    """Mark every line from `>>>` on as a quote."""
    is_rest = False
    for line in lines:
        is_rest = is_rest or line.startswith(_REST_IS_QUOTE)
        yield _QUOTE + line.removeprefix(_REST_IS_QUOTE) if is_rest else line


def _kind(line: str) -> type[Block]:
    if line.startswith(_QUOTE):
        return Quote
    return Listing if _ITEM.fullmatch(line) else Paragraph


def _unquoted(line: str) -> str:
    return line.removeprefix(_QUOTE).removeprefix(" ")


def _listings(items: list[re.Match[str]], names: Names) -> Iterator[Listing]:
    """Start another list where the level or the kind of mark changes."""
    for (indent, ordered), run in groupby(items, key=_level):
        first, *rest = run
        yield Listing(
            items=tuple(line_spans(item["text"], names=names) for item in (first, *rest)),
            ordered=ordered,
            indent=indent,
            offset=max(0, int(first["number"]) - 1) if ordered else 0,
        )


def _level(item: re.Match[str]) -> tuple[int, bool]:
    return (len(item["margin"]) + _LEVEL // 2) // _LEVEL, item["number"] is not None


def _paragraphs(lines: Iterable[Spans]) -> Iterator[Paragraph]:
    """Part lines at the empty ones."""
    for is_blank, run in groupby(lines, key=_is_blank):
        if not is_blank:
            yield Paragraph(spans=joined(_one_by_line(run)))


def _lines(spans: Iterable[Span]) -> Iterator[Spans]:
    line: list[Span] = []
    for span in spans:
        first, *rest = clean(span.text).split("\n")
        line.append(replace(span, text=first))
        for text in rest:
            yield tuple(line)
            line = [replace(span, text=text)]
    yield tuple(line)


def _one_by_line(lines: Iterable[Spans]) -> Iterator[Span]:
    for number, line in enumerate(lines):
        yield from ([Span(text="\n")] if number else [])
        yield from line


def _whole(spans: Iterable[Span]) -> Iterator[Spans]:
    """Join spans of a block that keeps its empty lines; nothing is no block."""
    lines = list(_lines(spans))
    while lines and _is_blank(lines[-1]):
        lines.pop()
    if not all(map(_is_blank, lines)):
        yield joined(_one_by_line(lines))


def _is_blank(line: Spans) -> bool:
    return not any(span.text.strip() for span in line)


def _code(text: str) -> Iterator[Code]:
    shown = clean(text).strip("\n")
    if shown.strip():
        yield Code(text=shown)


def _dicts(value: object) -> list[dict[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _whole_number(value: object) -> int:
    return max(0, value) if isinstance(value, int) else 0


def _flows(block: Block) -> bool:
    """Tell whether a block is written as plain lines."""
    return isinstance(block, Paragraph) or (
        isinstance(block, Listing) and block.ordered and block.offset > 0
    )


def _flow(blocks: Iterable[Block]) -> dict[str, Any]:
    inline: list[dict[str, Any]] = []
    for block in blocks:
        inline.extend([text_element("\n\n")] if inline else [])
        inline.extend(_inline(_spans_of(block)))
    return section(inline)


def _framed(block: Block) -> dict[str, Any]:
    if isinstance(block, Listing):
        return list_frame(block) | {"elements": [section(_inline(item)) for item in block.items]}
    kind = "rich_text_preformatted" if isinstance(block, Code) else "rich_text_quote"
    return {"type": kind, "elements": _inline(_spans_of(block))}


def _spans_of(block: Block) -> Iterable[Span]:
    match block:
        case Paragraph() | Quote():
            return block.spans
        case Listing():
            return numbered(block)
        case _:
            return (Span(text=block.text),)


def _inline(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [
        link_element(span.link, span.text, span) if span.link else text_element(span.text, span)
        for span in spans
        if span.text or span.link
    ]
