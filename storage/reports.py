"""What a digest is counted from, out of the case events and nothing else that changes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    type_coerce,
    union,
)
from sqlalchemy.engine import RowMapping

from desk.case import Status
from desk.events import Happened
from desk.facts import CSAT, Begun, Moved, OpenCase, Responded, Unhappy
from desk.figures import UNHAPPY
from storage.happenings import (
    began,
    came_back,
    is_a,
    is_by_hand,
    is_coming_back,
    of_case,
    place,
    ref,
)
from storage.scope import Scope
from storage.tables import case_events, cases


class SqlReports:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def first_at(self) -> datetime | None:
        mine = case_events.c.workspace == self._scope.workspace
        found = await self._scope.connection.execute(select(func.min(case_events.c.at)).where(mine))
        first: datetime | None = found.scalar_one()
        return first

    async def begun(self, since: datetime, until: datetime) -> Sequence[Begun]:
        event, elder = case_events.alias("event"), case_events.alias("elder")
        is_first = ~of_case(elder, event, elder.c.id < event.c.id, is_by_hand(elder)).exists()
        wanted = self._between(event, since, until).where(is_by_hand(event), is_first)
        return [
            Begun(case_id=row["case_id"], queue_id=row["queue_id"], at=row["at"])
            for row in await self._rows(wanted)
        ]

    async def responded(
        self, since: datetime, until: datetime, *, queues: Collection[str] | None = None
    ) -> Sequence[Responded]:
        event, elder = case_events.alias("event"), case_events.alias("elder")
        is_first = ~of_case(
            elder, event, elder.c.id < event.c.id, is_a(elder, Happened.ANSWERED)
        ).exists()
        started = func.coalesce(came_back(event), began(event))
        start = case_events.alias("start")
        wanted = (
            self._between(event, since, until, queues=queues)
            .join(start, start.c.id == started)
            .where(is_a(event, Happened.ANSWERED), is_first, began(event).is_not(None))
            .add_columns(start.c.at.label("since"))
        )
        return [
            Responded(
                case_id=row["case_id"],
                queue_id=row["queue_id"],
                since=row["since"],
                at=row["at"],
            )
            for row in await self._rows(wanted)
        ]

    async def moved(
        self, since: datetime, until: datetime, *, queues: Collection[str] | None = None
    ) -> Sequence[Moved]:
        event, begin = case_events.alias("event"), case_events.alias("begin")
        resolved, answer = case_events.alias("resolved"), case_events.alias("answer")
        # A case that begins by the mail that reopens it was not there to be reopened.
        was_done = of_case(
            resolved,
            event,
            is_a(resolved, Happened.RESOLVED),
            resolved.c.id < event.c.id,
            resolved.c.id > begin.c.id,
        ).exists()
        is_move = or_(
            is_a(event, Happened.RESOLVED), and_(is_a(event, Happened.REOPENED), was_done)
        )
        answers = of_case(answer, event, is_a(answer, Happened.ANSWERED), answer.c.at < until)
        wanted = (
            self._between(event, since, until, queues=queues)
            .join(begin, begin.c.id == began(event))
            .join(cases, cases.c.id == event.c.case_id)
            .where(is_move)
            .add_columns(
                begin.c.at.label("begun_at"),
                *place(),
                answers.with_only_columns(func.count()).scalar_subquery().label("answers"),
            )
        )
        return [
            Moved(
                case_id=row["case_id"],
                queue_id=row["queue_id"],
                ref=ref(row),
                place=row["id"],
                at=row["at"],
                is_resolved=row["what"] == Happened.RESOLVED.value,
                begun_at=row["begun_at"],
                answers=row["answers"],
            )
            for row in await self._rows(wanted)
        ]

    async def open_at(self, moment: datetime) -> Sequence[OpenCase]:
        last = _last_of_each(self._scope.workspace, moment).subquery("last")
        begin, back = case_events.alias("begin"), case_events.alias("back")
        escalated, latest = case_events.alias("escalated"), case_events.alias("latest")
        is_escalated = last.c.escalated > func.coalesce(last.c.acknowledged, 0)
        wanted = (
            select(
                last.c.case_id,
                latest.c.queue_id,
                begin.c.at.label("begun_at"),
                func.coalesce(back.c.at, begin.c.at).label("waiting_since"),
                last.c.answered,
                case((is_escalated, escalated.c.at)).label("escalated_at"),
                *place(),
            )
            .select_from(last)
            .join(cases, cases.c.id == last.c.case_id)
            .join(latest, latest.c.id == last.c.latest)
            .join(begin, begin.c.id == last.c.begun)
            .outerjoin(back, back.c.id == last.c.back)
            .outerjoin(escalated, escalated.c.id == last.c.escalated)
            .order_by(last.c.begun)
        )
        return [_open_case(row) for row in await self._rows(wanted)]

    async def unhappy(self, since: datetime, until: datetime) -> Sequence[Unhappy]:
        event, later = case_events.alias("event"), case_events.alias("later")
        facts = type_coerce(event.c.facts, JSON)
        is_bad = and_(
            is_a(event, Happened.SURVEY_ANSWERED),
            facts["kind"].as_string() == CSAT,
            facts["score"].as_integer() <= UNHAPPY,
        )
        # Another answer takes the place of this one.
        ends = (Happened.FOLLOWED_UP.value, Happened.SURVEY_ANSWERED.value)
        has_end = of_case(
            later, event, later.c.id > event.c.id, later.c.what.in_(ends), later.c.at < until
        ).exists()
        wanted = (
            self._between(event, since, until)
            .join(cases, cases.c.id == event.c.case_id)
            .where(is_bad, ~has_end)
            .add_columns(*place())
        )
        return [
            Unhappy(case_id=row["case_id"], queue_id=row["queue_id"], ref=ref(row), at=row["at"])
            for row in await self._rows(wanted)
        ]

    def _between(
        self,
        event: FromClause,
        since: datetime,
        until: datetime,
        *,
        queues: Collection[str] | None = None,
    ) -> Select[Any]:
        """The events of that time, in the order in which they happened."""
        of_them = [] if queues is None else [event.c.queue_id.in_(list(queues))]
        mine = event.c.workspace == self._scope.workspace
        during = (event.c.at >= since, event.c.at < until)
        found = select(event).select_from(event).where(mine, *during, *of_them)
        return found.order_by(event.c.id)

    async def _rows(self, wanted: Select[Any]) -> Sequence[RowMapping]:
        rows: Sequence[RowMapping] = (await self._scope.connection.execute(wanted)).mappings().all()
        return rows


def _last_of_each(workspace: str, moment: datetime) -> Select[Any]:
    """For each case that is open then, the ids of the events that tell where it stands."""
    event = case_events
    begun = func.min(_when(is_by_hand(event)))
    resolved = func.coalesce(func.max(_when(is_a(event, Happened.RESOLVED))), 0)
    reopened = func.coalesce(func.max(_when(is_a(event, Happened.REOPENED))), 0)
    return (
        select(
            event.c.case_id,
            begun.label("begun"),
            func.max(event.c.id).label("latest"),
            func.max(_when(is_coming_back(event))).label("back"),
            func.max(_when(is_a(event, Happened.ANSWERED))).label("answered"),
            # Who resolves a case ends the call for help.
            case(
                (
                    func.max(_when(is_a(event, Happened.ESCALATED))) > resolved,
                    func.max(_when(is_a(event, Happened.ESCALATED))),
                )
            ).label("escalated"),
            func.max(_when(is_a(event, Happened.ACKNOWLEDGED))).label("acknowledged"),
        )
        .where(event.c.case_id.in_(_may_be_open(workspace, moment)), event.c.at < moment)
        .group_by(event.c.case_id)
        .having(begun.is_not(None), reopened >= resolved)
    )


def _may_be_open(workspace: str, moment: datetime) -> CompoundSelect[Any]:
    """
    The cases to look at, which are few: those that are open now, or were resolved since.

    What the case's row says now only spares us the many that were done long before.
    """
    event, done = case_events, (Status.RESOLVED.value, Status.CLOSED.value)
    return union(
        select(cases.c.id).where(cases.c.workspace == workspace, cases.c.status.not_in(done)),
        select(event.c.case_id).where(
            event.c.workspace == workspace, event.c.at >= moment, is_a(event, Happened.RESOLVED)
        ),
    )


def _open_case(row: RowMapping) -> OpenCase:
    return OpenCase(
        case_id=row["case_id"],
        queue_id=row["queue_id"],
        ref=ref(row),
        begun_at=row["begun_at"],
        waiting_since=None if row["answered"] else row["waiting_since"],
        escalated_at=row["escalated_at"],
    )


def _when(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return case((condition, case_events.c.id))
