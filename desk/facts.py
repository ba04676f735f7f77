"""What the store tells a digest: one small fact per case and moment, out of the case events."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

CSAT, NPS = "csat", "nps"


@dataclass(frozen=True, kw_only=True)
class CaseRef:
    """Where a case can be read."""

    number: int
    channel: str
    card_ts: str | None = None


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A person wrote in a case for the first time; what machines write begins nothing."""

    case_id: str
    queue_id: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Responded:
    """
    The first answer of a case was accepted.

    `since` is the first message a person wrote. Where the case was resolved without an answer
    and the customer came back, it is their coming back.
    """

    case_id: str
    queue_id: str
    since: datetime
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A case that had begun was resolved, or reopened."""

    case_id: str
    queue_id: str
    ref: CaseRef
    #: Of two at one moment the higher came later.
    place: int
    at: datetime
    is_resolved: bool
    begun_at: datetime
    #: Answers accepted in the case by the end of the time that was asked about.
    answers: int


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """A case that had begun and was not done at some moment."""

    case_id: str
    queue_id: str
    ref: CaseRef
    begun_at: datetime
    #: Since when its customer waits for a first answer; None once there was one.
    waiting_since: datetime | None
    #: Since when help is called for and nobody is on it.
    escalated_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Rated:
    """A customer's answer to a survey."""

    #: CSAT (1 to 5) or NPS (0 to 10).
    kind: str
    score: int
    queue_id: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Unhappy:
    """A bad rating of a case that nobody has followed up."""

    case_id: str
    queue_id: str
    ref: CaseRef
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A survey that left."""

    kind: str
    queue_id: str
    at: datetime


class Reports(Protocol):
    """Every time is a half-open one: `since` belongs to it, `until` does not."""

    async def first_at(self) -> datetime | None:
        """When the first case of all came in."""

    async def begun(self, since: datetime, until: datetime) -> Sequence[Begun]: ...
    async def responded(
        self, since: datetime, until: datetime, *, queues: Collection[str] | None = None
    ) -> Sequence[Responded]:
        """In these queues, or in all."""

    async def moved(
        self, since: datetime, until: datetime, *, queues: Collection[str] | None = None
    ) -> Sequence[Moved]:
        """In the order in which it happened."""

    async def open_at(self, moment: datetime) -> Sequence[OpenCase]: ...
    async def unhappy(self, since: datetime, until: datetime) -> Sequence[Unhappy]:
        """Ratings of that time to which nothing has been done before its end."""


class Ratings(Protocol):
    async def answered(self, since: datetime, until: datetime) -> Sequence[Rated]: ...
    async def asked(self, since: datetime, until: datetime) -> Sequence[Asked]: ...
