"""What leaves for surveys: the question by mail, and what came of it in Slack."""

from __future__ import annotations

from dataclasses import dataclass

from desk.outgoing.urgency import Urgency


@dataclass(frozen=True, kw_only=True)
class SurveyMail:
    """The mail that asks a customer how it went; one for each survey."""

    survey_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"survey:{self.survey_id}"

    @property
    def key(self) -> str:
        return f"survey:{self.survey_id}"


@dataclass(frozen=True, kw_only=True)
class RatingPost:
    """A customer's answer in the thread of its case: posted once, then edited."""

    case_id: str
    rating_id: str
    #: Whom an unhappy one calls.
    ping: tuple[str, ...] = ()

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"rating:{self.rating_id}"

    @property
    def key(self) -> str:
        return f"rating:{self.rating_id}"


@dataclass(frozen=True, kw_only=True)
class RatingNotice:
    """An answer that has no thread, put before a lead or admin directly."""

    user: str
    rating_id: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"rating:{self.rating_id}:{self.user}"


@dataclass(frozen=True, kw_only=True)
class SurveyTrouble:
    """A survey's mail failed, or nobody knows: in its case's thread, or told to who sent it."""

    survey_id: str
    case_id: str | None = None

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"trouble:{self.survey_id}"

    @property
    def key(self) -> str:
        return f"trouble:{self.survey_id}"


@dataclass(frozen=True, kw_only=True)
class FollowUpCheck:
    """The alarm clock of an unhappy answer: its lead is called when nobody has followed it up."""

    case_id: str
    survey_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"follow:{self.survey_id}"

    @property
    def key(self) -> str:
        return f"follow:{self.survey_id}"
