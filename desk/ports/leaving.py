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
    async def is_dead(self, row_id: str) -> bool: ...
    async def revive(self, *, now: datetime) -> int:
        """Everything dead waits again; how many that were."""

    async def hurry_case(self, case_id: str, *, now: datetime) -> None:
        """What was put off of this case may leave now, but no mail."""

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
