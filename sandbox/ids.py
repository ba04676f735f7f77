"""Ids and timestamps as Slack makes them."""

from __future__ import annotations

import itertools
import string
from datetime import datetime

_DIGITS = string.digits + string.ascii_uppercase


class Ids:
    """Hands out ids that look like Slack's and never come twice."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._latest = 0

    def next(self, prefix: str) -> str:
        """A new id: C, U, D, F, V, Ev and so on, then ten digits or capitals."""
        return prefix + "0" + _base36(next(self._numbers)).rjust(9, "0")

    def ts(self, now: datetime) -> str:
        """A message's id: seconds, dot, six digits; strictly increasing."""
        self._latest = max(self._latest + 1, int(now.timestamp() * 1_000_000))
        return f"{self._latest // 1_000_000}.{self._latest % 1_000_000:06d}"

    def trigger(self) -> str:
        number = next(self._numbers)
        return f"{number}.{number * 7919}.{number * 2654435761 % 2**32:08x}"

    def short(self) -> str:
        """Five characters, as Slack names a block that came without an id."""
        return _base36(next(self._numbers) * 104729 % 36**5).rjust(5, "0").lower()


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
