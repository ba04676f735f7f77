"""A digest's figures counted from facts: support and service apart, never mixed."""

from __future__ import annotations

import statistics
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from desk.facts import (
    CSAT,
    NPS,
    Asked,
    Begun,
    CaseRef,
    Moved,
    OpenCase,
    Rated,
    Responded,
    Unhappy,
)
from desk.figures import (
    HAPPY,
    PLAIN,
    Durations,
    Nps,
    Share,
    count_change,
    median_change,
    nps_change,
    share_change,
)
from desk.period import Period
from desk.queue import Function, Queue
from desk.report import (
    FunctionFigures,
    Loops,
    OpenLoop,
    Recommendation,
    Report,
    Satisfaction,
    Times,
    Volume,
)

#: A case that is resolved within this long counts as soon done.
SOON = timedelta(days=7)
#: Small teams read this long beside the period; NPS is always read over it.
ROLLING = timedelta(days=90)
#: What is usual is told by so many weeks before.
WEEKS = 4
#: Cases that are named before the rest is only counted.
NAMED = 5
AGES = (timedelta(days=1), timedelta(days=3), timedelta(days=7))

Fact = TypeVar("Fact", Begun, Responded, Moved, Rated, Asked)
Here = TypeVar("Here", Begun, Responded, Moved, OpenCase, Rated, Asked, Unhappy)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything a digest is counted from."""

    period: Period
    #: When the desk's first case came in.
    first_at: datetime | None = None
    #: From `begun_since(period)` on.
    begun: Sequence[Begun] = ()
    responded: Sequence[Responded] = ()
    #: From SOON before the period on.
    moved: Sequence[Moved] = ()
    earlier_responded: Sequence[Responded] = ()
    earlier_moved: Sequence[Moved] = ()
    long_responded: Sequence[Responded] = ()
    long_moved: Sequence[Moved] = ()
    open_before: Sequence[OpenCase] = ()
    open_after: Sequence[OpenCase] = ()
    #: From `rated_since(period)` on.
    rated: Sequence[Rated] = ()
    asked: Sequence[Asked] = ()
    unhappy: Sequence[Unhappy] = ()


def begun_since(period: Period) -> datetime:
    """How far back the beginnings of cases are looked at: for what is usual, and what is soon."""
    return min(period.back(WEEKS).since if period.is_week else period.since, period.since - SOON)


def rated_since(period: Period) -> datetime:
    """How far back ratings are looked at: ninety days are held against the ninety before."""
    return min(period.until - 2 * ROLLING, period.back().since)


def report(facts: Facts, queues: Iterable[Queue], *, only: Sequence[Queue] = ()) -> Report:
    wanted = only or list(queues)
    functions = [
        _figures(facts, function, [q for q in wanted if q.function is function])
        for function in Function
        if any(q.function is function and _counts(facts, q) for q in wanted)
    ]
    return Report(
        period=facts.period, functions=tuple(functions), queue=only[0].name if only else None
    )


def _counts(everything: Facts, queue: Queue) -> bool:
    """It was there in that time, or something of it still came."""
    since = everything.period.since
    facts = _of_queues(everything, {queue.id})
    came = (
        *(move.at for move in facts.moved),
        *(rated.at for rated in facts.rated),
        *(asked.at for asked in facts.asked),
    )
    is_left = bool(facts.open_after or facts.unhappy)
    return queue.is_there(since) or is_left or any(at >= since for at in came)


def _figures(everything: Facts, function: Function, queues: Sequence[Queue]) -> FunctionFigures:
    facts = _of_queues(everything, {q.id for q in queues})
    resolved = _resolved(_within(facts.moved, facts.period.since, facts.period.until))
    answered = [move for move in resolved if move.answers]
    return FunctionFigures(
        function=function,
        queues=tuple(q.name for q in queues if _counts(facts, q)),
        volume=_volume(facts, resolved),
        first_response=_times(
            _waits(facts.responded), _waits(facts.earlier_responded), _waits(facts.long_responded)
        ),
        waiting=_loops([(c.ref, c.waiting_since) for c in facts.open_after]),
        resolution=_times(
            _ages(resolved),
            _ages(_resolved(facts.earlier_moved)),
            _ages(_resolved(facts.long_moved)),
        ),
        one_touch=Share(count=sum(m.answers == 1 for m in answered), n=len(answered)),
        soon=_soon(facts),
        satisfaction=_satisfaction(facts),
        recommendation=_recommendation(facts),
        escalated=_loops([(c.ref, c.escalated_at) for c in facts.open_after]),
        unhappy=_loops([(u.ref, u.at) for u in facts.unhappy]),
    )


def _of_queues(facts: Facts, ids: Collection[str]) -> Facts:
    def ours(things: Sequence[Here]) -> list[Here]:
        return [thing for thing in things if thing.queue_id in ids]

    return replace(
        facts,
        begun=ours(facts.begun),
        responded=ours(facts.responded),
        moved=ours(facts.moved),
        earlier_responded=ours(facts.earlier_responded),
        earlier_moved=ours(facts.earlier_moved),
        long_responded=ours(facts.long_responded),
        long_moved=ours(facts.long_moved),
        open_before=ours(facts.open_before),
        open_after=ours(facts.open_after),
        rated=ours(facts.rated),
        asked=ours(facts.asked),
        unhappy=ours(facts.unhappy),
    )


def _volume(facts: Facts, resolved: Sequence[Moved]) -> Volume:
    period = facts.period
    new = len(_within(facts.begun, period.since, period.until))
    usual = _usual(facts)
    moved = _within(facts.moved, period.since, period.until)
    resolvings = sum(move.is_resolved for move in moved)
    return Volume(
        new=new,
        usual=statistics.median(usual) if usual else None,
        change=count_change(new, usual),
        resolved=len(resolved),
        unanswered=_loops([(move.ref, move.at) for move in resolved if not move.answers]),
        resolvings=resolvings,
        reopenings=len(moved) - resolvings,
        reopened=_loops({m.ref: m.at for m in moved if not m.is_resolved}.items()),
        backlog_before=len(facts.open_before),
        backlog_after=len(facts.open_after),
        ages=_age_buckets([period.until - case.begun_at for case in facts.open_after]),
    )


def _usual(facts: Facts) -> list[int]:
    """New cases in each of the weeks before that the desk was there for from the start."""
    if not facts.period.is_week or facts.first_at is None:
        return []
    weeks = [facts.period.back(n) for n in range(1, WEEKS + 1)]
    return [
        len(_within(facts.begun, week.since, week.until))
        for week in weeks
        if week.since >= facts.first_at
    ]


def _age_buckets(ages: Sequence[timedelta]) -> tuple[int, ...]:
    younger = [sum(age <= limit for age in ages) for limit in AGES]
    return tuple(b - a for a, b in zip([0, *younger], [*younger, len(ages)], strict=True))


def _resolved(moved: Sequence[Moved]) -> list[Moved]:
    """The last move of each case, where that is its resolving."""
    last = {move.case_id: move for move in moved}
    return [move for move in last.values() if move.is_resolved]


def _times(now: list[float], earlier: list[float], long: list[float]) -> Times:
    return Times(
        now=Durations.of(now),
        rolling=Durations.of(long) if long and len(now) < PLAIN else None,
        change=median_change(earlier, now),
    )


def _waits(responded: Iterable[Responded]) -> list[float]:
    return [(each.at - each.since).total_seconds() for each in responded]


def _ages(resolved: Iterable[Moved]) -> list[float]:
    return [(move.at - move.begun_at).total_seconds() for move in resolved]


def _soon(facts: Facts) -> Share:
    """Only cases that have had their time: those of the last days may still be done soon."""
    period = facts.period
    ripe = _within(facts.begun, period.since - SOON, period.until - SOON)
    by_case: dict[str, list[Moved]] = {}
    for move in facts.moved:
        by_case.setdefault(move.case_id, []).append(move)
    done = 0
    for case in ripe:
        soon = [m for m in by_case.get(case.case_id, []) if m.at <= case.at + SOON]
        done += bool(soon) and soon[-1].is_resolved
    return Share(count=done, n=len(ripe))


def _satisfaction(facts: Facts) -> Satisfaction:
    period, before = facts.period, facts.period.back()
    rated = [r for r in facts.rated if r.kind == CSAT]
    asked = [a for a in facts.asked if a.kind == CSAT]
    now = _happy(_within(rated, period.since, period.until))
    return Satisfaction(
        now=now,
        asked=len(_within(asked, period.since, period.until)),
        rolling=_happy(_within(rated, period.until - ROLLING, period.until)),
        rolling_asked=len(_within(asked, period.until - ROLLING, period.until)),
        change=share_change(_happy(_within(rated, before.since, before.until)), now),
    )


def _happy(rated: Sequence[Rated]) -> Share:
    return Share(count=sum(r.score >= HAPPY for r in rated), n=len(rated))


def _recommendation(facts: Facts) -> Recommendation:
    period, start = facts.period, facts.period.until - ROLLING
    rated = [r for r in facts.rated if r.kind == NPS]
    asked = [a for a in facts.asked if a.kind == NPS]
    rolling = _score(_within(rated, start, period.until))
    return Recommendation(
        now=_score(_within(rated, period.since, period.until)),
        asked=len(_within(asked, period.since, period.until)),
        rolling=rolling,
        rolling_asked=len(_within(asked, start, period.until)),
        change=nps_change(_score(_within(rated, start - ROLLING, start)), rolling),
    )


def _score(rated: Sequence[Rated]) -> Nps:
    return Nps.of([r.score for r in rated])


def _loops(cases: Iterable[tuple[CaseRef, datetime | None]]) -> Loops:
    loops = [OpenLoop(ref=ref, since=since) for ref, since in cases if since is not None]
    loops.sort(key=lambda loop: (loop.since, loop.ref.number))
    return Loops(n=len(loops), oldest=tuple(loops[:NAMED]))


def _within(facts: Sequence[Fact], since: datetime, until: datetime) -> list[Fact]:
    return [fact for fact in facts if since <= fact.at < until]
