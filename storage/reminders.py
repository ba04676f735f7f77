"""Reminders in their table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.engine import RowMapping

from desk.recurrence import from_json, to_json
from desk.reminder import Reminder, ReminderState
from storage.scope import Scope, own, values_of
from storage.tables import cases, reminders


class SqlReminders:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, reminder: Reminder) -> None:
        await self._scope.add(reminders, _values(reminder))

    async def add_numbered(self, reminder: Reminder) -> None:
        # Somebody else may take the number between the look and the insertion.
        while not await self._scope.add_new(
            reminders, {**_values(reminder), "number": await self._next_number()}
        ):
            pass

    async def get(self, reminder_id: str) -> Reminder | None:
        return _reminder(await self._scope.row(reminders, reminders.c.id == reminder_id, lock=True))

    async def by_number(self, number: int) -> Reminder | None:
        return _reminder(await self._scope.row(reminders, reminders.c.number == number, lock=True))

    async def active(self) -> Sequence[Reminder]:
        numbered = (_is(ReminderState.ACTIVE), reminders.c.number.is_not(None))
        rows = await self._scope.rows(reminders, *numbered, order=[reminders.c.number])
        return [_made(row) for row in rows]

    async def promised_in(self, queue_id: str) -> Sequence[int]:
        wanted = (
            select(cases.c.number)
            .join(reminders, reminders.c.case_id == cases.c.id)
            .where(
                cases.c.workspace == self._scope.workspace,
                cases.c.queue_id == queue_id,
                _is(ReminderState.ACTIVE),
            )
            .distinct()
            .order_by(cases.c.number)
        )
        return list((await self._scope.connection.execute(wanted)).scalars())

    async def due(self, moment: datetime, *, limit: int) -> Sequence[Reminder]:
        # In the words of the partial index, so that it is used.
        is_active = reminders.c.state == literal_column("'active'")
        is_due = (is_active, reminders.c.next_at <= moment)
        order = [reminders.c.next_at, reminders.c.id]
        rows = await self._scope.rows(reminders, *is_due, order=order, limit=limit, lock=True)
        return [_made(row) for row in rows]

    async def save(self, reminder: Reminder) -> None:
        await self._scope.set(reminders, _values(reminder), reminders.c.id == reminder.id)

    async def take_along(self, case_id: str, *, to: str) -> None:
        await self._scope.set(reminders, {"case_id": to}, reminders.c.case_id == case_id)

    async def forget_proposed_before(self, moment: datetime) -> int:
        is_old = reminders.c.created_at < moment
        return await self._scope.remove(reminders, _is(ReminderState.PROPOSED), is_old)

    async def _next_number(self) -> int:
        highest = select(func.coalesce(func.max(reminders.c.number), 0)).where(
            reminders.c.workspace == self._scope.workspace
        )
        return int((await self._scope.connection.execute(highest)).scalar_one()) + 1


def _is(state: ReminderState) -> ColumnElement[bool]:
    return reminders.c.state == state.value


def _values(reminder: Reminder) -> dict[str, Any]:
    return {**values_of(reminder), "recurrence": to_json(reminder.recurrence)}


def _reminder(row: RowMapping | None) -> Reminder | None:
    return _made(row) if row else None


def _made(row: RowMapping) -> Reminder:
    values = {
        **own(row),
        "recurrence": from_json(row["recurrence"]),
        "state": ReminderState(row["state"]),
    }
    return Reminder(**values)
