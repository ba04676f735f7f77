"""What changed, for whoever waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

Found = TypeVar("Found")

#: What a condition raises when it looks for what is not there yet: `messages[0]`, `modal.title`.
_NOT_YET = (LookupError, StopIteration, AttributeError)


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

        A condition that stumbles over what is not there yet does not hold yet. Raises
        TimeoutError, from what it stumbled over last.
        """
        stumble: Exception | None = None
        try:
            async with asyncio.timeout(seconds):
                while True:
                    try:
                        if found := condition():
                            return found
                    except _NOT_YET as error:
                        stumble = error
                    await self._next.wait()
        except TimeoutError:
            raise TimeoutError from stumble
