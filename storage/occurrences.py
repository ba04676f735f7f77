"""Occurrences of reminders in their table."""

from __future__ import annotations

from datetime import datetime

from desk.reminder import Occurrence
from storage.scope import Scope, own, values_of
from storage.tables import occurrences


class SqlOccurrences:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, occurrence: Occurrence) -> bool:
        return await self._scope.add_new(occurrences, values_of(occurrence))

    async def get(self, occurrence_id: str) -> Occurrence | None:
        row = await self._scope.row(occurrences, occurrences.c.id == occurrence_id)
        return Occurrence(**own(row)) if row else None

    async def forget_before(self, moment: datetime) -> int:
        return await self._scope.remove(occurrences, occurrences.c.created_at < moment)
