"""The ledger in words."""

from __future__ import annotations

from desk.ledger import Ledger
from desk.raw import Outcome
from tests.views.facts import NOW
from views.ledger import ledger_lines


def test_what_waits_for_its_turn_is_a_line_of_its_own():
    ledger = Ledger(since=NOW, outcomes={Outcome.CASE: 2}, waiting=3, quarantined=())

    *_, waits, total = ledger_lines(ledger)
    assert (waits.split(), total.split()) == (
        ["3", "wait", "for", "their", "turn"],
        ["5", "in", "all"],
    )
