"""An import: the mails of the last days of a mailbox, from before it was connected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desk.raw import Outcome


@dataclass(frozen=True, kw_only=True)
class MailImport:
    id: str
    #: The mailbox's.
    account: str
    #: The admin who asked for it.
    by: str
    #: Older mails stay where they are.
    since: datetime
    asked_at: datetime
    #: When the last mail that was kept had come; the oldest are kept first.
    reached: datetime | None = None
    #: How many were kept, and how many had been kept before.
    found: int = 0
    known: int = 0
    #: The UIDs of those that the server does not hand over.
    lost: tuple[int, ...] = ()
    #: When the last one was kept, and when all of them were taken in and told.
    read_at: datetime | None = None
    done_at: datetime | None = None

    def found_at(self, arrived_at: datetime) -> MailImport:
        return replace(self, reached=arrived_at, found=self.found + 1)

    def knew_at(self, arrived_at: datetime) -> MailImport:
        return replace(self, reached=arrived_at, known=self.known + 1)

    def without(self, uid: int) -> MailImport:
        return replace(self, lost=(*self.lost, uid))


@dataclass(frozen=True, kw_only=True)
class BroughtIn:
    """What an import brought into one queue."""

    queue_id: str
    mails: int
    cases: int


@dataclass(frozen=True, kw_only=True)
class Yield:
    """What became of an import's mails."""

    #: Kept, and not processed yet.
    waiting: int
    outcomes: Mapping[Outcome, int]
    queues: Sequence[BroughtIn]
