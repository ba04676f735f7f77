"""What comes by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from desk.digest import Digest
from desk.reminder import Occurrence, Reminder


class Reminders(Protocol):
    async def add(self, reminder: Reminder) -> None: ...
    async def add_numbered(self, reminder: Reminder) -> None:
        """Under the next free number."""

    async def get(self, reminder_id: str) -> Reminder | None: ...
    async def by_number(self, number: int) -> Reminder | None: ...
    async def active(self) -> Sequence[Reminder]:
        """Those with a number that still come, by number."""

    async def promised_in(self, queue_id: str) -> Sequence[int]:
        """The numbers of the queue's cases that follow-ups are still to come in."""

    async def due(self, moment: datetime, *, limit: int) -> Sequence[Reminder]:
        """Locked until the end; without those that another transaction works on."""

    async def save(self, reminder: Reminder) -> None: ...
    async def take_along(self, case_id: str, *, to: str) -> None:
        """The follow-ups of a case are another one's from now on."""

    async def forget_proposed_before(self, moment: datetime) -> int: ...


class Occurrences(Protocol):
    async def add(self, occurrence: Occurrence) -> bool:
        """False when that reminder was told for that moment before."""

    async def get(self, occurrence_id: str) -> Occurrence | None: ...
    async def forget_before(self, moment: datetime) -> int: ...


class Digests(Protocol):
    """The digests that were posted."""

    async def add(self, digest: Digest) -> bool:
        """False when that channel has had one in its week already."""

    async def get(self, digest_id: str) -> Digest | None: ...
    async def has(self, channel: str, week: str) -> bool: ...
