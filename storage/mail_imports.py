"""Imports of old mail."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.engine import RowMapping

from desk.mail_import import BroughtIn, MailImport, Yield
from desk.raw import InboundState, Outcome
from storage.scope import Scope, own, values_of
from storage.tables import cases, inbound, mail_imports, messages


class SqlImports:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, job: MailImport) -> None:
        await self._scope.add(mail_imports, _values(job))

    async def get(self, import_id: str) -> MailImport | None:
        row = await self._scope.row(mail_imports, mail_imports.c.id == import_id, lock=True)
        return _import(row) if row else None

    async def unfinished(self) -> Sequence[MailImport]:
        rows = await self._scope.rows(
            mail_imports, mail_imports.c.done_at.is_(None), order=[mail_imports.c.id]
        )
        return [_import(row) for row in rows]

    async def save(self, job: MailImport) -> None:
        await self._scope.set(mail_imports, _values(job), mail_imports.c.id == job.id)

    async def yielded(self, import_id: str) -> Yield:
        became = (
            select(inbound.c.outcome, func.count())
            .where(inbound.c.import_id == import_id, inbound.c.state != InboundState.NEW.value)
            .group_by(inbound.c.outcome)
        )
        outcomes = (await self._scope.connection.execute(became)).all()
        is_new = inbound.c.state == InboundState.NEW.value
        return Yield(
            waiting=await self._scope.count(inbound, inbound.c.import_id == import_id, is_new),
            outcomes={Outcome(row[0]): int(row[1]) for row in outcomes if row[0]},
            queues=await self._queues(import_id),
        )

    async def _queues(self, import_id: str) -> Sequence[BroughtIn]:
        count = func.count(messages.c.case_id.distinct())
        by_queue = (
            select(cases.c.queue_id, func.count().label("mails"), count.label("cases"))
            .select_from(inbound)
            .join(messages, messages.c.inbound_id == inbound.c.id)
            .join(cases, cases.c.id == messages.c.case_id)
            .where(inbound.c.import_id == import_id)
            .group_by(cases.c.queue_id)
            .order_by(cases.c.queue_id)
        )
        rows = (await self._scope.connection.execute(by_queue)).mappings().all()
        return [BroughtIn(**row) for row in rows]


def _values(job: MailImport) -> dict[str, object]:
    return {**values_of(job), "lost": list(job.lost)}


def _import(row: RowMapping) -> MailImport:
    values = own(row)
    return MailImport(**{**values, "lost": tuple(values["lost"])})
