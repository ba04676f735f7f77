"""What happened, only ever appended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desk.events import CaseEvent, Happened
from storage.scope import Scope, own, values_of
from storage.tables import case_events


class SqlEvents:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.forget()

    async def add(self, event: CaseEvent) -> None:
        self._added.append(values_of(event))

    async def flush(self) -> None:
        """Write what was added, all at once."""
        added = self._added
        self.forget()
        await self._scope.add_all(case_events, added)

    def forget(self) -> None:
        """What was added and not written yet never happened."""
        self._added: list[dict[str, Any]] = []

    async def of_case(self, case_id: str) -> Sequence[CaseEvent]:
        await self.flush()
        of_case = case_events.c.case_id == case_id
        rows = await self._scope.rows(case_events, of_case, order=[case_events.c.id])
        return [_event(own(row)) for row in rows]


def _event(values: dict[str, object]) -> CaseEvent:
    del values["id"]
    return CaseEvent(**{**values, "what": Happened(values["what"])})  # type: ignore[arg-type]
