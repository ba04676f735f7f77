"""Which scores a link was opened with lately: whoever opens them all is no person."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

#: Links that are remembered; the ones not opened for longest are forgotten first.
REMEMBERED = 10_000
#: Different scores within this time are not a person's.
AT_ONCE = timedelta(seconds=10)
#: A machine that opens links sends its answer within this time, or somebody else does.
LATELY = timedelta(seconds=60)
#: Openings that are kept of one link.
MOST = 20


@dataclass(kw_only=True)
class Glances:
    """In memory only: opening a link leaves no trace. Each process has its own."""

    _opened: OrderedDict[str, list[tuple[datetime, str]]] = field(default_factory=OrderedDict)

    def saw(self, token: str, score: str, *, now: datetime) -> None:
        lately = [*self._lately(token, now=now), (now, score)]
        self._opened[token] = lately[-MOST:]
        self._opened.move_to_end(token)
        if len(self._opened) > REMEMBERED:
            self._opened.popitem(last=False)

    def has_several(self, token: str, *, now: datetime) -> bool:
        lately = self._lately(token, now=now)
        return any(
            one != other and abs(at - then) < AT_ONCE
            for at, one in lately
            for then, other in lately
            if one and other
        )

    def _lately(self, token: str, *, now: datetime) -> list[tuple[datetime, str]]:
        return [(at, score) for at, score in self._opened.get(token, []) if now - at < LATELY]
