"""Web and mail addresses found in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Every alternative starts where a word starts, so a long run without an address is read once.
_ADDRESS = re.compile(
    r"(?<![^\W_])(?P<url>(?:https?://|www\.(?=[^\W_]))[^\s<>\"]+)"
    r"|(?<![\w.+%'-])(?P<mail>(?:mailto:)?[\w.+%'-]{1,64}@[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){1,8})",
    re.IGNORECASE,
)
_CLOSING = {")": "(", "]": "[", "}": "{"}
_TRAILING = ".,;:!?'*_~|`\u201d\u2019\u00bb\u2026"

#: Longer addresses stay text; browsers and Slack refuse them.
LONGEST_URL = 2_000


def found(text: str) -> Iterator[tuple[int, int, str]]:
    """
    Find the start, end and target of each address in `text`, in order.

    Takes time linear in the text. Punctuation that ends the sentence is no part of an address,
    neither is a closing bracket that was opened before it.
    """
    for match in _ADDRESS.finditer(text):
        shown = _without_punctuation(match.group())
        target = _target(shown, is_mail=match["mail"] is not None)
        if target:
            yield match.start(), match.start() + len(shown), target


def _target(shown: str, *, is_mail: bool) -> str:
    if len(shown) > LONGEST_URL:
        return ""
    if is_mail:
        return shown if shown.lower().startswith("mailto:") else f"mailto:{shown}"
    if shown.lower().startswith("www."):
        return f"http://{shown}"
    host = shown.partition("://")[2]
    return shown if host[:1].isalnum() or host[:1] == "[" else ""


def _without_punctuation(shown: str) -> str:
    if len(shown) > LONGEST_URL:
        return shown
    end = len(shown)
    surplus = {close: shown.count(close) - shown.count(start) for close, start in _CLOSING.items()}
    # There is a letter or an @ in every address, so it ends.
    while True:
        last = shown[end - 1]
        if last in _CLOSING and surplus[last] > 0:
            surplus[last] -= 1
        elif last not in _TRAILING:
            return shown[:end]
        end -= 1
