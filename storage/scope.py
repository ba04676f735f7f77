"""What every repository shares: a connection, a workspace, and the differences of dialect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, kw_only=True)
class Scope:
    connection: AsyncConnection
    workspace: str
    #: Whether what is read is locked until the end (PostgreSQL; SQLite has one writer anyway).
    locks: bool
    #: Which replica this is, for those that hear of what it writes.
    sender: str = ""

    async def rows(
        self,
        table: Table,
        *where: ColumnElement[bool],
        order: Sequence[ColumnElement[Any]] = (),
        limit: int | None = None,
        lock: bool = False,
    ) -> Sequence[RowMapping]:
        """With `lock`, without those that another transaction works on."""
        wanted = self.within(table).where(*where).order_by(*order).limit(limit)
        if lock and self.locks:
            wanted = wanted.with_for_update(skip_locked=True)
        rows: Sequence[RowMapping] = (await self.connection.execute(wanted)).mappings().all()
        return rows

    async def row(
        self,
        table: Table,
        *where: ColumnElement[bool],
        order: Sequence[ColumnElement[Any]] = (),
        lock: bool = False,
    ) -> RowMapping | None:
        wanted = self.within(table).where(*where).order_by(*order).limit(1)
        if lock and self.locks:
            # SQLite's compiler leaves FOR UPDATE out.
            wanted = wanted.with_for_update()
        found: RowMapping | None = (await self.connection.execute(wanted)).mappings().first()
        return found

    async def count(self, table: Table, *where: ColumnElement[bool]) -> int:
        counted = select(func.count()).where(table.c.workspace == self.workspace, *where)
        return int((await self.connection.execute(counted)).scalar_one())

    def within(self, table: Table) -> Select[Any]:
        """All columns of this workspace's rows."""
        return select(table).where(table.c.workspace == self.workspace)

    async def add(self, table: Table, values: Mapping[str, Any]) -> None:
        await self.connection.execute(insert(table), {"workspace": self.workspace, **values})

    async def add_all(self, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
        rows = [{"workspace": self.workspace, **one} for one in values]
        if rows:
            await self.connection.execute(insert(table), rows)

    async def add_new(self, table: Table, values: Mapping[str, Any]) -> bool:
        """False when it was there already."""
        added = self.insert(table).on_conflict_do_nothing()
        row = {"workspace": self.workspace, **values}
        return (await self.connection.execute(added, row)).rowcount == 1

    async def add_missing(self, table: Table, values: Sequence[Mapping[str, Any]]) -> None:
        """Add those that are not there already."""
        rows = [{"workspace": self.workspace, **one} for one in values]
        if rows:
            await self.connection.execute(self.insert(table).on_conflict_do_nothing(), rows)

    async def set(
        self, table: Table, values: Mapping[str, Any], *where: ColumnElement[bool]
    ) -> int:
        """
        How many rows were changed; what they are known by stays.

        Where that is written again, SQLite looks through all tables for what refers to it.
        """
        mine = table.c.workspace == self.workspace
        values = {name: one for name, one in values.items() if not table.c[name].primary_key}
        # Plain values go beside the statement, which is then compiled once for all of them.
        computed = {name: one for name, one in values.items() if isinstance(one, ColumnElement)}
        plain = {name: one for name, one in values.items() if name not in computed}
        changed = update(table).where(mine, *where)
        changed = changed.values(**computed) if computed else changed
        return (await self.connection.execute(changed, plain or None)).rowcount

    async def remove(self, table: Table, *where: ColumnElement[bool]) -> int:
        mine = table.c.workspace == self.workspace
        return (await self.connection.execute(delete(table).where(mine, *where))).rowcount

    def insert(self, table: Table) -> postgresql.Insert | sqlite.Insert:
        is_postgresql = self.connection.dialect.name == "postgresql"
        return postgresql.insert(table) if is_postgresql else sqlite.insert(table)


def values_of(thing: Any) -> dict[str, Any]:  # noqa: ANN401  # Any dataclass.
    """A dataclass' fields as column values; enums by their value."""
    return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}


def own(row: RowMapping) -> dict[str, Any]:
    """A row without its workspace, which the desk does not ask about."""
    return {name: value for name, value in row.items() if name != "workspace"}


def _plain(value: Any) -> Any:  # noqa: ANN401  # Column values are of many types.
    return value.value if isinstance(value, Enum) else value
