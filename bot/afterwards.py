"""What is done once a request has been acknowledged, so that a slow Slack delays no answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Afterwards:
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def __call__(self, what: Coroutine[object, object, None]) -> None:
        # The loop itself would forget a task that nobody holds.
        task = asyncio.ensure_future(what)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    async def ended(self) -> None:
        """Wait for all of it, and for what it brings about."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            log.error("not done afterwards", exc_info=task.exception())
