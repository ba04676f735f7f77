"""What every use case is given: a store, a clock, a key, and the bells that wake the loops."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
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
    #: Where customers reach our web pages, with a slash at its end; empty where nobody said.
    public_url: str = ""

    def begin(self) -> AbstractAsyncContextManager[Work]:
        """One transaction; leaving it by an exception undoes all of it."""
        return self.store.begin(self.workspace)

    def look(self) -> AbstractAsyncContextManager[Work]:
        """For reading only: sees one moment, holds up nobody."""
        return self.store.look(self.workspace)

    def within(self, work: Work) -> Desk:
        """A desk whose use cases run inside a transaction that is open already."""
        return replace(self, store=_Within(work=work))

    def now(self) -> datetime:
        return self.clock()


@dataclass(frozen=True, kw_only=True)
class _Within:
    """A store that is one open transaction; a use case that refuses undoes only itself."""

    work: Work

    @asynccontextmanager
    async def begin(self, workspace: str) -> AsyncIterator[Work]:  # noqa: ARG002  # It is the same.
        async with self.work.savepoint():
            yield self.work

    @asynccontextmanager
    async def look(self, workspace: str) -> AsyncIterator[Work]:  # noqa: ARG002  # It is the same.
        yield self.work
