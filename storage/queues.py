"""Queues in their table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy.engine import RowMapping

from desk.queue import Function, Queue
from storage.scope import Scope, own, values_of
from storage.tables import cases, queues, surveys


class SqlQueues:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._ever: Sequence[Queue] | None = None

    async def add(self, queue: Queue) -> None:
        await self._scope.add(queues, _values(queue))
        self._ever = None

    async def save(self, queue: Queue) -> None:
        await self._scope.set(queues, _values(queue), queues.c.id == queue.id)
        self._ever = None

    async def get(self, queue_id: str) -> Queue | None:
        row = await self._scope.row(queues, queues.c.id == queue_id)
        return _queue(row) if row else None

    async def get_to_change(self, queue_id: str) -> Queue | None:
        is_there = (queues.c.id == queue_id, queues.c.removed_at.is_(None))
        row = await self._scope.row(queues, *is_there, lock=True)
        return _queue(row) if row else None

    async def all(self) -> Sequence[Queue]:
        return [queue for queue in await self.ever() if not queue.is_removed]

    async def ever(self) -> Sequence[Queue]:
        """The oldest first; read once, because every mail of a batch asks for them."""
        if self._ever is None:
            rows = await self._scope.rows(queues, order=[queues.c.id])
            self._ever = [_queue(row) for row in rows]
        return self._ever

    async def has_history(self, queue_id: str) -> bool:
        counted = ((cases, cases.c.queue_id), (surveys, surveys.c.queue_id))
        found = [await self._scope.row(table, of == queue_id) for table, of in counted]
        return any(found)


def _values(queue: Queue) -> dict[str, Any]:
    return {**values_of(queue), "aliases": list(queue.aliases)}


def _queue(row: RowMapping) -> Queue:
    values = own(row)
    values["function"] = Function(values["function"])
    values["aliases"] = tuple(values["aliases"])
    return Queue(**values)
