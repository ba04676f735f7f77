"""
What must leave: written with the case, taken by a sender, ended as done or dead.

Rows of one lane leave one at a time, in order. Taking a row leases it: a sender that dies loses
it when the lease ends, and the token fences off one that was only slow. `maybe` is set before
the call, in the transaction that takes the row; whoever takes it again looks before it repeats.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, get_args

from sqlalchemy import ColumnElement, and_, func, or_, select, text, true
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import RowMapping

from desk.ids import new_id
from desk.outgoing import Mail, Outgoing, Urgency, from_payload, to_payload
from storage.news import Kind, announce
from storage.outbox_rows import (
    RowState,
    case_of,
    has_elder,
    has_runner,
    is_for,
    is_in_one,
    is_in_state,
    is_live,
)
from storage.scope import Scope
from storage.tables import LONGEST_KEY, outbox
from storage.types import shortened

#: How long a sender has a row to itself.
LEASE = timedelta(seconds=60)
#: In the words of the unique index.
IS_WAITING = text("state = 'waiting'")
MAILS = [kind.__name__ for kind in get_args(Mail)]
#: Rows in one statement: both databases count its parameters.
MOST_AT_ONCE = 1_000


@dataclass(frozen=True, kw_only=True)
class OutboxRow:
    """A row that is taken, or dead."""

    id: str
    outgoing: Outgoing
    #: How many tries were begun, with this one.
    tries: int
    token: str
    #: An earlier try may have got through.
    maybe: bool
    error: str
    created_at: datetime
    #: When it began to wait: at first, or when it was revived.
    since: datetime


class SqlOutbox:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.forget()

    async def put(self, outgoing: Outgoing, *, now: datetime, due: datetime | None = None) -> None:
        kind, payload = to_payload(outgoing)
        if outgoing.key in self._put:
            self._put[outgoing.key]["payload"] = payload
            return
        self._put[outgoing.key] = {
            "workspace": self._scope.workspace,
            "id": new_id(now),
            "lane": outgoing.lane,
            "key": outgoing.key,
            "urgency": int(outgoing.urgency),
            "kind": kind,
            "payload": payload,
            "state": RowState.WAITING.value,
            "due": due or now,
            "since": now,
            "tries": 0,
            "token": None,
            "lease_ends": None,
            "maybe": False,
            "error": "",
            "created_at": now,
        }

    async def flush(self) -> None:
        """Write what was put, all at once: a batch of mails puts dozens of rows."""
        rows = list(self._put.values())
        self.forget()
        if rows:
            await announce(self._scope, Kind.OUTBOX)
        for start in range(0, len(rows), MOST_AT_ONCE):
            await self._write({row["key"]: row for row in rows[start : start + MOST_AT_ONCE]})

    def forget(self) -> None:
        """What was put and not written yet was never put."""
        self._put: dict[str, dict[str, Any]] = {}

    async def _write(self, rows: dict[str, dict[str, Any]]) -> None:
        is_dead = (outbox.c.key.in_(list(rows)), is_in_state(RowState.DEAD))
        stored = {shortened(key, LONGEST_KEY): key for key in rows}
        for dead in await self._scope.rows(outbox, *is_dead):
            # It waits again under its own id, by which a post that did get through is found.
            row = rows.pop(stored[dead["key"]], None)
            if row is not None:
                again = {"payload": row["payload"], **_again(now=row["since"], due=row["due"])}
                same = (outbox.c.key == row["key"], is_in_state(RowState.DEAD))
                await self._scope.set(outbox, again, *same)
        if rows:
            await self._scope.connection.execute(self._added(), list(rows.values()))

    def _added(self) -> postgresql.Insert | sqlite.Insert:
        # The newer of two that wait is right. Not "do nothing", which in PostgreSQL would also
        # yield to a row that is just being taken, and leave what changed since unsent.
        added = self._scope.insert(outbox)
        return added.on_conflict_do_update(
            index_elements=[outbox.c.workspace, outbox.c.key],
            index_where=IS_WAITING,
            set_={"payload": added.excluded.payload},
        )

    async def cancel(self, key: str) -> bool:
        await self.flush()
        is_unsent = and_(is_in_one(RowState.WAITING, RowState.AGAIN), ~outbox.c.maybe)
        return await self._scope.remove(outbox, outbox.c.key == key, is_unsent) > 0

    async def postpone(self, key: str, *, due: datetime) -> None:
        await self.flush()
        await self._scope.set(
            outbox, {"due": due}, outbox.c.key == key, is_in_state(RowState.WAITING)
        )

    async def is_dead(self, row_id: str) -> bool:
        await self.flush()
        row = (outbox.c.id == row_id, is_in_state(RowState.DEAD))
        return await self._scope.row(outbox, *row, lock=True) is not None

    async def revive(self, *, now: datetime) -> int:
        await self.flush()
        dead = is_in_state(RowState.DEAD)
        cases = select(case_of(outbox)).where(outbox.c.workspace == self._scope.workspace, dead)
        found = (await self._scope.connection.execute(cases.distinct())).scalars().all()
        for start in range(0, len(found), MOST_AT_ONCE):
            # What is said in these cases may have waited for what is revived.
            case_ids = [case_id for case_id in found[start : start + MOST_AT_ONCE] if case_id]
            await self._hurry(case_of(outbox).in_(case_ids), now=now)
        return await self._scope.set(outbox, _again(now=now, due=now), dead)

    async def hurry(self, *, now: datetime) -> int:
        """What was put off is due now, because Slack is there again; how much that was."""
        return await self._hurry(now=now)

    async def hurry_case(self, case_id: str, *, now: datetime) -> None:
        await self._hurry(case_of(outbox) == case_id, now=now)

    async def _hurry(self, *where: ColumnElement[bool], now: datetime) -> int:
        """Not mails: their server has asked to wait so long. Nor what is due at its own time."""
        is_put_off = (is_in_state(RowState.AGAIN), outbox.c.tries > 0, outbox.c.due > now)
        no_mail = outbox.c.kind.not_in(MAILS)
        return await self._scope.set(outbox, {"due": now}, *is_put_off, no_mail, *where)

    async def backlog(self, *, now: datetime) -> int:
        await self.flush()
        is_due = and_(is_in_one(RowState.WAITING, RowState.AGAIN), outbox.c.due <= now)
        return await self._scope.count(outbox, is_due)

    async def dead(self) -> Sequence[OutboxRow]:
        await self.flush()
        rows = await self._scope.rows(outbox, is_in_state(RowState.DEAD), order=[outbox.c.place])
        return [_row(row, token="") for row in rows]

    async def take(
        self,
        limit: int,
        *,
        now: datetime,
        wall: float,
        urgency: Urgency,
        lease: timedelta = LEASE,
        crowded: Collection[str] = (),
    ) -> Sequence[OutboxRow]:
        """
        The first row of each free lane that is due, or whose lease has ended.

        `now` is the desk's clock; `wall` the machine's, in seconds since 1970, for leases. What
        arrived for the `crowded` channels stays where it is.
        """
        await self.flush()
        is_due = and_(is_in_one(RowState.WAITING, RowState.AGAIN), outbox.c.due <= now)
        is_lost = and_(is_in_state(RowState.TAKEN), outbox.c.lease_ends <= wall)
        is_free = and_(~has_elder(), ~has_runner(wall=wall))
        wanted = (
            self._scope.within(outbox)
            .where(is_live(outbox), outbox.c.urgency == int(urgency), or_(is_due, is_lost), is_free)
            .where(~is_for(crowded) if crowded else true())
            .order_by(outbox.c.place)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = (await self._scope.connection.execute(wanted)).mappings().all()
        if not rows:
            return []
        token = secrets.token_hex(16)
        taken = {
            "state": RowState.TAKEN.value,
            "token": token,
            "lease_ends": wall + lease.total_seconds(),
            "maybe": True,
            "tries": outbox.c.tries + 1,
        }
        await self._scope.set(outbox, taken, outbox.c.place.in_([row["place"] for row in rows]))
        return [_row(row, token=token, tries=row["tries"] + 1) for row in rows]

    async def next_due(self, *, urgency: Urgency) -> datetime | None:
        """When there will be something to take, as far as the desk's clock can tell."""
        await self.flush()
        soonest = select(func.min(outbox.c.due)).where(
            outbox.c.workspace == self._scope.workspace,
            outbox.c.urgency == int(urgency),
            is_live(outbox),
            is_in_one(RowState.WAITING, RowState.AGAIN),
            ~has_elder(),
        )
        due: datetime | None = (await self._scope.connection.execute(soonest)).scalar_one()
        return due

    async def renew(self, row: OutboxRow, *, wall: float, lease: timedelta = LEASE) -> bool:
        """Hold it longer; False when the lease was lost: another sender may have it now."""
        longer = {"lease_ends": wall + lease.total_seconds()}
        return await self._scope.set(outbox, longer, *_held(row)) == 1

    async def done(self, row: OutboxRow) -> bool:
        """False when the lease was lost: another sender has it now."""
        return await self._scope.remove(outbox, *_held(row)) == 1

    async def later(self, row: OutboxRow, *, due: datetime, maybe: bool, error: str) -> bool:
        values = {
            "state": RowState.AGAIN.value,
            "due": due,
            "token": None,
            "maybe": maybe,
            "error": error,
        }
        return await self._scope.set(outbox, values, *_held(row)) == 1

    async def die(self, row: OutboxRow, *, maybe: bool, error: str) -> bool:
        values = {"state": RowState.DEAD.value, "token": None, "maybe": maybe, "error": error}
        return await self._scope.set(outbox, values, *_held(row)) == 1


def _again(*, now: datetime, due: datetime) -> dict[str, Any]:
    return {"state": RowState.AGAIN.value, "due": due, "since": now, "tries": 0}


def _held(row: OutboxRow) -> tuple[ColumnElement[bool], ...]:
    return (outbox.c.id == row.id, outbox.c.token == row.token, is_in_state(RowState.TAKEN))


def _row(row: RowMapping, *, token: str, tries: int | None = None) -> OutboxRow:
    return OutboxRow(
        id=row["id"],
        outgoing=from_payload(row["kind"], row["payload"]),
        tries=row["tries"] if tries is None else tries,
        token=token,
        maybe=row["maybe"],
        error=row["error"],
        created_at=row["created_at"],
        since=row["since"],
    )
