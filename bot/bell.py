"""Bells that wake the loops: a loop that sleeps looks again at once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from storage.news import Kind


class Bell:
    """Rung by anybody in this process; heard once by its loop."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    def mute(self) -> None:
        """Before looking: what is rung from now on is news."""
        self._rung.clear()

    async def heard(self, *, within: float | None, stop: asyncio.Event) -> None:
        """Return when it is rung, when the seconds are over, or when all is to stop."""
        waiters = [
            asyncio.ensure_future(self._rung.wait()),
            asyncio.ensure_future(stop.wait()),
        ]
        try:
            await asyncio.wait(waiters, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for waiter in waiters:
                waiter.cancel()


@dataclass(frozen=True, kw_only=True)
class Bells:
    """The desk's `Wake`."""

    acts: Bell = field(default_factory=Bell)
    arrivals: Bell = field(default_factory=Bell)
    upkeep: Bell = field(default_factory=Bell)
    inbound: Bell = field(default_factory=Bell)
    chores: Bell = field(default_factory=Bell)

    def outbox(self) -> None:
        for bell in (self.acts, self.arrivals, self.upkeep):
            bell.ring()

    def intake(self) -> None:
        self.inbound.ring()

    def hear(self, kind: Kind | None) -> None:
        """What another replica has written; or, where that is not known, anything."""
        match kind:
            case Kind.INTAKE:
                self.intake()
            case Kind.OUTBOX:
                self.outbox()
            case None:
                self.all()

    def all(self) -> None:
        """The clock was moved, or another replica has written something."""
        self.outbox()
        self.inbound.ring()
        self.chores.ring()
