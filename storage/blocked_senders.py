"""Whose mails never become cases by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from desk.pile import BlockedSender
from storage.scope import Scope, own, values_of
from storage.tables import blocked_senders


class SqlBlockedSenders:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, sender: BlockedSender) -> bool:
        return await self._scope.add_new(blocked_senders, values_of(sender))

    async def remove(self, address: str) -> bool:
        return await self._scope.remove(blocked_senders, blocked_senders.c.address == address) == 1

    async def includes(self, address: str) -> bool:
        same = blocked_senders.c.address == address
        return await self._scope.row(blocked_senders, same) is not None

    async def all(self) -> Sequence[BlockedSender]:
        rows = await self._scope.rows(blocked_senders, order=[blocked_senders.c.address])
        return [BlockedSender(**own(row)) for row in rows]
