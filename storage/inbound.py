"""Raw things that came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.engine import RowMapping

from desk.authentication import from_stored, to_stored
from desk.raw import NOT_MAIL, Inbound, InboundState, Outcome, Quarantined, Way
from storage.news import Kind, announce
from storage.scope import Scope, own, values_of
from storage.tables import inbound


class SqlInbound:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def keep(self, thing: Inbound) -> bool:
        values = {
            **values_of(thing),
            "recipients": list(thing.recipients),
            "authentication": to_stored(thing.authentication),
            "problem": "",
        }
        is_new = await self._scope.add_new(inbound, values)
        if is_new:
            await announce(self._scope, Kind.INTAKE)
        return is_new

    async def get(self, inbound_id: str) -> Inbound | None:
        row = await self._scope.row(inbound, inbound.c.id == inbound_id)
        return _inbound(row) if row else None

    async def way_of(self, inbound_id: str) -> Way | None:
        mine = (inbound.c.workspace == self._scope.workspace, inbound.c.id == inbound_id)
        way = (await self._scope.connection.execute(select(inbound.c.way).where(*mine))).scalar()
        return Way(way) if way else None

    async def by_key(self, way: Way, key: str) -> Inbound | None:
        same = (inbound.c.way == way.value, inbound.c.key == key)
        row = await self._scope.row(inbound, *same)
        return _inbound(row) if row else None

    async def waiting(self, ways: Sequence[Way], limit: int) -> Sequence[Inbound]:
        """The oldest new ones; those that failed before come last."""
        rows = await self._scope.rows(
            inbound,
            inbound.c.state == InboundState.NEW.value,
            inbound.c.way.in_([way.value for way in ways]),
            order=[inbound.c.tries, inbound.c.id],
            limit=limit,
        )
        return [_inbound(row) for row in rows]

    async def claim(self, inbound_id: str) -> bool:
        return bool(await self._scope.rows(inbound, *_new(inbound_id), limit=1, lock=True))

    async def claim_in_turn(self, inbound_id: str) -> bool:
        return await self._scope.row(inbound, *_new(inbound_id), lock=True) is not None

    async def settle(
        self,
        inbound_id: str,
        state: InboundState,
        *,
        outcome: Outcome | None = None,
        problem: str = "",
    ) -> None:
        became = outcome.value if outcome else None
        values = {"state": state.value, "outcome": became, "problem": problem}
        await self._scope.set(inbound, values, inbound.c.id == inbound_id)

    async def want(self, inbound_id: str, *, by: str) -> None:
        new = InboundState.NEW.value
        values = {"state": new, "tries": 0, "outcome": None, "wanted_by": by}
        await self._scope.set(inbound, values, inbound.c.id == inbound_id)

    async def failed(self, inbound_id: str, *, problem: str) -> int:
        values = {"tries": inbound.c.tries + 1, "problem": problem}
        await self._scope.set(inbound, values, inbound.c.id == inbound_id)
        row = await self._scope.row(inbound, inbound.c.id == inbound_id)
        return int(row["tries"]) if row else 0

    async def count(self, state: InboundState) -> int:
        return await self._scope.count(inbound, inbound.c.state == state.value)

    async def tally(self, since: datetime) -> tuple[Mapping[Outcome, int], int]:
        counted = (
            select(inbound.c.outcome, func.count())
            .where(
                inbound.c.workspace == self._scope.workspace,
                inbound.c.received_at >= since,
                inbound.c.way.not_in([way.value for way in NOT_MAIL]),
            )
            .group_by(inbound.c.outcome)
        )
        rows = (await self._scope.connection.execute(counted)).all()
        found = {row[0]: int(row[1]) for row in rows}
        waiting = found.pop(None, 0)
        return {Outcome(outcome): n for outcome, n in found.items()}, waiting

    async def quarantined(self) -> Sequence[Quarantined]:
        is_lost = inbound.c.state == InboundState.QUARANTINED.value
        rows = await self._scope.rows(inbound, is_lost, order=[inbound.c.id])
        names = [field.name for field in fields(Quarantined)]
        return [
            Quarantined(**{**{name: row[name] for name in names}, "way": Way(row["way"])})
            for row in rows
        ]

    async def requeue(self, inbound_id: str | None) -> int:
        where = [inbound.c.state == InboundState.QUARANTINED.value]
        if inbound_id is not None:
            where.append(inbound.c.id == inbound_id)
        new = {"state": InboundState.NEW.value, "tries": 0, "outcome": None}
        return await self._scope.set(inbound, new, *where)


def _new(inbound_id: str) -> tuple[ColumnElement[bool], ...]:
    return inbound.c.id == inbound_id, inbound.c.state == InboundState.NEW.value


def _inbound(row: RowMapping) -> Inbound:
    values = own(row)
    del values["problem"]
    values["way"] = Way(values["way"])
    values["state"] = InboundState(values["state"])
    values["outcome"] = Outcome(values["outcome"]) if values["outcome"] else None
    values["recipients"] = tuple(values["recipients"])
    values["authentication"] = from_stored(values["authentication"])
    return Inbound(**values)
