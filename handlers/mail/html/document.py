"""The HTML of a mail into rich text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from desk.rich import Document, Paragraph, Spans
from handlers.mail.html.look import Look, look_of, style_of
from handlers.mail.html.markup import tame
from handlers.mail.html.sheet import Entry, Sheet
from views.text import clean

Attributes = Mapping[str, str | None]
Leave = Callable[[], None]

_LINES = frozenset(
    {"address", "article", "aside", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "header", "legend", "main", "nav", "section"}
    | {"summary", "caption", "tbody", "thead", "tfoot"}
)
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table"})
_RULE = "---"

#: Longer cells of a table that only arranges the page are paragraphs.
_LONGEST_CELL = 120


def html_document(html: str) -> Document:
    """
    Read the HTML of a mail as it would be seen, in time linear in its length.

    What is hidden is left out, pictures are their descriptions in brackets. Whatever the
    HTML, this does not raise.
    """
    well_formed = tame(html).encode("utf-8", "replace").decode("utf-8")
    tree = LexborHTMLParser(well_formed)
    reader = _Reader()
    if root := tree.body or tree.root:
        reader.read(root)
    return reader.sheet.document()


@dataclass(kw_only=True)
class _Table:
    """A table that is open, and the sheet it will be written on."""

    below: Sheet
    #: It shows figures or facts; else it only arranges the page.
    is_data: bool
    cells: list[list[Entry]] = field(default_factory=list)


@dataclass(kw_only=True)
class _Reader:
    """The walk over the elements, in the order of the page."""

    sheet: Sheet = field(default_factory=Sheet)
    tables: list[_Table] = field(default_factory=list)
    #: The text of the `pre` that is open.
    code: list[str] | None = None

    def read(self, root: LexborNode) -> None:
        # What is to be done next is last: a node to enter, or what to do when one is left.
        todo: list[tuple[LexborNode, Look] | Leave] = [(root, Look())]
        while todo:
            step = todo.pop()
            if callable(step):
                step()
                continue
            node, around = step
            if node.next is not None and node is not root:
                todo.append((node.next, around))
            look = self._enter(node, around, todo.append)
            if look is not None and node.child is not None:
                todo.append((node.child, look))

    def _enter(
        self, node: LexborNode, around: Look, when_left: Callable[[Leave], None]
    ) -> Look | None:
        """Write what stands at the start of a node; give the look of what is in it."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text_content or "", around)
            return None
        if tag.startswith(("-", "!")):
            return None
        attributes = node.attributes
        look = look_of(tag, attributes, around)
        if look is not None:
            if tag == "img" and not look.is_unseen:
                self.sheet.add(_picture(attributes), look)
            elif leave := self._open(tag, attributes):
                when_left(leave)
        return look

    def _text(self, text: str, look: Look) -> None:
        if look.is_unseen:
            return
        if self.code is not None:
            self.code.append(clean(text))
        elif look.is_list_mark:
            self.sheet.add(_list_mark(clean(text)), replace(look, is_list_mark=False))
        else:
            self.sheet.add(clean(text), look)

    def _open(self, tag: str, attributes: Attributes) -> Leave | None:
        if self.code is not None:
            return self._open_in_code(tag)
        if tag in _LINES or (tag == "p" and _is_line(attributes)):
            self.sheet.end_line()
            return self._end_line
        if tag in _PARAGRAPHS and tag != "table":
            self.sheet.end_block()
            return self._end_block
        if plain_opener := _OPENERS.get(tag):
            return plain_opener(self)
        opener = _OPENERS_BY_ATTRIBUTES.get(tag)
        return opener(self, attributes) if opener else None

    def _open_in_code(self, tag: str) -> Leave | None:
        if tag == "br" and self.code is not None:
            self.code.append("\n")
        return None

    def _end_line(self) -> None:
        self.sheet.end_line()

    def _end_block(self) -> None:
        self.sheet.end_block()

    def open_break(self) -> None:
        self.sheet.newline()

    def open_rule(self) -> None:
        self.sheet.end_block()
        self.sheet.add(_RULE, Look())
        self.sheet.end_block()

    def open_quote(self, attributes: Attributes) -> Leave:
        self.sheet.end_block()
        if style_of(attributes.get("style") or "").has_no_border:
            return self._end_block
        self.sheet.quotes += 1
        return self._close_quote

    def _close_quote(self) -> None:
        self.sheet.end_block()
        self.sheet.quotes -= 1

    def open_code(self, attributes: Attributes) -> Leave:
        self.sheet.end_block()
        if _is_whole_text(attributes):
            return self._end_block
        self.code = []
        return self._close_code

    def _close_code(self) -> None:
        text = "".join(self.code or ()).replace("\xa0", " ").strip("\n")
        self.code = None
        if text.strip():
            self.sheet.write_code(text)

    def open_list(self) -> Leave:
        self.sheet.open_list(ordered=False, first=1)
        return self.sheet.close_list

    def open_numbers(self, attributes: Attributes) -> Leave:
        self.sheet.open_list(ordered=True, first=_number(attributes.get("start")) or 1)
        return self.sheet.close_list

    def open_item(self, attributes: Attributes) -> Leave:
        self.sheet.open_item(_number(attributes.get("value")))
        return self.sheet.close_item

    def open_table(self, attributes: Attributes) -> Leave:
        self.sheet.end_block()
        border = attributes.get("border") or "0"
        self.tables.append(_Table(below=self.sheet, is_data=border.strip("0px ") != ""))
        return self._close_table

    def _close_table(self) -> None:
        self._close_row()
        self.tables.pop()
        self.sheet.end_block()

    def open_row(self) -> Leave:
        return self._close_row

    def _close_row(self) -> None:
        if self.tables:
            table = self.tables[-1]
            cells, table.cells = table.cells, []
            _write_row(self.sheet, cells, is_data=table.is_data)

    def open_heading_cell(self) -> Leave:
        if self.tables:
            self.tables[-1].is_data = True
        return self.open_cell()

    def open_cell(self) -> Leave:
        if not self.tables:
            return self._end_block
        self.sheet = Sheet(quotes=self.sheet.quotes)
        return self._close_cell

    def _close_cell(self) -> None:
        self.sheet.end_block()
        table = self.tables[-1]
        table.cells.append(self.sheet.entries)
        self.sheet = table.below


_OPENERS: dict[str, Callable[[_Reader], Leave | None]] = {
    "br": _Reader.open_break,
    "hr": _Reader.open_rule,
    "ul": _Reader.open_list,
    "menu": _Reader.open_list,
    "dir": _Reader.open_list,
    "tr": _Reader.open_row,
    "td": _Reader.open_cell,
    "th": _Reader.open_heading_cell,
}
_OPENERS_BY_ATTRIBUTES: dict[str, Callable[[_Reader, Attributes], Leave | None]] = {
    "blockquote": _Reader.open_quote,
    "pre": _Reader.open_code,
    "listing": _Reader.open_code,
    "ol": _Reader.open_numbers,
    "li": _Reader.open_item,
    "table": _Reader.open_table,
}


def _write_row(sheet: Sheet, cells: list[list[Entry]], *, is_data: bool) -> None:
    """Write a row of short cells as one line, and another cell by cell."""
    filled = [cell for cell in cells if cell]
    shown = cells if is_data else filled
    lines = [_line(cell, is_data=is_data) for cell in shown]
    if filled and len(shown) > 1 and None not in lines:
        sheet.write_row(line or () for line in lines)
        return
    sheet.end_block()
    for cell in filled:
        sheet.entries.extend(cell)


def _line(cell: list[Entry], *, is_data: bool) -> Spans | None:
    """Give the spans of a cell that is one line, else None."""
    if not cell:
        return ()
    first = cell[0].block
    if len(cell) > 1 or not isinstance(first, Paragraph):
        return None
    text = "".join(span.text for span in first.spans)
    is_short = len(text) <= _LONGEST_CELL and "\n" not in text
    return first.spans if is_data or is_short else None


def _list_mark(text: str) -> str:
    """Give Outlook's mark without its hard spaces; its bullets are letters of symbol fonts."""
    mark = text.strip()
    if not mark:
        return " "
    return f"{mark} " if re.search(r"[0-9.)]", mark) else "- "


def _is_line(attributes: Attributes) -> bool:
    """Tell whether a paragraph has no space around it, as Outlook's have."""
    is_outlooks = (attributes.get("class") or "").startswith("Mso")
    return is_outlooks or style_of(attributes.get("style") or "").is_flush


def _is_whole_text(attributes: Attributes) -> bool:
    """Tell whether a `pre` is how a mail program shows a plain text, rather than code."""
    style = (attributes.get("style") or "").lower()
    name = attributes.get("class") or ""
    return "wrap" in attributes or "pre-wrap" in style or name.startswith("moz-")


def _picture(attributes: Attributes) -> str:
    source = (attributes.get("src") or "").strip().lower()
    text = " ".join(clean(attributes.get("alt") or "").split())
    if text:
        # A picture of an emoji describes itself by that emoji.
        return f"[{text}]" if re.search(r"\w", text) else text
    return "[image]" if source.startswith(("cid:", "data:")) else ""


def _number(text: str | None) -> int | None:
    digits = (text or "").strip()
    return int(digits) if re.fullmatch(r"[0-9]{1,6}", digits) else None
