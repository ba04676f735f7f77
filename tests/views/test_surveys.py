"""What `/desk surveys` answers."""

from __future__ import annotations

import pytest

from desk.survey import SurveyKind
from desk.surveys_setup import SurveysShown
from desk.workspace import Workspace
from views.surveys import span_text, surveys_text

LIVE = Workspace(is_live=True)
NONE = dict.fromkeys(SurveyKind, 0)


def shown(**changes: object) -> str:
    facts = {"workspace": LIVE, "has_page": True, "asked": NONE, "answered": NONE, "held": 0}
    return surveys_text(SurveysShown(**{**facts, **changes}))


def test_without_a_page_it_says_what_the_operator_has_to_set():
    said = shown(has_page=False)

    assert "Nothing is sent" in said
    assert "PUBLIC_URL" in said


def test_in_a_rehearsal_it_says_how_to_end_it():
    assert "/desk golive" in shown(workspace=Workspace())


def test_what_is_off_needs_no_page():
    said = shown(workspace=Workspace(has_surveys=False), has_page=False)

    assert "Surveys are *off*" in said
    assert "PUBLIC_URL" not in said


def test_answers_are_counted_beside_those_who_were_asked():
    said = shown(asked={**NONE, SurveyKind.CSAT: 12}, answered={**NONE, SurveyKind.CSAT: 3})

    assert "CSAT, last 30 days: 3 answered of 12 asked." in said
    assert "NPS, last 30 days: nobody was asked." in said


def test_what_waits_for_a_lead_is_told():
    assert "wait for a lead: 2" in shown(held=2)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 minutes"),
        (1, "1 minute"),
        (10, "10 minutes"),
        (60, "1 hour"),
        (90, "90 minutes"),
        (1440, "24 hours"),
        (2880, "2 days"),
        (10080, "7 days"),
    ],
)
def test_a_span_is_said_in_the_largest_unit_that_fits(minutes, words):
    assert span_text(minutes) == words
