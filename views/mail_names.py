"""Names and addresses in the headers of a mail, whatever people are called."""

from __future__ import annotations

import re
from email.header import Header

from desk.authentication import domain_of

#: Characters of somebody's name that are written.
LONGEST_NAME = 200
#: A name of other letters is quoted, or encoded (RFC 5322 3.2.3, RFC 2047 5).
ATOMS = re.compile(r"[\w !#$%&'*+/=?^`{|}~-]+", re.ASCII)


def mailbox(name: str, address: str) -> str:
    """The name as one word, or several, of which none can begin another address."""
    line = one_line(name)[:LONGEST_NAME]
    if not line:
        return address
    if not line.isascii():
        return f"{Header(line, 'utf-8').encode()} <{address}>"
    quoted = line.replace("\\", "\\\\").replace('"', '\\"')
    return f"{line} <{address}>" if ATOMS.fullmatch(line) else f'"{quoted}" <{address}>'


def plain_address(address: str) -> str:
    """With its domain as every server can read it (RFC 5890)."""
    line = one_line(address)
    local, at, domain = line.rpartition("@")
    return line if domain.isascii() else f"{local}{at}{domain_of(line)}"


def one_line(text: str) -> str:
    """No header may be continued by what somebody called themselves."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
