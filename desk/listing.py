"""Cases in a list: as many as are shown, and how many there are."""

from __future__ import annotations

from dataclasses import dataclass

from desk.case import Case
from desk.people import Requester


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A case, and who wrote it."""

    case: Case
    requester: Requester


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What waits for us comes first, the longest waiting on top."""

    shown: tuple[Listed, ...]
    #: With those that are not shown.
    count: int

    @property
    def rest(self) -> int:
        return self.count - len(self.shown)
