"""Intervals, medians and changes: golden values, and what no figure may claim."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.figures import (
    Change,
    Durations,
    Nps,
    Share,
    count_change,
    median_change,
    newcombe,
    nps_change,
    share_change,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [(3, 3, 44, 100), (2, 3, 21, 94), (9, 10, 60, 98), (27, 30, 74, 97), (90, 100, 83, 94)],
)
def test_a_share_has_wilsons_interval(count, n, low, high):
    interval = wilson(count, n)

    assert interval
    assert tuple(round(100 * end) for end in interval) == (low, high)


@pytest.mark.parametrize(
    ("answers", "score", "low", "high"),
    [
        ((3, 0, 0), 100, -7, 100),
        ((6, 2, 2), 40, -13, 74),
        ((15, 10, 5), 33, 5, 56),
        ((150, 100, 50), 33, 25, 41),
    ],
    ids=str,
)
def test_a_score_has_an_adjusted_interval(answers, score, low, high):
    promoters, passives, detractors = answers
    nps = Nps(promoters=promoters, passives=passives, detractors=detractors)

    assert nps.value is not None
    assert nps.interval
    assert (round(nps.value), *map(round, nps.interval)) == (score, low, high)


def test_a_change_has_newcombes_interval():
    change = newcombe(Share(count=18, n=20), Share(count=13, n=20))

    assert change
    assert [round(100 * end) for end in change] == [-48, -25, 1]


def test_a_quarter_less_of_twenty_is_not_called_a_drop():
    assert share_change(Share(count=18, n=20), Share(count=13, n=20)) is Change.NONE


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((90, 100), (60, 100), Change.DOWN),
        ((60, 100), (90, 100), Change.UP),
        ((0, 4), (4, 4), Change.NONE),
        ((0, 0), (40, 40), Change.NONE),
    ],
    ids=str,
)
def test_a_share_has_changed_only_where_chance_does_not_explain_it(before, after, change):
    assert share_change(Share(count=before[0], n=before[1]), Share(count=after[0], n=after[1])) is (
        change
    )


def test_a_score_changes_by_the_same_rule():
    good, bad = Nps(promoters=40, detractors=5), Nps(promoters=5, detractors=40)

    assert (nps_change(good, bad), nps_change(bad, good)) == (Change.DOWN, Change.UP)
    assert nps_change(Nps(promoters=3), Nps(detractors=3)) is Change.NONE


@pytest.mark.parametrize(
    ("count", "usual", "change"),
    [
        (90, [40, 45, 38, 41], Change.UP),
        (10, [40, 45, 38, 41], Change.DOWN),
        (50, [40, 45, 38, 41], Change.NONE),
        (90, [], Change.NONE),
        (2, [0, 0, 0, 0], Change.NONE),
    ],
    ids=str,
)
def test_a_count_is_unusual_only_beyond_chance(count, usual, change):
    assert count_change(count, usual) is change


def test_false_arrows_are_rare():
    chance = random.Random(4)
    weeks = [[chance.random() < 0.85 for _ in range(10)] for _ in range(2_001)]
    shares = [Share(count=sum(week), n=10) for week in weeks]

    arrows = sum(share_change(a, b) is not Change.NONE for a, b in itertools.pairwise(shares))

    assert arrows / 2_000 < 0.05


def test_a_median_has_changed_when_it_clearly_has():
    chance = random.Random(4)
    slow = [chance.gauss(200, 20) for _ in range(31)]
    fast = [chance.gauss(100, 20) for _ in range(40)]

    assert (median_change(fast, slow), median_change(slow, fast)) == (Change.UP, Change.DOWN)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([100.0] * 9, [900.0] * 50),
        ([100.0] * 50, [110.0] * 50),
        ([1.0, 500.0] * 6, [1.0, 700.0] * 6),
    ],
    ids=["too few", "too little", "too spread"],
)
def test_a_median_has_not_changed_where_that_is_not_sure(before, after):
    assert median_change(before, after) is Change.NONE


@given(
    values=st.lists(st.floats(0, 1e7), min_size=10, max_size=40),
    seed=st.randoms(use_true_random=False),
)
def test_the_same_values_in_another_order_are_no_change(values, seed):
    other = list(values)
    seed.shuffle(other)

    assert median_change(values, other) is Change.NONE


def test_no_durations_are_no_data_and_not_zero():
    assert Durations.of([]) == Durations(n=0, median=None, p90=None, fastest=None, slowest=None)


def test_a_p90_is_a_value_that_happened():
    assert Durations.of([float(n) for n in range(1, 11)]).p90 == 9


@given(seconds=st.lists(st.floats(0, 1e7), min_size=1, max_size=60))
def test_nine_in_ten_do_not_exceed_the_p90(seconds):
    p90 = Durations.of(seconds).p90

    assert p90 is not None
    assert sum(value <= p90 for value in seconds) >= 0.9 * len(seconds)


@given(scores=st.lists(st.integers(0, 10), max_size=40))
def test_every_score_is_counted_once(scores):
    nps = Nps.of(scores)

    assert nps.n == len(scores)
    assert nps.promoters == sum(score in {9, 10} for score in scores)
    assert nps.passives == sum(score in {7, 8} for score in scores)


@pytest.mark.parametrize("nothing", [Share(), Nps()], ids=["share", "nps"])
def test_nothing_has_no_value_and_no_interval(nothing):
    assert (nothing.value, nothing.interval) == (None, None)
