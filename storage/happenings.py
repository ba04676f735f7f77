"""What one event of a case tells, as SQL that the reports are put together from."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    FromClause,
    Select,
    and_,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.expression import ScalarSelect

from desk.events import Happened
from desk.facts import CaseRef
from storage.tables import case_events, cases


def is_a(event: FromClause, what: Happened) -> ColumnElement[bool]:
    is_it: ColumnElement[bool] = event.c.what == what.value
    return is_it


def is_by_hand(event: FromClause) -> ColumnElement[bool]:
    """A person outside wrote something that wants an answer."""
    facts = type_coerce(event.c.facts, JSON)
    is_written = or_(
        and_(is_a(event, Happened.CREATED), facts["mail"].as_string() == "human"),
        and_(is_a(event, Happened.CUSTOMER_WROTE), facts["thanks"].as_boolean().is_not(True)),
    )
    return and_(is_written, ~_is_merged(event))


def _is_merged(event: FromClause) -> ColumnElement[bool]:
    """The case was merged into another one, which counts instead."""
    merged = case_events.alias("merged")
    # In the words of the partial index, so that it is used.
    is_it = merged.c.what == literal_column("'merged'")
    same = merged.c.case_id == event.c.case_id
    return select(merged.c.id).where(same, is_it).correlate(event).exists()


def is_coming_back(event: FromClause) -> ColumnElement[bool]:
    by_customer = type_coerce(event.c.facts, JSON)["by_customer"].as_boolean()
    return and_(is_a(event, Happened.REOPENED), by_customer.is_(True))


def began(event: FromClause) -> ScalarSelect[Any]:
    """The id of the event that the case began with, where that was before."""
    begin = case_events.alias("began")
    earlier = of_case(begin, event, begin.c.id < event.c.id, is_by_hand(begin))
    return earlier.with_only_columns(func.min(begin.c.id)).scalar_subquery()


def came_back(event: FromClause) -> ScalarSelect[Any]:
    """The id of the last reopening by the customer before."""
    back = case_events.alias("back")
    earlier = of_case(back, event, back.c.id < event.c.id, is_coming_back(back))
    return earlier.with_only_columns(func.max(back.c.id)).scalar_subquery()


def of_case(other: FromClause, event: FromClause, *where: ColumnElement[bool]) -> Select[Any]:
    """Other events of the same case."""
    return (
        select(other.c.id).where(other.c.case_id == event.c.case_id, *where).correlate_except(other)
    )


def place() -> tuple[ColumnElement[Any], ...]:
    """Where the case can be read."""
    return cases.c.number, cases.c.channel, cases.c.card_ts


def ref(row: RowMapping) -> CaseRef:
    return CaseRef(number=row["number"], channel=row["channel"], card_ts=row["card_ts"])
