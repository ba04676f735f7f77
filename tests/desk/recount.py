"""What happened to cases, watched from outside and counted by hand."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from desk.case import Case
from desk.figures import Durations, Share

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Seen:
    """A case as it was found at some moment."""

    at: datetime
    is_done: bool
    #: Answers accepted so far.
    answers: int
    #: A customer's message had just come.
    by_customer: bool
    calls_for_help: bool


@dataclass
class Watched:
    """One case, from its first sight on."""

    number: int
    queue_id: str
    begun: datetime | None = None
    history: list[Seen] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return bool(self.history) and self.history[-1].is_done

    def at(self, moment: datetime) -> Seen | None:
        """As it was just before."""
        return next((s for s in reversed(self.history) if s.at < moment), None)

    def has_begun(self, moment: datetime) -> bool:
        return self.begun is not None and self.begun < moment

    def turns(self) -> Iterator[tuple[datetime, bool]]:
        """When it became done (True) or open again, while it counted."""
        for before, after in pairwise(self.history):
            if self.begun is None or after.at < self.begun or before.is_done == after.is_done:
                continue
            if after.is_done or before.at >= self.begun:
                yield after.at, after.is_done

    def first_answer(self) -> tuple[datetime, datetime] | None:
        """Since when its customer waited, and until when."""
        since = self.begun
        for before, after in pairwise(self.history):
            if since is None or after.at < since:
                if after.answers:
                    return None
                continue
            if after.answers:
                return since, after.at
            if before.is_done and not after.is_done and after.by_customer:
                since = after.at
        return None

    def waits_since(self, moment: datetime) -> datetime | None:
        """Since when nobody has answered, at that moment."""
        since = self.begun
        seen = [s for s in self.history if s.at < moment]
        if since is None or since >= moment or seen[-1].is_done or seen[-1].answers:
            return None
        for before, after in pairwise(seen):
            if after.at > since and before.is_done and not after.is_done and after.by_customer:
                since = after.at
        return since


@dataclass
class Recount:
    """All cases of one function."""

    cases: list[Watched]
    since: datetime
    until: datetime

    def new(self) -> int:
        return sum(self._is_within(case.begun) for case in self.cases)

    def backlog(self, moment: datetime) -> int:
        return sum(
            case.has_begun(moment) and (seen := case.at(moment)) is not None and not seen.is_done
            for case in self.cases
        )

    def resolvings(self) -> int:
        return sum(done and self._is_within(at) for case in self.cases for at, done in case.turns())

    def reopenings(self) -> int:
        turns = [turn for case in self.cases for turn in case.turns()]
        return sum(not done and self._is_within(at) for at, done in turns)

    def resolved(self) -> list[tuple[Watched, datetime]]:
        """Those whose last turn in the time was to be done."""
        last = [
            (case, [(at, done) for at, done in case.turns() if self._is_within(at)])
            for case in self.cases
        ]
        return [(case, turns[-1][0]) for case, turns in last if turns and turns[-1][1]]

    def answers(self, case: Watched) -> int:
        seen = case.at(self.until)
        return seen.answers if seen else 0

    def unanswered(self) -> int:
        return sum(not self.answers(case) for case, _ in self.resolved())

    def one_touch(self) -> Share:
        answered = [n for case, _ in self.resolved() if (n := self.answers(case))]
        return Share(count=answered.count(1), n=len(answered))

    def responses(self) -> Durations:
        waits = [wait for case in self.cases if (wait := case.first_answer())]
        return _durations([until - since for since, until in waits if self._is_within(until)])

    def resolutions(self) -> Durations:
        return _durations([at - case.begun for case, at in self.resolved() if case.begun])

    def waiting(self) -> list[tuple[datetime, int]]:
        waiting = [(case.waits_since(self.until), case.number) for case in self.cases]
        return sorted((since, number) for since, number in waiting if since)

    def calling(self) -> list[int]:
        return sorted(
            case.number
            for case in self.cases
            if case.has_begun(self.until)
            and (seen := case.at(self.until))
            and seen.calls_for_help
            and not seen.is_done
        )

    def soon(self) -> Share:
        ripe = [c for c in self.cases if c.begun and self._is_within(c.begun + WEEK)]
        ends = [(case, case.begun + WEEK) for case in ripe if case.begun]
        done = [[s for s in case.history if s.at <= end][-1].is_done for case, end in ends]
        return Share(count=sum(done), n=len(done))

    def _is_within(self, moment: datetime | None) -> bool:
        return moment is not None and self.since <= moment < self.until


def _durations(spans: list[timedelta]) -> Durations:
    seconds = sorted(span.total_seconds() for span in spans)
    if not seconds:
        return Durations()
    return Durations(
        n=len(seconds),
        median=statistics.median(seconds),
        p90=seconds[math.ceil(len(seconds) * 0.9) - 1],
        fastest=seconds[0],
        slowest=seconds[-1],
    )


def seen(case: Case, *, at: datetime, answers: int, by_customer: bool) -> Seen:
    escalation = case.escalation
    return Seen(
        at=at,
        is_done=case.is_done,
        answers=answers,
        by_customer=by_customer,
        calls_for_help=escalation is not None and escalation.acknowledged_by is None,
    )
