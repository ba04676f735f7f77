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
    card = pile_card(held(cause, about, count=1_200))

    assert card[0]["text"]["text"] == title


def test_the_title_says_when_nothing_is_left():
    card = pile_card(held(Cause.SAME_TEXT, "5f3a", count=0))

    assert card[0]["text"]["text"] == "🌊 Nothing is left of the mails that say the same"


@pytest.mark.parametrize(("count", "says"), [(1, "of 1 mail?"), (1_200, "of 1,200 mails?")])
def test_who_makes_cases_of_all_is_told_how_many(count: int, says: str):
    buttons = pile_card(held(Cause.SENDER, "robot@example.net", count=count))[-1]

    assert buttons["elements"][0]["confirm"]["title"]["text"].endswith(says)


def held(cause: Cause, about: str, *, count: int) -> PileFacts:
    pile = Pile(
        id="p1",
        queue_id=QUEUE.id,
        cause=cause,
        about=about,
        day="2026-06-08",
        channel="C1",
        created_at=NOW,
    )
    return PileFacts(pile=pile, queue=QUEUE, newest=(), counts={Why.STORM: count})
