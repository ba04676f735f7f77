"""Notes in their table."""

from __future__ import annotations

from collections.abc import Sequence

from desk.message import Note
from storage.scope import Scope, own, values_of
from storage.tables import notes


class SqlNotes:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, note: Note) -> bool:
        return await self._scope.add_new(notes, values_of(note))

    async def of_case(self, case_id: str) -> Sequence[Note]:
        rows = await self._scope.rows(notes, notes.c.case_id == case_id, order=[notes.c.id])
        return [Note(**own(row)) for row in rows]
