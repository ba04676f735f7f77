"""What customers answered, in Slack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.rating import Opinion, RatingState
from desk.survey import Survey, SurveyKind
from tests.views import facts
from tests.views.facts import NOW, REQUESTER
from views.ratings import rating_notice, rating_post

SURVEY = Survey(
    id="s1",
    kind=SurveyKind.NPS,
    requester_id=REQUESTER.id,
    queue_id="q1",
    by="U1",
    due=NOW,
    created_at=NOW,
)
RATING = replace(facts.RATING, score=9)


def opinion(**changes: object) -> Opinion:
    return Opinion(survey=SURVEY, rating=replace(RATING, **changes))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "⭐ A customer has answered your survey."),
        ({"score": 3}, "🔴 A customer is unhappy, and there is no service queue"),
        ({"score": 3, "state": RatingState.HELD}, "🕵️ An answer to your survey is held"),
    ],
    ids=["happy", "unhappy", "held"],
)
def test_who_asked_is_told_what_came_of_it(changes: dict[str, object], says: str):
    assert rating_notice(opinion(**changes), REQUESTER)[0]["text"]["text"].startswith(says)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"state": RatingState.COUNTED}, "The customer rated this case"),
        ({"state": RatingState.HELD}, "is held, because a machine may have given it"),
        ({"state": RatingState.REPLACED}, "Replaced by another answer"),
        ({"state": RatingState.DISCARDED, "decided_by": "U2"}, "<@U2> has discarded this answer"),
        ({"state": RatingState.DISCARDED}, "Somebody has discarded this answer"),
    ],
    ids=["counted", "held", "replaced", "discarded", "discarded by nobody known"],
)
def test_a_thread_says_what_became_of_an_answer(changes: dict[str, object], says: str):
    assert says in rating_post(opinion(**changes), ping=())[0]["text"]["text"]
