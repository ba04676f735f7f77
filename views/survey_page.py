"""The page behind a survey's link, and what it says once it was answered or is over."""

from __future__ import annotations

from dataclasses import dataclass

from desk.survey_visit import Door, SurveyPage
from views.pages import notice_page, page
from views.survey_mail import SEEN_BY


@dataclass(frozen=True, kw_only=True)
class SurveyShown:
    """A survey on its page."""

    page: SurveyPage
    #: Where its button sends to, seen from the page.
    action: str
    #: What is chosen already; nothing is recorded by it.
    score: int | None = None
    comment: str = ""
    #: What is to be corrected, as a sentence.
    trouble: str = ""

    @property
    def is_change(self) -> bool:
        return self.page.door is Door.CHANGEABLE

    @property
    def scores(self) -> tuple[int, ...]:
        """The best on top where they stand in a column, else from left to right."""
        scores = self.page.survey.scale.scores
        return scores if self.page.case is None else tuple(reversed(scores))

    @property
    def seen_by(self) -> str:
        return SEEN_BY[self.page.survey.kind]


def survey_page(shown: SurveyShown) -> str:
    return page("survey.html", shown=shown)


def answered_page(shown: SurveyPage, *, action: str) -> str:
    """Thanks, with a way to change the answer for the browser that gave it."""
    return page("survey_thanks.html", page=shown, action=action)


def never_page() -> str:
    return notice_page("You will not be asked again", "Thank you for telling us.")


def unsubscribe_page(shown: SurveyPage, *, action: str) -> str:
    return page("survey_unsubscribe.html", page=shown, action=action)


def closed_page(shown: SurveyPage) -> str:
    return page("survey_closed.html", page=shown)


def unknown_page() -> str:
    return notice_page(
        "There is no survey here", "Please open the link in the mail once more, or reply to it."
    )
