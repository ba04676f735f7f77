"""The trimmer for HTML mails: the lines a reader sees decide, and their nodes are taken out."""

from __future__ import annotations

import re

from handlers.mail.html_lines import Page
from handlers.mail.quotes import cut_lines

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
    cut = cut_lines(page.lines())
    if not cut:
        return html, ""
    rest = Page(html)
    page.keep(set(range(len(page.runs))) - cut)
    rest.keep(cut)
    body = rest.tree.body
    return page.tree.html or "", (body.inner_html if body else "") or ""


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
