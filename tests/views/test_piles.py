"""The card of mails that were held back."""

from __future__ import annotations

import pytest

from desk.pile import Cause, Pile, Why
from desk.piles import PileFacts
from tests.views.facts import NOW, QUEUE
from views.piles import pile_card


@pytest.mark.parametrize(
    ("cause", "about", "title"),
    [
        (Cause.QUIET, "", "🧹 Quiet mail · Support desk · Monday, 8 June"),
        (Cause.SENDER, "robot@example.net", "🌊 1,200 more mails from robot@example.net"),
        (Cause.SAME_TEXT, "5f3a", "🌊 1,200 more mails that say the same"),
        (Cause.IN_CASE, "1042", "🌊 1,200 more mails to #1042 from a machine"),
    ],
    ids=str,
)
def test_the_title_says_what_was_held(cause: Cause, about: str, title: str):
    pile = Pile(
        id="p1",
        queue_id=QUEUE.id,
        cause=cause,
        about=about,
        day="2026-06-08",
        channel="C1",
        created_at=NOW,
    )
    facts = PileFacts(pile=pile, queue=QUEUE, newest=(), counts={Why.STORM: 1_200})

    assert pile_card(facts)[0]["text"]["text"] == title
