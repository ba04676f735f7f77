"""Addresses in a notice of failure that has no fields made for it, by how its lines look."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handlers.mail.addresses import MOST

#: Lines of a notice; below stands the mail that came back.
LINES = 80
_LONGEST_LINE = 400
#: An address that stands on a line of its own, perhaps with a label before or a reason behind it.
_ALONE = re.compile(
    r"[ \t>*]{0,20}(?:(?:failed )?(?:address|recipient|to|an|à|para)[ \t]*:[ \t]*)?"
    r"<?(?P<address>[^\s<>@():;,\"']{1,64}@[^\s<>@():;,\"']{1,128})>?"
    r"(?:[ \t]*[:(].*|[ \t]+(?:on|error|am|le)\b.*)?",
    re.IGNORECASE,
)
#: Where the mail that came back begins.
_RETURNED = re.compile(
    r"[- ]*(?:this is a copy|below this line|(?:the )?(?:header|text) of the original|"
    r"(?:possibly truncated )?original message|returned message|ursprüngliche nachricht|"
    r"message d'origine|mensaje original|(?:received|return-path|message-id|mime-version):)",
    re.IGNORECASE,
)
_LATE = re.compile(
    r"not yet been delivered|(?:has been|is|was) delayed|still being retried|warning only|"
    r"do not need to resend|will (?:continue|keep)|delivery attempts will|verzögert|retardée?|"
    r"retrasad|ritardat|atrasad|vertraagd|opóźnion|задерж|затрим",
    re.IGNORECASE,
)


def addresses(text: str, *, but: Collection[str]) -> Iterator[str]:
    """The addresses that failed, each once; `but` are those of the notice itself."""
    seen = {address.lower() for address in but}
    for line in text.split("\n", LINES)[:LINES]:
        if _RETURNED.match(line):
            return
        found = _ALONE.fullmatch(line.strip()[:_LONGEST_LINE])
        if found and found["address"].lower() not in seen and len(seen) < MOST:
            seen.add(found["address"].lower())
            yield found["address"].rstrip(".")


def is_late(text: str) -> bool:
    """Whether the mail may still arrive."""
    return _LATE.search(text[: LINES * _LONGEST_LINE]) is not None
