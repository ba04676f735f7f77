"""The workspace's settings in their table."""

from __future__ import annotations

from desk.workspace import Workspace
from storage.scope import Scope
from storage.tables import workspaces


class SqlWorkspaces:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self) -> Workspace:
        return await self._get(lock=False)

    async def get_to_change(self) -> Workspace:
        return await self._get(lock=True)

    async def save(self, workspace: Workspace) -> None:
        values = {"settings": workspace.to_json()}
        if not await self._scope.add_new(workspaces, values):
            await self._scope.set(workspaces, values)

    async def _get(self, *, lock: bool) -> Workspace:
        row = await self._scope.row(workspaces, lock=lock)
        return Workspace.from_json(row["settings"]) if row else Workspace()
