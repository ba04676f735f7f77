"""Doubts: what tells that no person may have sent an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desk.rating import Rating
from desk.survey import Survey
from desk.survey_link import Showing, client_hash

#: Nobody reads a page and presses its button faster than this.
READING = timedelta(seconds=2)
#: Nor thinks better of an answer.
THINKING = timedelta(seconds=3)
#: Nor opens a mail, its link and the page after it was delivered.
OPENING = timedelta(seconds=10)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the page's button has sent."""

    score: str
    comment: str
    showing: str
    #: What the browser is known by.
    client: str
    #: The field that no person can see was filled in.
    is_trapped: bool = False
    #: The link was opened with different scores within seconds.
    has_other_scores: bool = False


def doubts_about(
    entry: Entry, showing: Showing, survey: Survey, counted: Rating | None, *, now: datetime
) -> tuple[str, ...]:
    """In words for a lead; `counted` is the answer that it would replace."""
    is_change = counted is not None and counted.client == client_hash(entry.client)
    if counted is None:
        signs = _signs_of_haste(entry, showing, survey, now=now)
    elif is_change:
        is_hasty = now - counted.created_at < THINKING
        signs = [(is_hasty, "Different answers were sent within seconds.")]
    else:
        signs = [(True, "Another browser had answered before.")]
    is_trapped = showing.by_trap or entry.is_trapped
    trap = (is_trapped, "It came by a link or a field that no person can see.")
    return tuple(why for is_so, why in (trap, *signs) if is_so)


def _signs_of_haste(
    entry: Entry, showing: Showing, survey: Survey, *, now: datetime
) -> list[tuple[bool, str]]:
    since_mail = now - (survey.sent_at or survey.asked_at or now)
    return [
        (entry.has_other_scores, "The link was opened with different scores within seconds."),
        (now - showing.at < READING, "It was sent faster than a person reads the page."),
        (since_mail < OPENING, "It came within seconds of the mail."),
    ]
