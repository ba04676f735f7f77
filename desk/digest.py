"""A digest that was posted: what it said stays as it was, whatever is counted later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.report import Report

#: Posted so long after its time, a digest says so.
LATE = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Digest:
    id: str
    channel: str
    #: The week it was due in (2026-W24), once for each channel; None where somebody posted it.
    week: str | None = None
    due: datetime | None = None
    #: Who posted it; None for the clock.
    by: str | None = None
    report: Report
    created_at: datetime

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.created_at - self.due > LATE
