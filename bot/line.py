"""The line to Slack in Socket Mode: whether it stands, and since when it does not."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(kw_only=True)
class Line:
    #: Seconds that it may be lost before it is made anew, and told of.
    patience: float = 60.0
    _lost_at: float | None = None

    def seen(self, *, is_connected: bool) -> None:
        if is_connected:
            self._lost_at = None
        elif self._lost_at is None:
            self._lost_at = time.monotonic()

    @property
    def is_lost(self) -> bool:
        """For longer than it takes to connect again."""
        return self._lost_at is not None and time.monotonic() - self._lost_at >= self.patience
