"""Digests that were posted, with the figures they showed."""

from __future__ import annotations

from desk.digest import Digest
from desk.report import Report
from desk.snapshot import from_json, to_json
from storage.scope import Scope, own, values_of
from storage.tables import digests


class SqlDigests:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, digest: Digest) -> bool:
        values = {**values_of(digest), "report": to_json(digest.report)}
        return await self._scope.add_new(digests, values)

    async def get(self, digest_id: str) -> Digest | None:
        row = await self._scope.row(digests, digests.c.id == digest_id)
        if row is None:
            return None
        values = own(row)
        return Digest(**{**values, "report": from_json(Report, values["report"])})

    async def has(self, channel: str, week: str) -> bool:
        same = (digests.c.channel == channel, digests.c.week == week)
        return await self._scope.row(digests, *same) is not None
