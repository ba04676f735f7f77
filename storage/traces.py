"""What the brakes count, for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, func, select

from desk.trace import Recent, Trace
from storage.scope import Scope, values_of
from storage.tables import traces


class SqlTraces:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, trace: Trace) -> None:
        # A mail that is looked at again is still one mail.
        await self._scope.add_new(traces, values_of(trace))

    async def recent(self, trace: Trace, *, window: timedelta) -> Recent:
        around = (
            traces.c.queue_id == trace.queue_id,
            traces.c.inbound_id != trace.inbound_id,
            traces.c.written_at > trace.written_at - window,
            traces.c.written_at < trace.written_at + window,
        )
        row = await self._scope.connection.execute(
            select(
                _count(traces.c.sender == trace.sender, traces.c.sender != "", *around),
                _count(traces.c.said == trace.said, traces.c.said != "", *around),
            )
        )
        from_sender, same_text = row.one()
        return Recent(from_sender=from_sender, same_text=same_text)

    async def forget_before(self, moment: datetime) -> None:
        await self._scope.remove(traces, traces.c.at < moment)


def _count(*where: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count()).select_from(traces).where(*where).scalar_subquery()
