"""What happened, only ever appended."""

from __future__ import annotations

from collections.abc import Sequence

from desk.events import CaseEvent, Happened
from storage.scope import Scope, own, values_of
from storage.tables import case_events


class SqlEvents:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, event: CaseEvent) -> None:
        await self._scope.add(case_events, values_of(event))

    async def of_case(self, case_id: str) -> Sequence[CaseEvent]:
        of_case = case_events.c.case_id == case_id
        rows = await self._scope.rows(case_events, of_case, order=[case_events.c.id])
        return [_event(own(row)) for row in rows]


def _event(values: dict[str, object]) -> CaseEvent:
    del values["id"]
    return CaseEvent(**{**values, "what": Happened(values["what"])})  # type: ignore[arg-type]
