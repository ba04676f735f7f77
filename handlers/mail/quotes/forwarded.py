"""Who wrote the mail that was passed on to us, as far as its text or its attachment tells."""

from __future__ import annotations

import re

from desk.mail import Address
from handlers.mail import addresses, headers
from handlers.mail.parts import Part
from handlers.mail.quotes.header_block import header_block, roles_of
from handlers.mail.quotes.header_words import Role
from handlers.mail.quotes.lines import COLONS, Line, lines_of

#: How mail programs begin the subject of a forwarded mail, by language.
SUBJECTS = re.compile(
    r"\s*(?:fwd?|wg|tr|rv|i|enc|doorst|vb|vl|vidarebefordrat?|pd|prosl[ijí]|továbbítás|"
    r"fs|ilt|yml|πρθ|пересл|转发|轉寄|転送|전달)\s*[:\uff1a]",
    re.IGNORECASE,
)
#: Lines in which the passed-on mail begins; further down it is a quote in what was passed on.
LINES = 200


def is_forward(subject: str) -> bool:
    return SUBJECTS.match(subject) is not None


def writer(root: Part, text: str) -> Address | None:
    """The From of the only attached mail, else of the first header block in the text."""
    attached = [part for part in root.walk() if part.type == "message/rfc822"]
    if len(attached) == 1:
        fields = headers.read(headers.divide(attached[0].content)[0])
        return next(iter(addresses.read(fields, "from")), None)
    lines = lines_of(text.split("\n", LINES)[:LINES])
    starts = (at for at in range(len(lines)) if header_block(lines, at) is not None)
    first = next(starts, None)
    return None if first is None else _named(lines[first : header_block(lines, first)])


def _named(block: list[Line]) -> Address | None:
    for line in block:
        if Role.FROM in roles_of(line):
            value = re.split(f"[{COLONS}]", line.said, maxsplit=1)[-1].strip(" *")
            found = addresses.parsed(value)
            return found[0] if found and found[0].address else None
    return None
