"""A rating: what one customer answered to one survey, and whether it counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from desk.errors import WrongStatus
from desk.survey import Survey

#: An answer can be changed for so long, where it was given.
CHANGED_WITHIN = timedelta(hours=72)
LONGEST_COMMENT = 2_000
#: Answers that are kept of one survey; more come from no person.
MOST_ANSWERS = 12


class RatingState(StrEnum):
    #: It is the customer's answer.
    COUNTED = "counted"
    #: It may be a machine's: a lead decides.
    HELD = "held"
    #: Another answer of the customer took its place.
    REPLACED = "replaced"
    #: A lead decided that no person gave it.
    DISCARDED = "discarded"


@dataclass(frozen=True, kw_only=True)
class Rating:
    """One answer to a survey; all that came are kept, at most one of them counts."""

    id: str
    survey_id: str
    score: int
    comment: str
    state: RatingState
    #: Why it is held, in words for a lead.
    doubts: tuple[str, ...] = ()
    #: What the browser that gave it is known by.
    client: str
    #: Names the showing of the page that it came from; each is good for one answer.
    showing: str
    #: When the customer first answered; a change does not move it.
    answered_at: datetime
    created_at: datetime
    decided_by: str | None = None
    #: The message in Slack that shows it.
    post_ts: str | None = None

    @property
    def is_live(self) -> bool:
        """It counts, or may yet."""
        return self.state in {RatingState.COUNTED, RatingState.HELD}

    def says_the_same(self, score: int, comment: str) -> bool:
        return (self.score, self.comment) == (score, comment)

    def is_settled(self, *, now: datetime) -> bool:
        """Too old to be changed by anybody."""
        return now - self.answered_at >= CHANGED_WITHIN

    def posted(self, ts: str) -> Rating:
        return replace(self, post_ts=ts)

    def replaced(self) -> Rating:
        return replace(self, state=RatingState.REPLACED)

    def accepted(self, *, by: str) -> Rating:
        return replace(self._decided(by), state=RatingState.COUNTED)

    def discarded(self, *, by: str) -> Rating:
        return replace(self._decided(by), state=RatingState.DISCARDED)

    def _decided(self, by: str) -> Rating:
        if self.state is RatingState.REPLACED:
            raise WrongStatus("The customer has given another answer since.")
        if self.state is not RatingState.HELD:
            who = f"<@{self.decided_by}>" if self.decided_by else "Somebody"
            raise WrongStatus(f"{who} has decided that already.")
        return replace(self, decided_by=by)


@dataclass(frozen=True, kw_only=True)
class Opinion:
    """An answer, and the survey that it answers."""

    survey: Survey
    rating: Rating

    @property
    def is_bad(self) -> bool:
        return self.rating.score <= self.survey.scale.bad

    @property
    def word(self) -> str:
        return self.survey.scale.words.get(self.rating.score, "")


def counted_of(ratings: Iterable[Rating]) -> Rating | None:
    """The one that counts."""
    return next((r for r in ratings if r.state is RatingState.COUNTED), None)


def comment_text(text: str) -> str:
    """What is kept of a comment: without what cannot be seen, and not without end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    shown = "".join(c for c in lines if c == "\n" or c.isprintable())
    return shown[:LONGEST_COMMENT].rstrip()
