"""What customers think of us, in Slack: on the card, in the thread, put before a lead."""

from __future__ import annotations

from collections.abc import Sequence

from desk.case import Case
from desk.people import Requester
from desk.rating import Opinion, Rating, RatingState
from desk.rich import from_plain
from desk.survey import Survey, SurveyKind, SurveyState
from views.elements import Block, actions, button, context, date_token, section
from views.ids import Action
from views.text import escape, label, literal, named, rich_text_blocks

#: Of a comment, on a card.
ON_CARD = 120
STATES = {
    RatingState.COUNTED: "The customer rated this case",
    RatingState.HELD: "An answer to the survey is held, because a machine may have given it:",
    RatingState.REPLACED: "Replaced by another answer:",
    RatingState.DISCARDED: "{by} has discarded this answer:",
}


def rating_post(opinion: Opinion, *, ping: Sequence[str]) -> list[Block]:
    """A customer's answer in the thread of its case; `ping` are mentioned when it is posted."""
    rating = opinion.rating
    called = " ".join(f"<@{user}>" for user in ping)
    heading = f"{_mark(opinion)} {called} {_state(opinion)} {said(opinion)}"
    return [
        section(" ".join(heading.split())),
        *_comment(rating),
        *_doubts(rating),
        *actions(*_buttons(opinion)),
    ]


def rating_text(case: Case) -> str:
    return f"The customer of #{case.number} has answered the survey"


def rating_notice(opinion: Opinion, requester: Requester) -> list[Block]:
    """An answer without a case, told to one person."""
    blocks = [section(f"{_notice(opinion)}\n{named(requester.shown_as)}: {said(opinion)}")]
    return [
        *blocks,
        *_comment(opinion.rating),
        *_doubts(opinion.rating),
        *actions(*_decisions(opinion.rating)),
    ]


def survey_trouble(survey: Survey) -> list[Block]:
    """A survey's mail failed, or nobody knows."""
    if survey.state is SurveyState.UNKNOWN:
        text = f"❔ The survey *may or may not have arrived*: {escape(survey.why)}"
    else:
        text = f"⚠️ The survey was *not delivered*: {escape(survey.why)}"
    again = button("Send it again", Action.SURVEY_AGAIN, survey.id)
    return [section(text), *actions(again)]


def card_remarks(case: Case, opinions: Sequence[Opinion]) -> list[str]:
    """What this case was rated, and what its customer has said of us otherwise, last."""
    own = next((o for o in opinions if o.survey.case_id == case.id), None)
    others = [o for o in opinions if o.survey.case_id != case.id]
    last = [next((o for o in others if o.survey.kind is kind), None) for kind in SurveyKind]
    lines = [_on_card(own)] if own else []
    earlier = "  ·  ".join(_earlier(opinion) for opinion in last if opinion)
    return [*lines, *([f"Before: {earlier}"] if earlier else [])]


def said(opinion: Opinion) -> str:
    """`*2 of 5* (Dissatisfied)`."""
    word = f" ({opinion.word})" if opinion.word else ""
    return f"*{opinion.rating.score} of {opinion.survey.scale.highest}*{word}"


def _on_card(opinion: Opinion) -> str:
    comment = opinion.rating.comment
    quoted = f": {literal(label(comment, ON_CARD))}" if comment else ""
    parts = [f"{_mark(opinion)} Rated {said(opinion)}{quoted}"]
    if opinion.survey.follow_up_due:
        parts.append(f"☎️ *Follow up* by {date_token(opinion.survey.follow_up_due)}")
    return "  ·  ".join(parts)


def _earlier(opinion: Opinion) -> str:
    day = date_token(opinion.rating.answered_at, "{date_short}")
    return f"{opinion.survey.kind.value.upper()} {said(opinion)} on {day}"


def _mark(opinion: Opinion) -> str:
    if opinion.rating.state is RatingState.HELD:
        return "🕵️"
    return "🔴" if opinion.is_bad else "⭐"


def _state(opinion: Opinion) -> str:
    by = f"<@{opinion.rating.decided_by}>" if opinion.rating.decided_by else "Somebody"
    return STATES[opinion.rating.state].format(by=by)


def _notice(opinion: Opinion) -> str:
    if opinion.rating.state is RatingState.HELD:
        return "🕵️ An answer to your survey is held, because a machine may have given it."
    if opinion.is_bad:
        return (
            "🔴 A customer is unhappy, and there is no service queue whose case it could become. "
            "`/desk queues add` makes one; please write to them meanwhile."
        )
    return "⭐ A customer has answered your survey."


def _comment(rating: Rating) -> list[Block]:
    body, _ = rich_text_blocks(from_plain(rating.comment), quote=True)
    return body if rating.comment else []


def _doubts(rating: Rating) -> list[Block]:
    if rating.state is not RatingState.HELD:
        return []
    return [context(escape(" ".join(rating.doubts)) + " It counts once a lead accepts it.")]


def _buttons(opinion: Opinion) -> list[Block]:
    if opinion.rating.state is RatingState.COUNTED and opinion.survey.follow_up_due:
        return [button("Followed up", Action.FOLLOWED_UP, opinion.survey.id)]
    return _decisions(opinion.rating)


def _decisions(rating: Rating) -> list[Block]:
    if rating.state is not RatingState.HELD:
        return []
    return [
        button("Accept", Action.ACCEPT_RATING, rating.id, style="primary"),
        button("Discard", Action.DISCARD_RATING, rating.id),
    ]
