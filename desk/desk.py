"""What every use case is given: a store, a clock, a key, and the bells that wake the loops."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime

from desk.ports import Store, Wake, Work


@dataclass(frozen=True, kw_only=True)
class Desk:
    workspace: str
    store: Store
    clock: Callable[[], datetime]
    #: Signs reply addresses and Message-IDs.
    secret: bytes
    wake: Wake

    def begin(self) -> AbstractAsyncContextManager[Work]:
        """One transaction; leaving it by an exception undoes all of it."""
        return self.store.begin(self.workspace)

    def look(self) -> AbstractAsyncContextManager[Work]:
        """For reading only: sees one moment, holds up nobody."""
        return self.store.look(self.workspace)

    def now(self) -> datetime:
        return self.clock()
