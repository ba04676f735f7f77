"""Links that are opened with every score."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.web.glances import MOST, REMEMBERED, Glances
from tests.clock import START


def opened(*scores_at: tuple[str, float]) -> Glances:
    glances = Glances()
    for score, seconds in scores_at:
        glances.saw("token", score, now=START + timedelta(seconds=seconds))
    return glances


@pytest.mark.parametrize(
    ("scores_at", "is_strange"),
    [
        ([("1", 0), ("2", 1), ("3", 2)], True),
        ([("5", 0), ("5", 1)], False),
        ([("5", 0), ("", 1)], False),
        ([("1", 0), ("5", 30)], False),
        ([("1", 0)], False),
        ([], False),
    ],
    ids=["every score", "twice", "without a score", "a while apart", "once", "never"],
)
def test_different_scores_at_once_are_no_persons(scores_at, is_strange):
    now = START + timedelta(seconds=40)

    assert opened(*scores_at).has_several("token", now=now) is is_strange


def test_what_a_scanner_opened_long_ago_is_nothing_to_the_person():
    glances = opened(("1", 0), ("2", 1))

    assert not glances.has_several("token", now=START + timedelta(minutes=5))


def test_one_link_tells_nothing_of_another():
    assert not opened(("1", 0), ("2", 1)).has_several("other", now=START)


def test_what_is_remembered_has_an_end():
    glances = Glances()
    for number in range(REMEMBERED + 10):
        glances.saw(f"{number}", "1", now=START)
    for number in range(MOST + 10):
        glances.saw("token", f"{number}", now=START)

    assert len(glances._opened) == REMEMBERED
    assert len(glances._opened["token"]) == MOST
