"""A person's request, carried out once however often it is delivered."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from weakref import WeakValueDictionary

from desk.desk import Desk
from desk.ports import Store, Work

log = logging.getLogger(__name__)

#: Takes what is done once the request has been acknowledged: telling, showing, counting.
Later: TypeAlias = Callable[[Coroutine[object, object, None]], None]


class Repeated(Exception):
    """The request has been carried out before."""


class HalfDone(Exception):
    """What the request changed is stored; what came after it failed."""


@dataclass(frozen=True, kw_only=True)
class Requests:
    desk: Desk
    #: One of the same key waits for the other, and learns whether it succeeded.
    _turns: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    @asynccontextmanager
    async def once(self, key: str) -> AsyncIterator[Desk]:
        """
        Give a desk to carry the request out with.

        Its first transaction bears the request's mark; where it opens none, the mark is left at
        the end. What fails leaves no mark, so that it is carried out when it is delivered again.
        Raises Repeated where it has been carried out, and HalfDone where only its end failed.
        """
        async with self._turns.setdefault(key, asyncio.Lock()):
            async with self.desk.look() as work:
                is_repeated = await work.seen.has(key)
            if is_repeated:
                raise Repeated
            store = _Marking(desk=self.desk, key=key)
            try:
                yield replace(self.desk, store=store)
            except Exception as error:
                if store.is_marked and not isinstance(error, Repeated):
                    raise HalfDone from error
                raise
            if not store.is_marked:
                async with store.begin(self.desk.workspace):
                    pass


@dataclass(kw_only=True)
class _Marking:
    """A store whose first transaction bears the mark of a request."""

    desk: Desk
    key: str
    is_marked: bool = False

    @property
    def _store(self) -> Store:
        return self.desk.store

    @asynccontextmanager
    async def begin(self, workspace: str) -> AsyncIterator[Work]:
        async with self._store.begin(workspace) as work:
            if not self.is_marked and not await work.seen.once(self.key, now=self.desk.now()):
                raise Repeated
            yield work
        self.is_marked = True

    def look(self, workspace: str) -> AbstractAsyncContextManager[Work]:
        return self._store.look(workspace)


def trouble(error: Exception) -> str:
    """Log what nobody foresaw; the sentence for the person who asked names its place in the log."""
    if isinstance(error, HalfDone):
        changed = "it is done all the same. The log has it"
    else:
        changed = "nothing was changed. Try again, or tell an admin: the log has it"
    return f"Something went wrong here; {changed} under `{_logged(error)}`."


def not_shown(error: Exception) -> str:
    """The same where a window failed to open: whatever was to be done before it is done."""
    return (
        "Slack did not open the window. Try again, or tell an admin: the log has it under "
        f"`{_logged(error)}`."
    )


def _logged(error: Exception) -> str:
    """What it can be found by."""
    reference = secrets.token_hex(4)
    log.error("request failed", exc_info=error, extra={"reference": reference})
    return reference
