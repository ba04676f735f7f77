"""Queues in their table."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import RowMapping

from desk.queue import Function, Queue
from storage.scope import Scope, own, values_of
from storage.tables import queues


class SqlQueues:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, queue: Queue) -> None:
        await self._scope.add(queues, values_of(queue))

    async def get(self, queue_id: str) -> Queue | None:
        row = await self._scope.row(queues, queues.c.id == queue_id)
        return _queue(row) if row else None

    async def all(self) -> Sequence[Queue]:
        """The oldest first."""
        return [_queue(row) for row in await self._scope.rows(queues, order=[queues.c.id])]


def _queue(row: RowMapping) -> Queue:
    values = own(row)
    values["function"] = Function(values["function"])
    return Queue(**values)
