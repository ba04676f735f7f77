"""HTML of strangers, made fit for the parser."""

from __future__ import annotations

import re
from collections import Counter

#: Characters; what comes after is not read.
LONGEST = 2_000_000

# The parser's time grows with depth times length, and with the square of a tag's attributes:
# 200,000 nested divs took it minutes.
_DEEPEST = 150
# A format that is not closed is opened again in every paragraph that follows.
_MOST_FORMATS = 20
_LONGEST_TAG = 4_000
#: So far before a comment a tag is looked for that it may stand in.
_NEAR = 100

# Neither comments nor the content of these elements are ever shown.
_UNSEEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(script|style|title|textarea|iframe|noembed|noframes|xmp|plaintext|svg|math|template|select)"
    r"(?=[\s/>]).*?(?:</\1(?=[\s/>])[^>]*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
# A quote counts only after an equals sign, as in the parser.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    r"(?>[^>=]+|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|=)*+(?:>|\Z)"
)

_PAGE = frozenset({"html", "head", "body", "frameset", "frame"})
# These cannot stand in themselves without another element between, or hold nothing.
_NOT_NESTED = frozenset(
    {"p", "caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"}
    | {"area", "base", "br", "embed", "hr", "img", "input", "link", "meta", "param", "source"}
    | {"track", "wbr", "bgsound", "basefont", "keygen"}
)
_FORMATS = frozenset(
    {
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    }
)
_CLOSES = {"li": {"li"}, "dd": {"dd", "dt"}, "dt": {"dd", "dt"}, "option": {"option"}}
# An end tag reaches no start tag beyond one of these.
_WALLS = frozenset({"applet", "marquee", "object", "table"})


def tame(html: str) -> str:
    """
    Give HTML that is parsed in time linear in its length: without what nobody sees, and flat.

    Tags that go deeper than any real mail are dropped; their text stays.
    """
    seen = _UNSEEN.sub(_instead, html[:LONGEST].replace("\0", ""))
    return _TAG.sub(_Nesting().tag, seen)


def _instead(unseen: re.Match[str]) -> str:
    """Nothing for a comment within a text, where it parts no words; else a space."""
    before = unseen.string[max(unseen.start() - _NEAR, 0) : unseen.start()]
    is_in_tag = before.rfind("<") > before.rfind(">")
    is_between_tags = before.endswith(">") and unseen.string.startswith("<", unseen.end())
    return " " if unseen[1] or is_in_tag or is_between_tags else ""


class _Nesting:
    """The elements that are open while the tags go by."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.dropped: Counter[str] = Counter()

    def tag(self, match: re.Match[str]) -> str:
        """Give what stands for a tag."""
        name = match["name"].lower()
        if name in _PAGE:
            return ""
        if name in _NOT_NESTED:
            return _shortened(match.group())
        if match["end"]:
            return self._end(name)
        return self._start(name, match.group())

    def _start(self, name: str, tag: str) -> str:
        before = self._closed(name) if name == "a" else ""
        if len(self.open) >= _DEEPEST or self._has_too_many(name):
            self.dropped[name] += 1
            return before
        if self.open and self.open[-1] in _CLOSES.get(name, ()):
            before = f"</{self.open.pop()}>"
        self.open.append(name)
        return before + _shortened(tag)

    def _has_too_many(self, name: str) -> bool:
        formats = (each for each in self.open if each in _FORMATS)
        return name in _FORMATS and sum(1 for _ in formats) >= _MOST_FORMATS

    def _end(self, name: str) -> str:
        if self.dropped[name]:
            self.dropped[name] -= 1
            return ""
        return self._closed(name)

    def _closed(self, name: str) -> str:
        """Close an element and what is open in it, unless it is out of reach."""
        place = self._place(name)
        if place is None:
            return ""
        if name in _FORMATS:
            del self.open[place]
            return f"</{name}>"
        inner = self.open[place:]
        del self.open[place:]
        return "".join(f"</{each}>" for each in reversed(inner))

    def _place(self, name: str) -> int | None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place] == name:
                return place
            if self.open[place] in _WALLS:
                return None
        return None


def _shortened(tag: str) -> str:
    if len(tag) <= _LONGEST_TAG:
        return tag
    # Whichever quote is open, this ends it and then the tag.
    return tag[:_LONGEST_TAG] + "x'\">"
