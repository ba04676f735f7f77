"""Who takes part in a case, by address."""

from __future__ import annotations

from collections.abc import Collection

from storage.scope import Scope
from storage.tables import participants


class SqlParticipants:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def join(self, case_id: str, addresses: Collection[str]) -> None:
        rows = [{"case_id": case_id, "address": address} for address in dict.fromkeys(addresses)]
        await self._scope.add_missing(participants, rows)

    async def of_case(self, case_id: str) -> Collection[str]:
        rows = await self._scope.rows(participants, participants.c.case_id == case_id)
        return {str(row["address"]) for row in rows}

    async def includes(self, case_id: str, address: str) -> bool:
        same = (participants.c.case_id == case_id, participants.c.address == address)
        return await self._scope.row(participants, *same) is not None
