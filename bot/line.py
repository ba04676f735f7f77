"""The line to Slack in Socket Mode: whether it stands, and since when it does not."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from bot.bell import Bell


@dataclass(kw_only=True)
class Line:
    #: Seconds that it may be lost before it is made anew, and told of.
    patience: float = 60.0
    #: How often it was lost for so long and stands again; rung for each.
    outages: int = 0
    back: Bell = field(default_factory=Bell)
    _lost_at: float | None = None

    def seen(self, *, is_connected: bool) -> None:
        if is_connected:
            was_lost = self.is_lost
            self._lost_at = None
            if was_lost:
                self.outages += 1
                self.back.ring()
        elif self._lost_at is None:
            self._lost_at = time.monotonic()

    @property
    def stands(self) -> bool:
        return self._lost_at is None

    @property
    def is_lost(self) -> bool:
        """For longer than it takes to connect again."""
        return self._lost_at is not None and time.monotonic() - self._lost_at >= self.patience
