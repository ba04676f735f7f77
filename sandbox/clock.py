"""A clock that can be moved."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

OnMove = Callable[[datetime], object]


class Clock:
    """Real time plus whatever it was moved by; a frozen one only moves when told to."""

    def __init__(self, start: datetime | None = None, *, frozen: bool = False) -> None:
        self._frozen_at = (start or _real()) if frozen else None
        self._ahead = start - _real() if start and not frozen else timedelta(0)
        self._on_move: list[OnMove] = []
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        """The time now, aware, UTC."""
        return self._frozen_at or _real() + self._ahead

    def advance(self, by: timedelta) -> None:
        if self._frozen_at:
            self._frozen_at += by
        else:
            self._ahead += by
        self._tell()

    def set(self, moment: datetime) -> None:
        self.advance(moment - self.now())

    def on_move(self, callback: OnMove) -> None:
        """Call back with the new time whenever the clock was moved by hand."""
        self._on_move.append(callback)

    async def sleep(self, seconds: float) -> None:
        """Return once this clock shows that many seconds more, passed or skipped."""
        due = self.now() + timedelta(seconds=seconds)
        while (left := (due - self.now()).total_seconds()) > 0:
            wait = None if self._frozen_at else left
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), wait)

    def _tell(self) -> None:
        self._moved.set()
        self._moved = asyncio.Event()
        for callback in self._on_move:
            callback(self.now())


def _real() -> datetime:
    return datetime.fromtimestamp(time.time(), UTC)
