"""What admins have changed, in its table; nothing of it is ever changed or removed."""

from __future__ import annotations

from collections.abc import Sequence

from desk.admin_change import AdminChange
from storage.scope import Scope, own, values_of
from storage.tables import admin_changes


class SqlAudit:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, change: AdminChange) -> None:
        await self._scope.add(admin_changes, values_of(change))

    async def newest(self, count: int) -> Sequence[AdminChange]:
        rows = await self._scope.rows(admin_changes, order=[admin_changes.c.id.desc()], limit=count)
        return [AdminChange(**own(row)) for row in rows]
