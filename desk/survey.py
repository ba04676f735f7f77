"""Surveys: what a customer is asked, in whose name, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from desk.errors import BadInput, WrongStatus

#: A link can be answered for so long.
OPEN_FOR = timedelta(days=14)
#: At most one survey of any kind per customer.
BETWEEN_SURVEYS = timedelta(days=7)
#: At most one CSAT ask per customer.
BETWEEN_CSAT = timedelta(days=30)
#: After an ask or an answer a customer is left alone with NPS for so long.
QUIET = timedelta(days=90)
#: A survey that could not be asked in time is of no use: nobody remembers.
TOO_LATE = timedelta(days=3)


class SurveyKind(StrEnum):
    #: "How satisfied are you with the help you got?", 1 to 5, about one case.
    CSAT = "csat"
    #: "How likely are you to recommend us?", 0 to 10, about the whole.
    NPS = "nps"


class SurveyState(StrEnum):
    #: It waits for its time.
    PLANNED = "planned"
    #: The case was reopened, or the customer wrote again.
    CANCELLED = "cancelled"
    #: Its time came, and there was a reason not to ask.
    LEFT_OUT = "left_out"
    #: Its mail is on the way.
    ASKED = "asked"
    #: The mail server has it.
    SENT = "sent"
    #: Whether its mail left is not known.
    UNKNOWN = "unknown"
    #: Its mail was refused for good.
    FAILED = "failed"


#: A customer has been asked, or may have been.
HAVE_ASKED = frozenset({SurveyState.ASKED, SurveyState.SENT, SurveyState.UNKNOWN})
TROUBLED = frozenset({SurveyState.UNKNOWN, SurveyState.FAILED})


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What can be answered, and what the answers are called."""

    lowest: int
    highest: int
    #: Up to this one an answer is unhappy.
    bad: int
    question: str
    words: Mapping[int, str]

    def __contains__(self, score: object) -> bool:
        return isinstance(score, int) and self.lowest <= score <= self.highest

    @property
    def scores(self) -> tuple[int, ...]:
        return tuple(range(self.lowest, self.highest + 1))


SCALES: Mapping[SurveyKind, Scale] = {
    SurveyKind.CSAT: Scale(
        lowest=1,
        highest=5,
        bad=2,
        question="How satisfied are you with the help you got?",
        words={
            1: "Very dissatisfied",
            2: "Dissatisfied",
            3: "Neither satisfied nor dissatisfied",
            4: "Satisfied",
            5: "Very satisfied",
        },
    ),
    SurveyKind.NPS: Scale(
        lowest=0,
        highest=10,
        bad=6,
        question="How likely are you to recommend us to a friend or colleague?",
        words={0: "Not at all likely", 10: "Extremely likely"},
    ),
}


@dataclass(frozen=True, kw_only=True)
class Survey:
    id: str
    kind: SurveyKind
    requester_id: str
    #: The case that is asked about; of NPS the one that came of it, if one did.
    case_id: str | None = None
    #: Whose figure it is: the queue at the moment of resolving.
    queue_id: str
    #: Who had resolved the case, or who sent the NPS question.
    by: str
    #: Tells one resolution of a case from the next.
    resolved_at: datetime | None = None
    state: SurveyState = SurveyState.PLANNED
    #: Why it was left out or failed, in a sentence.
    why: str = ""
    #: When it is to be asked.
    due: datetime
    #: What the link's token is known by, once it is asked; the token itself is not kept.
    token_hash: str | None = None
    #: The Message-ID header, the same at every try.
    mail_id: str | None = None
    asked_at: datetime | None = None
    #: When the mail server took it.
    sent_at: datetime | None = None
    #: An unhappy answer is to be followed up until then; None once somebody has.
    follow_up_due: datetime | None = None
    created_at: datetime

    @property
    def scale(self) -> Scale:
        return SCALES[self.kind]

    @property
    def has_left(self) -> bool:
        return self.state in HAVE_ASKED

    def asked(self, *, token_hash: str, mail_id: str, now: datetime) -> Survey:
        return replace(
            self, state=SurveyState.ASKED, asked_at=now, token_hash=token_hash, mail_id=mail_id
        )

    def left_out(self, why: str) -> Survey:
        return replace(self, state=SurveyState.LEFT_OUT, why=why)

    def cancelled(self) -> Survey:
        return replace(self, state=SurveyState.CANCELLED)

    def delivered(self, *, now: datetime) -> Survey:
        return replace(self, state=SurveyState.SENT, sent_at=now, why="")

    def undelivered(self, why: str, *, is_unknown: bool, now: datetime) -> Survey:
        """One that may have left counts as one that did: nobody is asked twice."""
        if is_unknown:
            return replace(self, state=SurveyState.UNKNOWN, why=why, sent_at=self.sent_at or now)
        return replace(self, state=SurveyState.FAILED, why=why)

    def again(self) -> Survey:
        if self.state not in TROUBLED:
            raise WrongStatus("That survey has left, or is on its way again.")
        return replace(self, state=SurveyState.ASKED, why="")

    def is_open(self, *, now: datetime) -> bool:
        """Whether its link can still be answered."""
        since = self.sent_at or self.asked_at
        return self.has_left and since is not None and now - since < OPEN_FOR


def score_of(text: str, scale: Scale) -> int | None:
    """The score that a field or a link names, or None where it names none of the scale."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else None  # noqa: PLR2004
    return number if number in scale else None


def delay_minutes(span: timedelta) -> int:
    """How long after the resolution somebody is asked; refuses what annoys or comes too late."""
    if not timedelta(minutes=10) <= span <= timedelta(days=7):
        raise BadInput(
            "Ask between ten minutes and seven days after the case was resolved, for example "
            "`/desk surveys delay 24h`."
        )
    return int(span.total_seconds() // 60)
