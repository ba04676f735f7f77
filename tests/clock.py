"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

#: A Monday morning, no holiday anywhere, far from every change of clocks.
START = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)


class Clock:
    """Calling it tells the time."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> datetime:
        """Move on, by `minutes=5` or whatever `timedelta` takes; the new time."""
        self.now += timedelta(**by)
        return self.now
