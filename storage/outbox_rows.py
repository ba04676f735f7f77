"""Which rows of the outbox are meant: by their state, their lane and their case."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import JSON, ColumnElement, FromClause, and_, literal_column, select, type_coerce

from desk.outgoing import CaseOpened, CustomerFiles, CustomerPost
from storage.tables import cases, outbox

#: What customers wrote, as it comes into a channel.
POSTS = [kind.__name__ for kind in (CaseOpened, CustomerPost, CustomerFiles)]
#: Another row of the same lane. Made once: SQLAlchemy copies all columns for each alias.
OTHER = outbox.alias("other")


class RowState(StrEnum):
    #: Never tried; of one key only one waits.
    WAITING = "waiting"
    TAKEN = "taken"
    #: Tried, and waits for its next try; meanwhile one more of its key may wait.
    AGAIN = "again"
    DEAD = "dead"


def case_of(table: FromClause) -> ColumnElement[str]:
    case_id: ColumnElement[str] = type_coerce(table.c.payload, JSON)["case_id"].as_string()
    return case_id


def is_in_state(state: RowState) -> ColumnElement[bool]:
    return outbox.c.state == state.value


def is_in_one(*states: RowState) -> ColumnElement[bool]:
    return outbox.c.state.in_([state.value for state in states])


def is_for(channels: Collection[str]) -> ColumnElement[bool]:
    """It is to be posted for a case in one of the channels."""
    same = (cases.c.workspace == outbox.c.workspace, cases.c.id == case_of(outbox))
    there = select(cases.c.id).where(*same, cases.c.channel.in_(channels))
    return and_(outbox.c.kind.in_(POSTS), there.exists())


def may_have_left(key: ColumnElement[str]) -> ColumnElement[bool]:
    """It was begun to be sent, and how that ended is not known."""
    # Looked up once, not for each key.
    return key.in_(select(outbox.c.key).where(outbox.c.maybe))


def is_live(table: FromClause) -> ColumnElement[bool]:
    # In the words of the partial indexes, so that they are used.
    return table.c.state != literal_column("'dead'")


def has_elder() -> ColumnElement[bool]:
    return _another_in_lane(OTHER.c.place < outbox.c.place)


def has_runner(*, wall: float) -> ColumnElement[bool]:
    """A younger one under way: it overtook one that was dead then and is revived now."""
    return _another_in_lane(
        OTHER.c.place > outbox.c.place,
        OTHER.c.state == RowState.TAKEN.value,
        OTHER.c.lease_ends > wall,
    )


def _another_in_lane(*where: ColumnElement[bool]) -> ColumnElement[bool]:
    same = (OTHER.c.workspace == outbox.c.workspace, OTHER.c.lane == outbox.c.lane)
    return select(OTHER.c.place).where(*same, is_live(OTHER), *where).exists()
