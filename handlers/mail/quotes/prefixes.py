"""Older ways to mark a quote: initials ("JD> so"), bars ("| so") and brackets of many marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: A name or initials in front of the mark; one capital at least, since prompts have none.
_INITIALS = re.compile(r"[ \t]{0,8}([A-Z][^\W\d_]{0,11}>)")
_BAR = re.compile(r"[ \t]{0,2}(\|) ?[^\s|+-]")
#: These capitals are prompts, too.
_PROMPTS = frozenset({"SQL>", "PS>"})
#: The brackets have three marks on each side of a name, or four and no name.
_MARKS = 3


def unified(texts: Sequence[str]) -> list[str]:
    """The same lines with these quotes marked by `>`; all others as they are."""
    marked = list(texts)
    for start, end, prefix in _runs(texts):
        for at in range(start, end):
            marked[at] = "> " + texts[at].replace(prefix, "", 1)
    for start, end in _brackets(texts):
        for at in range(start, end):
            marked[at] = (
                "> " + marked[at].strip("<> ") if at in {start, end - 1} else f"> {marked[at]}"
            )
    return marked


def _runs(texts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Two lines at least that begin alike."""
    start = 0
    before = ""
    for at in range(len(texts) + 1):
        prefix = _prefix(texts[at]) if at < len(texts) else ""
        if prefix != before:
            if before and at - start > 1:
                yield start, at, before
            start, before = at, prefix


def _prefix(text: str) -> str:
    if not text:
        return ""
    found = _INITIALS.match(text) or _BAR.match(text)
    if found is None or found[1] in _PROMPTS or (found[1] == "|" and text.count("|") > 1):
        return ""
    return found[1]


def _brackets(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From a line between `>>>` and `>>>` to the next between `<<<` and `<<<`."""
    opened = None
    for at, text in enumerate(texts):
        if opened is None and _is_bracket(text, ">"):
            opened = at
        elif opened is not None and _is_bracket(text, "<"):
            yield opened, at + 1
            opened = None


def _is_bracket(text: str, mark: str) -> bool:
    edge = mark * _MARKS
    if not text.startswith(edge):
        return False
    bare = text.strip()
    return bare.endswith(edge) and len(bare) > _MARKS and not bare.strip(mark).startswith(" >")
