"""The card of a case, and its line in lists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.case import Case, Priority
from tests.views.facts import CARD, CASE, NOW
from views.card import case_card
from views.lists import case_line


def state(case: Case) -> str:
    return case_card(replace(CARD, case=case))[2]["text"]["text"]


def test_a_priority_stands_on_the_card_where_it_is_not_the_usual_one():
    assert "Priority: *high*" in state(replace(CASE, priority=Priority.HIGH))
    assert "Priority" not in state(CASE)


@pytest.mark.parametrize("show", [state, lambda case: case_line(case, link="{}{}".format)])
def test_when_the_customer_wrote_stands_there_once_they_have(show):
    assert "ustomer wrote <!date^" in show(replace(CASE, last_customer_at=NOW))
    assert "ustomer wrote" not in show(CASE)
