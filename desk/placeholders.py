"""What stands in braces in a text that somebody has set, and is filled in when it is used."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desk.errors import BadInput

PLACEHOLDER = re.compile(r"\{[^{}\s]*\}")


def must_be_known(text: str, known: Sequence[str]) -> None:
    """Nobody reads `{agnet}` below an answer: what cannot be filled in is refused."""
    unknown = [found for found in PLACEHOLDER.findall(text) if found not in known]
    if unknown:
        could = ", ".join(f"`{one}`" for one in known)
        raise BadInput(f"I do not know `{unknown[0]}`. What I can fill in: {could}.")
