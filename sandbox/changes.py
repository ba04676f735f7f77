"""What changed, for whoever waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Found = TypeVar("Found")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of the sandbox: its kind, and the channel or person it touches."""

    kind: str
    channel: str | None = None
    user: str | None = None


class Changes:
    """Tells every listener of a change and wakes everyone who waits for a fact."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], object]] = []
        self._next = asyncio.Event()

    def announce(self, kind: str, *, channel: str | None = None, user: str | None = None) -> None:
        self._next.set()
        self._next = asyncio.Event()
        for listener in list(self._listeners):
            listener(Change(kind=kind, channel=channel, user=user))

    def listen(self, listener: Callable[[Change], object]) -> Callable[[], None]:
        """Call the listener on each change; the answer ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def until(self, condition: Callable[[], Found], *, seconds: float) -> Found:
        """
        Wait for a condition to hold and return its value.

        A condition that looks for what is not there yet (LookupError) does not hold yet.
        Raises TimeoutError.
        """
        async with asyncio.timeout(seconds):
            while not (found := _try(condition)):
                await self._next.wait()
        return found


def _try(condition: Callable[[], Found]) -> Found | None:
    try:
        return condition()
    except LookupError:
        return None
