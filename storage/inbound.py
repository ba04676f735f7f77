"""Raw things that came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import accumulate

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.engine import RowMapping

from desk.authentication import from_stored, to_stored
from desk.raw import NOT_MAIL, Inbound, InboundState, Outcome, Quarantined, Way
from storage.news import Kind, announce
from storage.scope import Scope, own, values_of
from storage.tables import inbound

#: Bytes of what is handed out together; all of it is in memory at once, and again when it is read.
MOST = 30_000_000


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
        order = [inbound.c.tries, inbound.c.id]
        wanted = (
            select(inbound.c.id, func.length(inbound.c.raw))
            .where(
                inbound.c.workspace == self._scope.workspace,
                _is(InboundState.NEW),
                inbound.c.way.in_([way.value for way in ways]),
            )
            .order_by(*order)
            .limit(limit)
        )
        sizes = (await self._scope.connection.execute(wanted)).all()
        ids = _fitting([(row[0], int(row[1])) for row in sizes])
        rows = await self._scope.rows(inbound, inbound.c.id.in_(ids), order=order) if ids else []
        return [_inbound(row) for row in rows]

    async def claim(self, inbound_id: str) -> bool:
        return await self._claimed(inbound_id, is_in_turn=False)

    async def claim_in_turn(self, inbound_id: str) -> bool:
        return await self._claimed(inbound_id, is_in_turn=True)

    async def _claimed(self, inbound_id: str, *, is_in_turn: bool) -> bool:
        is_new = inbound.c.state == InboundState.NEW.value
        of_it = (inbound.c.workspace == self._scope.workspace, inbound.c.id == inbound_id)
        # Its id alone: what came is in the hands of whoever asks already.
        wanted = select(inbound.c.id).where(*of_it, is_new)
        wanted = wanted.with_for_update(skip_locked=not is_in_turn)
        return (await self._scope.connection.execute(wanted)).scalar() is not None

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
        mine = (inbound.c.workspace == self._scope.workspace, inbound.c.id == inbound_id)
        tries = (
            await self._scope.connection.execute(select(inbound.c.tries).where(*mine))
        ).scalar()
        return tries or 0

    async def count(self, state: InboundState) -> int:
        return await self._scope.count(inbound, _is(state))

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
        # Without what they say, which may be much.
        columns = [inbound.c[field.name] for field in fields(Quarantined)]
        wanted = (
            select(*columns)
            .where(
                inbound.c.workspace == self._scope.workspace,
                _is(InboundState.QUARANTINED),
            )
            .order_by(inbound.c.id)
        )
        rows = (await self._scope.connection.execute(wanted)).mappings().all()
        return [Quarantined(**{**row, "way": Way(row["way"])}) for row in rows]

    async def requeue(self, inbound_id: str | None) -> int:
        where = [_is(InboundState.QUARANTINED)]
        if inbound_id is not None:
            where.append(inbound.c.id == inbound_id)
        new = {"state": InboundState.NEW.value, "tries": 0, "outcome": None}
        return await self._scope.set(inbound, new, *where)


def _is(state: InboundState) -> ColumnElement[bool]:
    # In the words of the partial indexes, so that they are used.
    return inbound.c.state == literal_column(f"'{state.value}'")


def _fitting(sizes: Sequence[tuple[str, int]]) -> list[str]:
    """The first ones, as many as have room together; one always."""
    sums = enumerate(accumulate(size for _, size in sizes))
    fit = [place for place, together in sums if together <= MOST or place == 0]
    return [sizes[place][0] for place in fit]


def _inbound(row: RowMapping) -> Inbound:
    values = own(row)
    del values["problem"]
    values["way"] = Way(values["way"])
    values["state"] = InboundState(values["state"])
    values["outcome"] = Outcome(values["outcome"]) if values["outcome"] else None
    values["recipients"] = tuple(values["recipients"])
    values["authentication"] = from_stored(values["authentication"])
    return Inbound(**values)
