"""Every Message-ID and its case."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

from sqlalchemy import text

from desk.provider_ids import regardless_of_region
from storage.scope import Scope
from storage.tables import LONGEST_MAIL_ID, mail_ids
from storage.types import shortened

#: PostgreSQL's locks that no row stands for (postgresql.org/docs/current/explicit-locking.html).
TRY = text("SELECT bool_and(pg_try_advisory_xact_lock(k)) FROM unnest(CAST(:keys AS bigint[])) k")
WAIT = text("SELECT pg_advisory_xact_lock(k) FROM unnest(CAST(:keys AS bigint[])) k")


class SqlMailIds:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def remember(self, case_id: str, ids: Collection[str]) -> None:
        known = dict.fromkeys(map(regardless_of_region, ids))
        rows = [{"mail_id": mail_id, "case_id": case_id} for mail_id in known]
        await self._scope.add_missing(mail_ids, rows)

    async def cases_of(self, ids: Sequence[str]) -> Sequence[str]:
        """Of one id that several cases know, the newest case comes first."""
        stored = [shortened(regardless_of_region(i), LONGEST_MAIL_ID) for i in ids]
        rows = await self._scope.rows(
            mail_ids, mail_ids.c.mail_id.in_(stored), order=[mail_ids.c.case_id.desc()]
        )
        of_id: dict[str, list[str]] = {}
        for row in rows:
            of_id.setdefault(row["mail_id"], []).append(row["case_id"])
        return list(dict.fromkeys(case for mail_id in stored for case in of_id.get(mail_id, [])))

    async def claim(self, ids: Collection[str]) -> bool:
        # SQLite has one writer anyway.
        if self._scope.connection.dialect.name != "postgresql":
            return True
        keys = {"keys": self._keys(ids)}
        return (await self._scope.connection.execute(TRY, keys)).scalar_one() is not False

    async def claim_in_turn(self, ids: Collection[str]) -> None:
        if self._scope.connection.dialect.name == "postgresql":
            await self._scope.connection.execute(WAIT, {"keys": self._keys(ids)})

    def _keys(self, ids: Collection[str]) -> list[int]:
        """In order: two that wait for the same ones do not wait for each other."""
        named = (f"{self._scope.workspace} {regardless_of_region(one)}" for one in ids)
        digests = (hashlib.sha256(one.encode(errors="replace")).digest() for one in named)
        return sorted({int.from_bytes(digest[:8], signed=True) for digest in digests})
