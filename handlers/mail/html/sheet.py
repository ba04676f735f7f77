"""A text that is being written block by block while HTML is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from desk.rich import Block, Code, Document, Listing, Paragraph, Quote, Span, Spans
from handlers.mail.html.look import Look

_SPACE = re.compile(r"[ \t\n\r\f]+")
_PLAIN = Look()
# Deeper levels look like this one; a hostile text could else grow by its own depth.
_DEEPEST = 8


@dataclass(kw_only=True)
class Numbering:
    """A list that is open."""

    ordered: bool
    #: Of the item that is open.
    number: int
    has_item: bool = False
    #: The open item has begun.
    is_begun: bool = False


@dataclass(frozen=True, kw_only=True)
class Item:
    """A list item that is written; items of one list share its numbering."""

    numbering: Numbering
    number: int
    indent: int
    spans: list[Span]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A block and how many quotes it stands in."""

    quotes: int
    block: Paragraph | Code | Item


@dataclass(kw_only=True)
class Sheet:
    """What is written so far, and the line at its end."""

    quotes: int = 0
    entries: list[Entry] = field(default_factory=list)
    lists: list[Numbering] = field(default_factory=list)
    _lines: list[list[tuple[Look, str]]] = field(default_factory=list)
    _line: list[tuple[Look, str]] = field(default_factory=list)
    #: A space here would not be seen.
    _is_after_space: bool = True

    def add(self, text: str, look: Look) -> None:
        """Write on the line. White space folds as in a browser, unless the look keeps it."""
        if look.keeps_space:
            first, *rest = text.split("\n")
            self._put(first, look)
            for line in rest:
                self.newline()
                self._put(line, look)
            return
        folded = _SPACE.sub(" ", text)
        self._put(folded.lstrip(" ") if self._is_after_space else folded, look)

    def newline(self) -> None:
        """End the line; on an empty one, end the paragraph."""
        if self._line:
            self.end_line()
        else:
            self.end_block()

    def end_line(self) -> None:
        """End the line unless it is empty; one of spaces stands for an empty one."""
        line, self._line, self._is_after_space = self._line, [], True
        if any(text.strip() for _, text in line):
            self._lines.append(line)
        elif line:
            self.end_block()

    def end_block(self) -> None:
        """End the paragraph or item, if there is one."""
        line, self._line, self._is_after_space = self._line, [], True
        lines, self._lines = self._lines, []
        if any(text.strip() for _, text in line):
            lines.append(line)
        if lines:
            self._write(list(_joined(lines)))

    def write_code(self, text: str) -> None:
        self._append(Code(text=text))

    def write_row(self, cells: Iterable[Spans]) -> None:
        """Write spans as one line, with bars between the cells."""
        line: list[tuple[Look, str]] = []
        for number, cell in enumerate(cells):
            line.extend([(_PLAIN, " | ")] if number else [])
            line.extend((_look(span), span.text.replace("\n", " ")) for span in cell)
        self._lines.append(line)

    def open_list(self, *, ordered: bool, first: int) -> None:
        self.end_block()
        self.lists.append(Numbering(ordered=ordered, number=first - 1))

    def close_list(self) -> None:
        self.end_block()
        self.lists.pop()

    def open_item(self, number: int | None) -> None:
        self.end_block()
        if self.lists:
            last = self.lists[-1]
            last.number = last.number + 1 if number is None else number
            last.has_item, last.is_begun = True, False

    def close_item(self) -> None:
        self.end_block()
        if self.lists:
            self.lists[-1].has_item = False

    def document(self) -> Document:
        self.end_block()
        return tuple(_folded(self.entries))

    def _put(self, text: str, look: Look) -> None:
        if text:
            self._line.append((look, text))
            self._is_after_space = text.endswith(" ")

    def _write(self, spans: list[Span]) -> None:
        if not self.lists or not self.lists[-1].has_item:
            self._append(Paragraph(spans=tuple(spans)))
        elif not self.lists[-1].is_begun:
            self._begin_item(self.lists[-1], spans)
        else:
            self._go_on(self.lists[-1], spans)

    def _begin_item(self, numbering: Numbering, spans: list[Span]) -> None:
        numbering.is_begun = True
        indent = min(len(self.lists) - 1, _DEEPEST)
        number = numbering.number
        self._append(Item(numbering=numbering, number=number, indent=indent, spans=spans))

    def _go_on(self, numbering: Numbering, spans: list[Span]) -> None:
        last = self.entries[-1].block
        if isinstance(last, Item) and last.numbering is numbering:
            last.spans.extend((Span(text="\n"), *spans))
        else:
            self._append(Paragraph(spans=tuple(spans)))

    def _append(self, block: Paragraph | Code | Item) -> None:
        self.entries.append(Entry(quotes=min(self.quotes, _DEEPEST), block=block))


def _joined(lines: list[list[tuple[Look, str]]]) -> Iterator[Span]:
    """Join pieces of the same look; a line break within a link belongs to it."""
    pieces: list[tuple[Look, str]] = []
    for line in lines:
        if pieces:
            look = pieces[-1][0]
            pieces.append((look if look == line[0][0] else _PLAIN, "\n"))
        pieces.extend(_trimmed(line))
    for look, run in groupby(pieces, key=lambda piece: piece[0]):
        text = "".join(text for _, text in run).replace("\xa0", " ")
        link = look.link if text.strip() else None
        styles = {"bold": look.bold, "italic": look.italic, "strike": look.strike}
        yield Span(text=text, code=look.code, link=link, **styles)


def _trimmed(line: list[tuple[Look, str]]) -> list[tuple[Look, str]]:
    """Drop the spaces at the end, and at the start where they do not count."""
    while line and not line[-1][1].strip():
        line.pop()
    look, text = line[-1]
    line[-1] = (look, text.rstrip())
    if not line[0][0].keeps_space:
        line[0] = (line[0][0], line[0][1].lstrip())
    return line


def _look(span: Span) -> Look:
    return Look(
        bold=span.bold, italic=span.italic, strike=span.strike, code=span.code, link=span.link
    )


def _folded(entries: Iterable[Entry]) -> Iterator[Block]:
    for is_quoted, run in groupby(entries, key=lambda entry: entry.quotes > 0):
        if is_quoted:
            yield Quote(spans=tuple(_quoted(run)))
        else:
            yield from _listed(entry.block for entry in run)


def _listed(blocks: Iterable[Paragraph | Code | Item]) -> Iterator[Block]:
    for _, run in groupby(blocks, key=lambda block: id(getattr(block, "numbering", None))):
        items = []
        for block in run:
            if isinstance(block, Item):
                items.append(block)
            else:
                yield block
        if items:
            yield _listing(items)


def _listing(items: list[Item]) -> Listing:
    first = items[0]
    return Listing(
        items=tuple(tuple(item.spans) for item in items),
        ordered=first.numbering.ordered,
        indent=first.indent,
        offset=max(0, first.number - 1) if first.numbering.ordered else 0,
    )


def _quoted(entries: Iterable[Entry]) -> Iterator[Span]:
    """Write blocks as the lines of one quote; a quote within is marked as people do."""
    before: Entry | None = None
    for entry in entries:
        if before:
            are_items = isinstance(before.block, Item) and isinstance(entry.block, Item)
            yield Span(text="\n" if are_items else "\n\n")
        marks = "> " * (entry.quotes - 1)
        yield from _marked(_spans(entry.block), marks) if marks else _spans(entry.block)
        before = entry


def _spans(block: Paragraph | Code | Item) -> Iterator[Span]:
    match block:
        case Paragraph():
            yield from block.spans
        case Code():
            yield Span(text=block.text)
        case Item():
            mark = f"{block.number}." if block.numbering.ordered else "-"
            yield Span(text=f"{'   ' * block.indent}{mark} ")
            yield from block.spans


def _marked(spans: Iterable[Span], marks: str) -> Iterator[Span]:
    yield Span(text=marks)
    for span in spans:
        yield Span(**{**vars(span), "text": span.text.replace("\n", f"\n{marks}")})
