"""Values as JSON and back, also where another version of the program wrote them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from desk.counting import Facts, report
from desk.period import days_of
from desk.queue import Function, Queue
from desk.report import Report
from desk.snapshot import from_json, to_json

NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, kw_only=True)
class Leaf:
    at: datetime
    colour: Colour = Colour.RED


@dataclass(frozen=True, kw_only=True)
class Tree:
    day: date
    leaves: tuple[Leaf, ...] = ()
    best: Leaf | None = None
    height: float | None = None


LEAF = Leaf(at=NOW)


@pytest.mark.parametrize(
    "tree",
    [
        Tree(day=NOW.date()),
        Tree(day=NOW.date(), leaves=(LEAF, LEAF), best=LEAF, height=1.5),
    ],
    ids=["bare", "full"],
)
def test_a_value_comes_back_as_it_was(tree: Tree):
    assert from_json(Tree, json.loads(json.dumps(to_json(tree)))) == tree


def test_a_report_comes_back_as_it_was():
    queue = Queue(
        id="q",
        key="support",
        name="Support",
        function=Function.SUPPORT,
        channel="C1",
        address="support@example.com",
    )
    week = days_of(date(2026, 6, 1), date(2026, 6, 7), zone="UTC", now=NOW)
    told = report(Facts(period=week), [queue])

    assert from_json(Report, json.loads(json.dumps(to_json(told)))) == told


def test_what_an_older_program_did_not_know_takes_its_default():
    assert from_json(Tree, {"day": "2026-06-08"}) == Tree(day=NOW.date())


def test_what_a_newer_program_knew_is_left_aside():
    assert from_json(Tree, {"day": "2026-06-08", "roots": [1, 2]}) == Tree(day=NOW.date())
