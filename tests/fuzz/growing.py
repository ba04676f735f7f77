"""Texts and pages that grow with a number, and the work they make."""

from __future__ import annotations

import sys
from collections.abc import Callable

#: Each grows with its number; some hang libraries that do the same.
TEXTS: dict[str, Callable[[int], str]] = {
    "dashes": lambda size: "-" * size * 50,
    "rules": lambda size: "a\n" + "---\n" * size + "b.",
    "short on lines": lambda size: "On ...\n" * size,
    "dated lines": lambda size: "On Monday 5 March 2024 at 10:00 Jane\n" * size,
    "attributions": lambda size: "On Monday 5 March 2024 10:00 Jane wrote:\n" * size,
    "on at": lambda size: "On at " * size,
    "blanks": lambda size: "x" + " " * size * 100 + "y",
    "blank lines": lambda size: "x" + "\n" * size + "-Jane" + "\n" * size + "y",
    "deep quote": lambda size: ">" * size * 50,
    "deeper and deeper": lambda size: "\n".join(">" * (n % 99) + " x" for n in range(size)),
    "headers": lambda size: "From: a\n" * size,
    "spread headers": lambda size: "From: a\n\n" * size,
    "text and quotes": lambda size: "text\n> quote\n" * size,
    "answered quotes": lambda size: "On 5 Mar 2024 10:00 J <j@example.com> wrote:\n> q\n" * size,
    "fences": lambda size: "```\n" * (size | 1),
    "signatures": lambda size: "x\n\n-Jane\n\n" * size,
    "addresses": lambda size: "a@" * size,
    "dates": lambda size: "1/1/" * size + ":",
    "links": lambda size: "sent from my](" * size,
    "disclaimers": lambda size: "This email is confidential, delete it.\n" * size,
    "spread disclaimers": lambda size: "This email is confidential, delete it.\n\n" * size,
    "forwards": lambda size: "x\n> ---- Forwarded message ----\n" * size,
}

PAGES: dict[str, Callable[[int], str]] = {
    "breaks": lambda size: "x<br>" * size,
    "blocks": lambda size: "<div>x</div>" * size,
    "open paragraphs": lambda size: "<p>x" * size,
    "nested blocks": lambda size: "<div>" * (size // 2) + "x",
    "nested quotes": lambda size: "a<blockquote>" * (size // 2) + "x",
    "quotes": lambda size: "a<blockquote>x</blockquote>" * size,
    "headers": lambda size: "<div>From: a@example.com</div><div>Sent: x</div>" * size,
    "history": lambda size: "a<div id=divRplyFwdMsg>From: a@example.com</div>" * size,
    "preformatted": lambda size: "<pre>" + "> x\n" * size + "</pre>",
    "inline": lambda size: "<span>x</span>" * size,
}

RICH: dict[str, Callable[[int], str]] = {
    "groups": lambda size: "{\\b x}" * size,
    "open groups": lambda size: "{\\b x" * size,
    "bytes": lambda size: "\\'e9" * size,
    "letters": lambda size: "\\u8364?" * size,
    "tags": lambda size: "\\fromhtml1 " + "{\\*\\htmltag <b>}x" * size,
    "fonts": lambda size: "{\\fonttbl" + "{\\f1\\fcharset204 x;}" * size + "}",
}


def steps(read: Callable[[str], object], text: str) -> int:
    """How many calls and lines of our own code it takes to read a text."""
    taken = 0

    def count(frame: object, event: str, argument: object) -> object:
        nonlocal taken
        taken += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return taken
