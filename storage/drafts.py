"""Drafts in their table."""

from __future__ import annotations

from desk import rich
from desk.saved_draft import SavedDraft
from storage.scope import Scope, own, values_of
from storage.tables import drafts


class SqlDrafts:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, draft: SavedDraft) -> None:
        values = {**values_of(draft), "document": rich.to_json(draft.document)}
        await self._scope.add(drafts, values)

    async def get(self, draft_id: str) -> SavedDraft | None:
        row = await self._scope.row(drafts, drafts.c.id == draft_id)
        if row is None:
            return None
        return SavedDraft(**{**own(row), "document": rich.from_json(row["document"])})
