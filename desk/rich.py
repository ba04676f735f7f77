"""Rich text that belongs to no channel: what mail, Slack and the database all translate to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

from desk.links import found


@dataclass(frozen=True, kw_only=True)
class Span:
    """A run of text in one style; it may hold line breaks."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    #: An absolute URL or `mailto:` address.
    link: str | None = None


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Text that stands apart from its neighbours."""

    spans: Spans


@dataclass(frozen=True, kw_only=True)
class Listing:
    """List items of one level; a nested list is the next block, with a larger indent."""

    items: tuple[Spans, ...]
    ordered: bool = False
    #: Levels to the right, from 0.
    indent: int = 0
    #: The first number of an ordered list, less one.
    offset: int = 0


@dataclass(frozen=True, kw_only=True)
class Quote:
    """Somebody else's words."""

    spans: Spans


@dataclass(frozen=True, kw_only=True)
class Code:
    """Text whose spaces and line breaks all count."""

    text: str


Block: TypeAlias = Paragraph | Listing | Quote | Code
Document: TypeAlias = tuple[Block, ...]

_NAMES: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Listing: "listing",
    Quote: "quote",
    Code: "code",
}


def plain(document: Document) -> str:
    """Write the document as plain text: blocks apart by an empty line, a nested list by none."""
    parts: list[str] = []
    for before, block in zip((None, *document), document, strict=False):
        if parts:
            parts.append("\n" if _is_nested(before, block) else "\n\n")
        parts.append(_plain_block(block))
    return "".join(parts)


def is_empty(document: Document) -> bool:
    """Whether nothing in the document can be read."""
    return not any(text.strip() for block in document for text in _texts(block))


def from_plain(text: str) -> Document:
    """Read plain text as a document: addresses become links, `> ` lines quotes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks: list[Block] = []
    for kind, group in groupby(lines, key=_kind_of_line):
        if kind is Quote:
            blocks.append(Quote(spans=linked("\n".join(map(_unquoted, group)))))
        elif kind is Paragraph:
            blocks.append(Paragraph(spans=linked("\n".join(line.rstrip() for line in group))))
    return tuple(blocks)


def linked(text: str) -> Spans:
    """Split text into spans, with every web and mail address a link."""
    spans: list[Span] = []
    end = 0
    for start, stop, target in found(text):
        if start > end:
            spans.append(Span(text=text[end:start]))
        spans.append(Span(text=text[start:stop], link=target))
        end = stop
    if end < len(text):
        spans.append(Span(text=text[end:]))
    return tuple(spans)


def to_json(document: Document) -> list[dict[str, Any]]:
    """
    Write the document as JSON values for the database.

    NUL and lone surrogates are replaced: PostgreSQL stores neither.
    """
    return [{"type": _NAMES[type(block)], **_fields(block)} for block in document]


def from_json(stored: Sequence[dict[str, Any]]) -> Document:
    """Read the document that `to_json` wrote."""
    return tuple(_block(values) for values in stored)


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph():
            return _plain_spans(block.spans)
        case Quote():
            return _prefixed(_plain_spans(block.spans), first="> ", rest="> ")
        case Listing():
            return "\n".join(_plain_items(block))
        case _:
            return block.text


def _plain_items(listing: Listing) -> Iterator[str]:
    margin = "   " * listing.indent
    for number, item in enumerate(listing.items, start=listing.offset + 1):
        mark = f"{number}. " if listing.ordered else "- "
        rest = margin + " " * len(mark)
        yield _prefixed(_plain_spans(item), first=margin + mark, rest=rest)


def _plain_spans(spans: Spans) -> str:
    # A link whose label changes style is several spans; its address is told once.
    linked_runs = groupby(spans, key=lambda span: span.link)
    return "".join(
        _plain_run("".join(span.text for span in run), link) for link, run in linked_runs
    )


def _plain_run(label: str, link: str | None) -> str:
    if link is None:
        return label
    address = link.removeprefix("mailto:")
    shown = label.strip()
    if not shown:
        return label + address
    if shown in {link, address} or _bare(shown) == _bare(link):
        return label
    ending = label[len(label.rstrip()) :]
    return f"{label.rstrip()} ({address}){ending}"


def _bare(url: str) -> str:
    for scheme in ("mailto:", "https://", "http://"):
        url = url.removeprefix(scheme)
    return url.removeprefix("www.").removesuffix("/")


def _prefixed(text: str, *, first: str, rest: str) -> str:
    head, *tail = text.split("\n")
    return "\n".join([(first + head).rstrip(), *((rest + line).rstrip() for line in tail)])


def _is_nested(before: Block | None, block: Block) -> bool:
    return (
        isinstance(before, Listing)
        and isinstance(block, Listing)
        and (before.indent, block.indent) != (0, 0)
    )


def _kind_of_line(line: str) -> type[Block] | None:
    if line.startswith(">"):
        return Quote
    return Paragraph if line.strip() else None


def _unquoted(line: str) -> str:
    return line[1:].removeprefix(" ").rstrip()


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Quote():
            yield from (span.text for span in block.spans)
        case Listing():
            yield from (span.text for item in block.items for span in item)
        case _:
            yield block.text


def _fields(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph() | Quote():
            return {"spans": _stored_spans(block.spans)}
        case Listing():
            items = [_stored_spans(item) for item in block.items]
            numbers = {"ordered": block.ordered, "indent": block.indent, "offset": block.offset}
            return {"items": items, **{key: value for key, value in numbers.items() if value}}
        case _:
            return {"text": _storable(block.text)}


def _stored_spans(spans: Spans) -> list[dict[str, Any]]:
    return [
        {key: _storable(value) for key, value in vars(span).items() if value or key == "text"}
        for span in spans
    ]


def _storable(value: Any) -> Any:  # noqa: ANN401 - a style stays as it is, text is made storable
    if not isinstance(value, str):
        return value
    return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _block(values: dict[str, Any]) -> Block:
    match values:
        case {"type": "paragraph", "spans": spans}:
            return Paragraph(spans=_spans(spans))
        case {"type": "quote", "spans": spans}:
            return Quote(spans=_spans(spans))
        case {"type": "listing", "items": items, **rest}:
            return Listing(items=tuple(map(_spans, items)), **rest)
        case {"type": "code", "text": text}:
            return Code(text=text)
        case _:
            raise ValueError(f"no block of rich text: {values.get('type')!r}")


def _spans(values: Sequence[dict[str, Any]]) -> Spans:
    return tuple(Span(**span) for span in values)
