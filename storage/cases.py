"""Cases in their table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, func, literal, literal_column, select
from sqlalchemy.engine import RowMapping

from desk.case import Case, Escalation, Priority, Status
from desk.listing import Listed, Listing
from desk.outgoing import CaseOpened
from desk.people import Requester
from storage.outbox_rows import may_have_left
from storage.scope import Scope, values_of
from storage.tables import cases, numbers, requesters

#: The first case is the one after this.
BEFORE_FIRST = 1000
DONE = (Status.RESOLVED.value, Status.CLOSED.value)
WROTE = "wrote_"
#: Since when somebody waits for us, or we for them.
SINCE = func.coalesce(cases.c.last_customer_at, cases.c.created_at)


class SqlCases:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def next_number(self) -> int:
        first = {"workspace": self._scope.workspace, "last": BEFORE_FIRST + 1}
        counted = self._scope.insert(numbers).on_conflict_do_update(
            index_elements=[numbers.c.workspace], set_={"last": numbers.c.last + 1}
        )
        last = await self._scope.connection.execute(counted.returning(numbers.c.last), first)
        return int(last.scalar_one())

    async def add(self, case: Case) -> None:
        await self._scope.add(cases, _values(case))

    async def get(self, case_id: str) -> Case | None:
        return _case(await self._scope.row(cases, cases.c.id == case_id, lock=True))

    async def by_number(self, number: int) -> Case | None:
        return _case(await self._scope.row(cases, cases.c.number == number, lock=True))

    async def by_card(self, channel: str, card_ts: str) -> Case | None:
        card = (cases.c.channel == channel, cases.c.card_ts == card_ts)
        return _case(await self._scope.row(cases, *card, lock=True))

    async def continuing(self, case_id: str) -> Case | None:
        goes_on = cases.c.continues == case_id
        return _case(await self._scope.row(cases, goes_on, order=[cases.c.id.desc()], lock=True))

    async def save(self, case: Case) -> None:
        await self._scope.set(cases, _values(case), cases.c.id == case.id)

    async def move_unposted(self, queue_id: str, channel: str) -> int:
        unposted = (cases.c.queue_id == queue_id, cases.c.card_ts.is_(None))
        # An earlier try to post it may have got through: it is looked for where it was.
        is_sure = ~may_have_left(literal(CaseOpened(case_id="").key) + cases.c.id)
        return await self._scope.set(cases, {"channel": channel}, *unposted, is_sure)

    async def stand_in(self, channel: str) -> bool:
        there = (cases.c.channel == channel, cases.c.card_ts.is_not(None))
        return await self._scope.row(cases, *there) is not None

    async def places_of_open(self) -> Sequence[tuple[str, str]]:
        wanted = (
            select(cases.c.queue_id, cases.c.channel)
            .where(cases.c.workspace == self._scope.workspace, cases.c.status.not_in(DONE))
            .distinct()
            .order_by(cases.c.queue_id, cases.c.channel)
        )
        rows = await self._scope.connection.execute(wanted)
        return [(queue_id, channel) for queue_id, channel in rows]

    async def owned_by(self, user: str, *, limit: int) -> Listing:
        return await self._listing(cases.c.owner == user, limit=limit)

    async def open_in(self, queue_id: str, *, limit: int) -> Listing:
        return await self._listing(cases.c.queue_id == queue_id, limit=limit)

    async def resolved_in(self, queue_id: str) -> Sequence[str]:
        resolved = (cases.c.queue_id == queue_id, cases.c.status == Status.RESOLVED.value)
        return [row["id"] for row in await self._scope.rows(cases, *resolved, order=[cases.c.id])]

    async def unclaimed_in(self, queue_ids: Collection[str], *, limit: int) -> Listing:
        free = (cases.c.owner.is_(None), cases.c.queue_id.in_(list(queue_ids)))
        return await self._listing(*free, limit=limit)

    async def open_of_requester(self, requester_id: str, *, limit: int) -> Listing:
        return await self._listing(cases.c.requester_id == requester_id, limit=limit)

    async def newest_of_requester(self, requester_id: str, *, limit: int) -> Sequence[Case]:
        theirs = cases.c.requester_id == requester_id
        order = [SINCE.desc(), cases.c.id.desc()]
        rows = await self._scope.rows(cases, theirs, order=order, limit=limit)
        return [_case_of(dict(row)) for row in rows]

    async def newest_active(self, limit: int) -> Sequence[Case]:
        rows = await self._scope.rows(
            cases, cases.c.status.not_in(DONE), order=[cases.c.id.desc()], limit=limit
        )
        return [case for row in rows if (case := _case(row))]

    async def snoozed_before(self, moment: datetime, *, limit: int) -> Sequence[Case]:
        return await self._at_rest(Status.SNOOZED, cases.c.snoozed_until, moment, limit=limit)

    async def resolved_before(self, moment: datetime, *, limit: int) -> Sequence[Case]:
        return await self._at_rest(Status.RESOLVED, cases.c.resolved_at, moment, limit=limit)

    async def _at_rest(
        self, status: Status, until: Column[Any], moment: datetime, *, limit: int
    ) -> Sequence[Case]:
        # In the words of the partial indexes, so that they are used.
        rests = (cases.c.status == literal_column(f"'{status.value}'"), until <= moment)
        order = [until, cases.c.id]
        rows = await self._scope.rows(cases, *rests, order=order, limit=limit, lock=True)
        return [case for row in rows if (case := _case(row))]

    async def _listing(self, *where: ColumnElement[bool], limit: int) -> Listing:
        """One query, however many there are."""
        waits_for_others = cases.c.status.in_([Status.WAITING.value, Status.SNOOZED.value])
        wrote = [column.label(WROTE + column.name) for column in requesters.c]
        wanted = (
            select(cases, *wrote, func.count().over().label("of_all"))
            .join(requesters, requesters.c.id == cases.c.requester_id)
            .where(cases.c.workspace == self._scope.workspace, cases.c.status.not_in(DONE), *where)
            .order_by(waits_for_others, SINCE, cases.c.id)
            .limit(limit)
        )
        rows = (await self._scope.connection.execute(wanted)).mappings().all()
        return Listing(
            shown=tuple(_listed(row) for row in rows), count=rows[0]["of_all"] if rows else 0
        )


def _values(case: Case) -> dict[str, Any]:
    return {**values_of(case), "escalation": _escalation_values(case.escalation)}


def _escalation_values(escalation: Escalation | None) -> dict[str, Any] | None:
    if escalation is None:
        return None
    return {**asdict(escalation), "at": escalation.at.isoformat(), "to": list(escalation.to)}


def _escalation(stored: dict[str, Any] | None) -> Escalation | None:
    if stored is None:
        return None
    at = datetime.fromisoformat(stored["at"])
    return Escalation(**{**stored, "at": at, "to": tuple(stored["to"])})


def _listed(row: RowMapping) -> Listed:
    wrote = {column.name: row[WROTE + column.name] for column in requesters.c}
    del wrote["workspace"]
    case = _case_of({column.name: row[column.name] for column in cases.c})
    return Listed(case=case, requester=Requester(**wrote))


def _case(row: RowMapping | None) -> Case | None:
    return _case_of(dict(row)) if row is not None else None


def _case_of(row: Mapping[str, Any]) -> Case:
    values = {name: value for name, value in row.items() if name != "workspace"}
    values["status"] = Status(values["status"])
    values["priority"] = Priority(values["priority"])
    values["escalation"] = _escalation(values["escalation"])
    return Case(**values)
