"""What a digest tells: figures of support and of service, apart, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.facts import CaseRef
from desk.figures import Change, Durations, Nps, Share
from desk.period import Period
from desk.queue import Function


@dataclass(frozen=True, kw_only=True)
class OpenLoop:
    """A case that somebody should look at."""

    ref: CaseRef
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Loops:
    """Such cases: how many, and the oldest of them."""

    n: int = 0
    oldest: tuple[OpenLoop, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Times:
    """Durations of the period, of the last ninety days, and how they stand to the period before."""

    now: Durations
    #: Only where the period has few.
    rolling: Durations | None = None
    change: Change = Change.NONE


@dataclass(frozen=True, kw_only=True)
class Volume:
    """Cases by what became of them in the period, and the backlog that follows from it."""

    new: int = 0
    #: The median of the weeks before, as far along; None where there were none.
    usual: float | None = None
    change: Change = Change.NONE
    #: Cases that were resolved and still are at the end.
    resolved: int = 0
    #: Of those, the ones that nobody ever answered.
    unanswered: Loops = Loops()
    #: Every resolving and reopening, so that the backlog adds up.
    resolvings: int = 0
    reopenings: int = 0
    #: The cases that were reopened.
    reopened: Loops = Loops()
    backlog_before: int = 0
    backlog_after: int = 0
    #: Of the backlog: up to a day old, up to three, up to seven, older.
    ages: tuple[int, ...] = (0, 0, 0, 0)


@dataclass(frozen=True, kw_only=True)
class Satisfaction:
    """CSAT: how many gave 4 or 5 of 5, of those who answered and those who were asked."""

    now: Share
    asked: int = 0
    rolling: Share
    rolling_asked: int = 0
    change: Change = Change.NONE


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """NPS: the period is too short for a score, so that is read over ninety days."""

    now: Nps
    asked: int = 0
    rolling: Nps
    rolling_asked: int = 0
    change: Change = Change.NONE


@dataclass(frozen=True, kw_only=True)
class FunctionFigures:
    """All figures of one function's queues, and of nobody else's."""

    function: Function
    queues: tuple[str, ...]
    volume: Volume
    first_response: Times
    #: No answer yet at the end of the period.
    waiting: Loops
    resolution: Times
    #: Answered once and done, of the resolved that were answered.
    one_touch: Share
    #: Of the cases that began a week before: done a week after they began.
    soon: Share
    satisfaction: Satisfaction
    recommendation: Recommendation
    escalated: Loops
    #: Rated badly within ninety days, and not followed up.
    unhappy: Loops


@dataclass(frozen=True, kw_only=True)
class Report:
    period: Period
    #: Support first; a function without queues is left out.
    functions: tuple[FunctionFigures, ...]
    #: The name of the one queue that it is about, where it is about one.
    queue: str | None = None

    def of(self, function: Function) -> FunctionFigures | None:
        return next((f for f in self.functions if f.function is function), None)
