"""Text records of the domain name system, which say who may sign and what a domain asks for."""

from __future__ import annotations

from collections.abc import Callable

from dkim import get_txt

#: Gives the text record of a name, or None where there is none; raises where nobody answers.
Text = Callable[[str], bytes | None]
#: Seconds that one answer may take.
PATIENCE = 5.0


def text_of(name: str) -> bytes | None:
    """What the machine's own name servers say."""
    found: bytes | None = get_txt(name.encode("ascii", "replace"), timeout=PATIENCE)
    return found
