"""What leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from desk.outgoing import Outgoing


class Outbox(Protocol):
    async def put(self, outgoing: Outgoing, *, now: datetime, due: datetime | None = None) -> None:
        """Due at once unless said otherwise; one that waits already with its key is enough."""

    async def cancel(self, key: str) -> bool:
        """False when it was never there, is under way, or may have left."""

    async def postpone(self, key: str, *, due: datetime) -> None: ...
    async def revive(self, row_id: str, *, now: datetime) -> Outgoing | None:
        """A dead one, and all dead ones of its lane, wait again. None when none was dead."""

    async def revive_all(self, *, now: datetime) -> int: ...
    async def backlog(self, *, now: datetime) -> int:
        """How much could leave by now and has not."""

    async def dead(self) -> Sequence[DeadRow]: ...


class DeadRow(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def outgoing(self) -> Outgoing: ...
    @property
    def error(self) -> str: ...
