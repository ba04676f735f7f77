"""A Slack that is away: its deliveries wait longer and longer, and leave when it is back."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
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

    @contextmanager
    def ended_by(self, delivered: Delivered) -> Iterator[bool]:
        """
        Whether Slack has just shown that it takes things again; only the first is told so.

        Where the block fails, what was put off is not hurried, and the outage goes on.
        """
        is_in_slack = delivered.ts is not None or delivered.version is not None
        now = time.monotonic()
        is_over = self.is_on and is_in_slack and now - self._ended_at >= BETWEEN_HURRIES
        self.is_on = self.is_on and not is_over
        try:
            yield is_over
        except BaseException:
            self.is_on = self.is_on or is_over
            raise
        if is_over:
            self._ended_at = now
