"""The trimmer for HTML mails: the lines a reader sees decide, and their nodes are taken out."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from handlers.mail.quotes.claim import is_name
from handlers.mail.quotes.html_lines import Page
from handlers.mail.quotes.lines import Line
from handlers.mail.quotes.trimmer import cut_lines

#: Parsing takes longer with every open element: a mail nested deeper than any program writes it
#: is left as it is.
DEPTH = 1000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,20})")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)


def split_html(html: str) -> tuple[str, str]:
    """
    The document without quoted history and signature, and the HTML of what was taken out.

    Where nothing is cut, or too little would be left, the document comes back as it was given.
    """
    html = html.encode("utf-8", "replace").decode("utf-8")
    if not html.strip() or _is_too_deep(html):
        return html, ""
    page = Page(html)
    lines = page.lines()
    cut = cut_lines(lines)
    cut |= _signed(page, lines, cut)
    if all(lines[number].is_blank or lines[number].is_rule for number in cut):
        return html, ""
    rest = Page(html)
    page.keep(set(range(len(page.runs))) - cut)
    rest.keep(cut)
    body = rest.tree.body
    return page.tree.html or "", (body.inner_html if body else "") or ""


def _signed(page: Page, lines: Sequence[Line], cut: Container[int]) -> set[int]:
    """
    A name above the rule that history begins with, if one element holds all three of them.

    Some programs put the signature there; the text itself then stands in elements of its own.
    """
    said = [number for number, line in enumerate(lines) if not (line.is_blank or line.is_rule)]
    last = next((at for at in range(len(said) - 1, -1, -1) if said[at] not in cut), 0)
    if last == 0 or last == len(said) - 1:
        return set()
    above, name, history = (page.inside(said[at]) for at in (last - 1, last, last + 1))
    has_rule = any(line.is_rule for line in lines[said[last] : said[last + 1]])
    if has_rule and name == history != above and is_name(lines[said[last]].said):
        return {said[last]}
    return set()


def _is_too_deep(html: str) -> bool:
    """Whether so many elements are open at once; those that need no end tag count, too."""
    depth = 0
    for tag in _TAG.finditer(html):
        if tag[1]:
            depth = max(depth - 1, 0)
        elif tag[2].casefold() not in _VOID:
            depth += 1
            if depth > DEPTH:
                return True
    return False
