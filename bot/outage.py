"""A Slack that is away: its deliveries wait longer and longer, and leave when it is back."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from datetime import timedelta

from desk.deliveries import Delivered

#: When deliveries wait so long, the first that succeeds again hurries the others.
LONG = timedelta(seconds=30)
#: Seconds between two such hurries: a Slack that is half there is not to be flooded.
BETWEEN_HURRIES = 60.0


@dataclass(kw_only=True)
class Outage:
    """Whether deliveries to Slack have been put off for long; all loops share it."""

    is_on: bool = False
    _ended_at: float = -math.inf

    def put_off(self, after: timedelta) -> None:
        self.is_on = self.is_on or after >= LONG

    def ends_with(self, delivered: Delivered) -> bool:
        """True when Slack has just shown that it takes things again."""
        is_in_slack = delivered.ts is not None or delivered.version is not None
        return self.is_on and is_in_slack and time.monotonic() - self._ended_at >= BETWEEN_HURRIES

    def is_over(self) -> None:
        """What had been put off is hurried."""
        self.is_on, self._ended_at = False, time.monotonic()
