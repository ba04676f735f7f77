"""Small memories: requests seen before, and how far a mailbox has been read."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.scope import Scope
from storage.tables import cursors, seen


class SqlSeen:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def has(self, key: str) -> bool:
        return await self._scope.row(seen, seen.c.key == key) is not None

    async def once(self, key: str, *, now: datetime) -> bool:
        return await self._scope.add_new(seen, {"key": key, "at": now})

    async def once_in(self, span: timedelta, key: str, *, now: datetime) -> bool:
        if await self.once(key, now=now):
            return True
        is_over = seen.c.at <= now - span
        return await self._scope.set(seen, {"at": now}, seen.c.key == key, is_over) == 1

    async def forget(self, beginning: str) -> None:
        await self._scope.remove(seen, seen.c.key.startswith(beginning, autoescape=True))

    async def forget_before(self, moment: datetime) -> None:
        await self._scope.remove(seen, seen.c.at < moment)


class SqlCursors:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, account: str) -> str | None:
        row = await self._scope.row(cursors, cursors.c.account == account)
        return str(row["cursor"]) if row else None

    async def move(self, account: str, cursor: str, *, was: str | None) -> bool:
        if was is None:
            return await self._scope.add_new(cursors, {"account": account, "cursor": cursor})
        is_there = (cursors.c.account == account, cursors.c.cursor == was)
        return await self._scope.set(cursors, {"cursor": cursor}, *is_there) == 1

    async def put(self, account: str, cursor: str) -> None:
        if not await self._scope.add_new(cursors, {"account": account, "cursor": cursor}):
            await self._scope.set(cursors, {"cursor": cursor}, cursors.c.account == account)
