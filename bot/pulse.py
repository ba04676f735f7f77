"""The pulse: when this process last wrote to its database, which may be readable and full."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(kw_only=True)
class Pulse:
    #: Seconds; longer than some beats take.
    patience: float = 90.0
    _beat_at: float | None = None

    def beat(self) -> None:
        self._beat_at = time.monotonic()

    def missed(self) -> None:
        """The first beat may be missed, too."""
        if self._beat_at is None:
            self._beat_at = time.monotonic()

    @property
    def is_weak(self) -> bool:
        """Not before the first beat or miss: until then the process catches up."""
        return self._beat_at is not None and time.monotonic() - self._beat_at >= self.patience
