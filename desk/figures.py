"""Figures that say how little they may rest on: intervals, medians, and changes that are real."""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

#: Of the 95 % intervals (two-sided normal quantile).
Z = 1.96
#: Below it no percentage is shown; below PLAIN one comes with its interval.
FEW, PLAIN = 5, 30
#: Fewer durations than this on either side are never called faster or slower.
ENOUGH_DURATIONS = 10
#: A median has to move by this share to be worth an arrow.
WORTH_TELLING = 0.2
BOOTSTRAPS = 2_000
#: Of 5, of 10, of 10: from here on.
HAPPY, PROMOTER, PASSIVE = 4, 9, 7
#: Of 5: up to here.
UNHAPPY = 2

Interval: TypeAlias = tuple[float, float]


class Change(StrEnum):
    """How a figure stands to the one before; NONE where chance explains the difference."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Share:
    """`count` of `n`."""

    count: int = 0
    n: int = 0

    @property
    def value(self) -> float | None:
        return self.count / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        return wilson(self.count, self.n)


@dataclass(frozen=True, kw_only=True)
class Nps:
    """Answers to "How likely are you to recommend us?", 0 to 10."""

    promoters: int = 0
    passives: int = 0
    detractors: int = 0

    @classmethod
    def of(cls, scores: Sequence[int]) -> Nps:
        promoters = sum(score >= PROMOTER for score in scores)
        detractors = sum(score < PASSIVE for score in scores)
        passives = len(scores) - promoters - detractors
        return cls(promoters=promoters, passives=passives, detractors=detractors)

    @property
    def n(self) -> int:
        return self.promoters + self.passives + self.detractors

    @property
    def value(self) -> float | None:
        """The share of promoters less that of detractors, -100 to 100."""
        return 100 * (self.promoters - self.detractors) / self.n if self.n else None

    @property
    def interval(self) -> Interval | None:
        """
        The 95 % interval of the score, adjusted Wald: three answers are added, as ¾, 1½ and ¾.

        The plain one is far too narrow for a handful of answers.
        """
        if not self.n:
            return None
        n = self.n + 3
        up, down = self.promoters + 0.75, self.detractors + 0.75
        middle = (up - down) / n
        half = Z * math.sqrt(((up + down) / n - middle * middle) / n)
        return 100 * max(-1.0, middle - half), 100 * min(1.0, middle + half)


@dataclass(frozen=True, kw_only=True)
class Durations:
    """Seconds of calendar time; what there is none of is None, never 0."""

    n: int = 0
    median: float | None = None
    #: The value that 90 % do not exceed: the nearest rank, so one that really happened.
    p90: float | None = None
    fastest: float | None = None
    slowest: float | None = None

    @classmethod
    def of(cls, seconds: Sequence[float]) -> Durations:
        if not seconds:
            return cls()
        ordered = sorted(seconds)
        return cls(
            n=len(ordered),
            median=statistics.median(ordered),
            p90=ordered[math.ceil(0.9 * len(ordered)) - 1],
            fastest=ordered[0],
            slowest=ordered[-1],
        )


def wilson(count: int, n: int) -> Interval | None:
    """Wilson's 95 % score interval of a share; None where there is nothing to share."""
    if n == 0:
        return None
    p = count / n
    d = 1 + Z * Z / n
    centre = (p + Z * Z / 2 / n) / d
    half = Z * math.sqrt(p * (1 - p) / n + Z * Z / 4 / n / n) / d
    return max(0.0, centre - half), min(1.0, centre + half)


def newcombe(before: Share, after: Share) -> tuple[float, float, float] | None:
    """
    How much a share has changed, between the ends of Newcombe's 95 % hybrid score interval.

    None where one of them has no answers.
    """
    if before.value is None or after.value is None:
        return None
    return _difference(
        (before.value, before.interval or (0, 1)), (after.value, after.interval or (0, 1))
    )


def share_change(before: Share, after: Share) -> Change:
    return _real(newcombe(before, after), n=min(before.n, after.n))


def nps_change(before: Nps, after: Nps) -> Change:
    """The same rule for the score, from its own two intervals."""
    if before.value is None or after.value is None:
        return Change.NONE
    difference = _difference(
        (before.value, before.interval or (-100, 100)), (after.value, after.interval or (-100, 100))
    )
    return _real(difference, n=min(before.n, after.n))


def count_change(count: int, usual: Sequence[int]) -> Change:
    """
    Whether a period's count is more than chance away from the periods before it, as long each.

    Of all that came, this period's part would be one in so many: Wilson's interval has to leave
    that out.
    """
    total = count + sum(usual)
    interval = wilson(count, total)
    if interval is None or not usual or total < FEW:
        return Change.NONE
    expected = 1 / (len(usual) + 1)
    return _outside(interval, expected)


def median_change(before: Sequence[float], after: Sequence[float]) -> Change:
    """UP means slower. Both need ten values, a fifth of difference, and more than chance."""
    if min(len(before), len(after)) < ENOUGH_DURATIONS:
        return Change.NONE
    was, now = statistics.median(before), statistics.median(after)
    if abs(now - was) < WORTH_TELLING * was:
        return Change.NONE
    return _outside(_bootstrapped(sorted(before), sorted(after)), 0)


def _difference(
    before: tuple[float, Interval], after: tuple[float, Interval]
) -> tuple[float, float, float]:
    (p1, (low1, high1)), (p2, (low2, high2)) = before, after
    d = p2 - p1
    below = math.sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2)
    above = math.sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2)
    return d - below, d, d + above


def _real(difference: tuple[float, float, float] | None, *, n: int) -> Change:
    if difference is None or n < FEW:
        return Change.NONE
    low, _, high = difference
    return _outside((low, high), 0)


def _outside(interval: Interval, value: float) -> Change:
    low, high = interval
    if low > value:
        return Change.UP
    return Change.DOWN if high < value else Change.NONE


def _bootstrapped(before: Sequence[float], after: Sequence[float]) -> Interval:
    """The 95 % bootstrap interval of the medians' difference; the same numbers, the same ends."""
    # Not for secrets: a report that is computed again has to come out the same.
    chance = random.Random(len(before) * len(after))  # noqa: S311
    differences = sorted(
        _resampled_median(after, chance) - _resampled_median(before, chance)
        for _ in range(BOOTSTRAPS)
    )
    edge = BOOTSTRAPS * 25 // 1000
    return differences[edge], differences[-edge - 1]


def _resampled_median(ordered: Sequence[float], chance: random.Random) -> float:
    """
    The median of as many values drawn with replacement.

    The k-th smallest of n uniform draws has a beta distribution, so two draws do for any n.
    """
    n = len(ordered)
    middle = (n + 1) // 2
    lower = chance.betavariate(middle, n + 1 - middle)
    first = ordered[min(int(lower * n), n - 1)]
    if n % 2:
        return first
    upper = lower + (1 - lower) * chance.betavariate(1, n - middle)
    return (first + ordered[min(int(upper * n), n - 1)]) / 2
