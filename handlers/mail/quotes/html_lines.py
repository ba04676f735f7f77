"""The lines of an HTML mail as they are seen, each with the nodes it is made of."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from handlers.mail.html.look import style_of
from handlers.mail.quotes import html_words
from handlers.mail.quotes.lines import READ, Line, Mark, lines_of

#: Elements that begin a line of their own.
BLOCKS = frozenset(
    [
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav"),
        *("ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    ]
)
#: Elements whose text nobody sees.
UNSEEN = frozenset(["head", "script", "style", "template", "title", "noscript", "object", "svg"])
#: Elements that are something without any text in them.
ATOMS = frozenset(["br", "hr", "img", "input", "video", "audio", "iframe"])
RULE = "-----"
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(kw_only=True)
class Element:
    """An element above lines: how deep they are quoted, and how many parts stay or go."""

    node: LexborNode
    above: int
    block: int
    depth: int
    mark: Mark | None
    kept: int = 0
    cut: int = 0


@dataclass(kw_only=True)
class Run:
    """What is seen on one line: its nodes, each with the number of the element it is in."""

    text: str = ""
    depth: int = 0
    mark: Mark | None = None
    block: int = -1
    nodes: list[tuple[LexborNode, int]] = field(default_factory=list)

    @property
    def line(self) -> Line:
        plain = lines_of([self.text])[0]
        return Line(said=plain.said, depth=self.depth + plain.depth, mark=self.mark)


class Page:
    """The tree of a mail and the lines seen in it, from one walk."""

    def __init__(self, html: str) -> None:
        self.tree = LexborHTMLParser(html)
        self.runs: list[Run] = []
        self._elements: list[Element] = []
        self._run = Run()
        self._announced: Mark | None = None
        _break_preformatted(self.tree)
        self._marks = _marks(self.tree)
        self._quotes = _matches(self.tree, html_words.QUOTE)
        if self.tree.body is not None:
            self._walk(self.tree.body)
        self._end_line()

    def lines(self) -> list[Line]:
        return [run.line for run in self.runs]

    def inside(self, number: int) -> int:
        """The number of the block that a line stands in."""
        return self.runs[number].block

    def keep(self, wanted: Container[int]) -> None:
        """Take out all other lines, and the elements that nothing is left in."""
        for number, run in enumerate(self.runs):
            self._count(run, is_kept=number in wanted)
        for element in reversed(self._elements):
            if element.above >= 0:
                self._elements[element.above].kept += element.kept
                self._elements[element.above].cut += element.cut
        gone = self._drop_emptied()
        for number, run in enumerate(self.runs):
            if number not in wanted:
                for node, inside in run.nodes:
                    if inside not in gone:
                        node.decompose()

    def _count(self, run: Run, *, is_kept: bool) -> None:
        for _, inside in run.nodes:
            self._elements[inside].kept += is_kept
            self._elements[inside].cut += not is_kept

    def _drop_emptied(self) -> set[int]:
        gone: set[int] = set()
        for number, element in enumerate(self._elements):
            if element.above in gone:
                gone.add(number)
            elif element.above >= 0 and element.cut and not element.kept:
                element.node.decompose()
                gone.add(number)
        return gone

    def _walk(self, root: LexborNode) -> None:
        """Down and on through the tree, without recursion: mails nest deeper than Python does."""
        todo: list[tuple[LexborNode | None, int]] = [(root, -1)]
        while todo:
            node, above = todo.pop()
            if node is None:
                self._end_block(above)
            elif node.is_text_node:
                self._say(node, above)
            elif node.tag in ATOMS:
                self._place(node, above)
            elif node.is_element_node and node.tag not in UNSEEN and not _is_hidden(node):
                inside = self._enter(node, above)
                if node.tag in BLOCKS:
                    self._end_block(inside)
                    todo.append((None, inside))
                children = list(node.iter(include_text=True))
                todo.extend((child, inside) for child in reversed(children))

    def _enter(self, node: LexborNode, above: int) -> int:
        outer = self._elements[above] if above >= 0 else None
        mark = self._marks.get(node.mem_id)
        if mark in {Mark.HISTORY, Mark.ATTRIBUTION}:
            self._end_line()
            self._announced = mark
        is_signature = mark is Mark.SIGNATURE or (outer and outer.mark)
        self._elements.append(
            Element(
                node=node,
                above=above,
                block=len(self._elements) if node.tag in BLOCKS or not outer else outer.block,
                depth=(outer.depth if outer else 0) + self._is_quote(node),
                mark=Mark.SIGNATURE if is_signature else None,
            )
        )
        return len(self._elements) - 1

    def _is_quote(self, node: LexborNode) -> bool:
        if node.tag != "blockquote":
            return node.mem_id in self._quotes
        attributes = node.attributes
        style = (attributes.get("style") or "").replace(" ", "").casefold()
        # Mail programs also indent with it, and then draw no border.
        return "border:none" not in style or bool({"type", "cite", "class"} & attributes.keys())

    def _say(self, node: LexborNode, above: int) -> None:
        text = node.text_content or ""
        if not text.strip(" \t\r\n\f") and not self._is_preformatted(node):
            self._run.text += " " if self._run.text else ""
            return
        self._add(node, above)
        if len(self._run.text) < READ:
            self._run.text += _collapsed(text[:READ])
        if text.endswith("\n") and self._is_preformatted(node):
            self._end_line()

    def _place(self, node: LexborNode, above: int) -> None:
        mark = self._marks.get(node.mem_id)
        if node.tag == "hr":
            self._end_line()
            self._announced = mark or self._announced
            self._run.text = RULE
        self._add(node, above)
        if node.tag in {"br", "hr"}:
            self._end_line()

    def _add(self, node: LexborNode, above: int) -> None:
        if not self._run.nodes:
            self._run.depth = self._elements[above].depth
            self._run.mark = self._elements[above].mark
            self._run.block = self._elements[above].block
        self._run.nodes.append((node, above))

    def _end_line(self) -> None:
        run, self._run = self._run, Run()
        if not run.nodes:
            return
        if self._announced and run.text.strip():
            run.mark, self._announced = self._announced, None
        self.runs.append(run)

    def _end_block(self, number: int) -> None:
        self._end_line()
        is_paragraph = self._elements[number].node.tag == "p"
        if is_paragraph and self.runs and self.runs[-1].nodes:
            self.runs.append(Run())

    def _is_preformatted(self, node: LexborNode) -> bool:
        return node.parent is not None and node.parent.tag == "pre"


def _is_hidden(node: LexborNode) -> bool:
    """Whether nobody sees it, such as the preview that newsletters hide on top."""
    attributes = node.attributes
    return "hidden" in attributes or style_of(attributes.get("style") or "").is_hidden


def _collapsed(text: str) -> str:
    """White space as a browser shows it: one blank for many."""
    return _WHITE.sub(" ", text)


def _matches(tree: LexborHTMLParser, selectors: Iterable[str]) -> set[int]:
    return {node.mem_id for selector in selectors for node in tree.css(selector)}


def _marks(tree: LexborHTMLParser) -> dict[int, Mark]:
    """Elements by what their program says with them; what announces history goes first."""
    marks = dict.fromkeys(_matches(tree, html_words.SIGNATURE), Mark.SIGNATURE)
    marks.update(dict.fromkeys(_matches(tree, html_words.ATTRIBUTION), Mark.ATTRIBUTION))
    marks.update(dict.fromkeys(_matches(tree, html_words.HISTORY), Mark.HISTORY))
    return marks


def _break_preformatted(tree: LexborHTMLParser) -> None:
    """One text node for each line of preformatted text, so that a line can be taken out."""
    for block in tree.css("pre"):
        for node in list(block.iter(include_text=True)):
            if node.is_text_node and "\n" in (node.text_content or "").rstrip("\n"):
                for line in (node.text_content or "").splitlines(keepends=True):
                    node.insert_before(line)
                node.decompose()
