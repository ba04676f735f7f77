"""Files of threads in their table."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desk.thread_file import ThreadFile
from storage.scope import Scope, own, values_of
from storage.tables import thread_files


class SqlThreadFiles:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, file: ThreadFile) -> None:
        await self._scope.add_new(thread_files, values_of(file))

    async def newest(self, case_id: str, limit: int) -> Sequence[ThreadFile]:
        of_case = thread_files.c.case_id == case_id
        order = [thread_files.c.created_at.desc(), thread_files.c.id]
        rows = await self._scope.rows(thread_files, of_case, order=order, limit=limit)
        return [ThreadFile(**own(row)) for row in rows]

    async def named(self, case_id: str, ids: Collection[str]) -> Sequence[ThreadFile]:
        wanted = (thread_files.c.case_id == case_id, thread_files.c.id.in_(list(ids)))
        rows = await self._scope.rows(thread_files, *wanted, order=[thread_files.c.created_at])
        return [ThreadFile(**own(row)) for row in rows]
