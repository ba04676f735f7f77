"""Every Message-ID and its case."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desk.provider_ids import regardless_of_region
from storage.scope import Scope
from storage.tables import LONGEST_MAIL_ID, mail_ids
from storage.types import shortened


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
