"""Surveys in Slack: answers in their thread, what went wrong, and who is called for it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders.errors import Gone
from bot.senders.slack_cases import line
from bot.senders.slack_out import Route, SlackOut, Words, case_in
from desk.closing_loop import call_again
from desk.deliveries import Delivered
from desk.outgoing import (
    CaseLine,
    FollowUpCheck,
    RatingNotice,
    RatingPost,
    SurveyTrouble,
    Told,
)
from desk.ports import Work
from desk.rating import Opinion
from desk.survey import TROUBLED
from storage.outbox import OutboxRow
from views.ratings import rating_notice, rating_post, rating_text, survey_trouble


async def rating(slack: SlackOut, row: OutboxRow, post: RatingPost) -> Delivered:
    async with slack.desk.look() as work:
        opinion = await _opinion(work, post.rating_id)
        case = await case_in(work, post.case_id)
    words = Words(text=rating_text(case), blocks=rating_post(opinion, ping=post.ping))
    if await slack.redraw(row, case.channel, opinion.rating.post_ts, words):
        return Delivered()
    return Delivered(ts=await slack.in_thread(row, case, words))


async def notice(slack: SlackOut, row: OutboxRow, told: RatingNotice) -> Delivered:
    async with slack.desk.look() as work:
        opinion = await _opinion(work, told.rating_id)
        requester = await work.requesters.get(opinion.survey.requester_id)
    if requester is None:
        raise Gone("The customer does not exist any more.")
    words = Words(text="A customer has answered a survey", blocks=rating_notice(opinion, requester))
    await slack.directly(row, told.user, words)
    return Delivered()


async def trouble(slack: SlackOut, row: OutboxRow, told: SurveyTrouble) -> Delivered:
    async with slack.desk.look() as work:
        survey = await work.surveys.get(told.survey_id)
        case = await case_in(work, told.case_id) if told.case_id else None
    if survey is None or survey.state not in TROUBLED:
        # It was sent again before anybody was told.
        return Delivered()
    words = Words(text="A survey was not delivered", blocks=survey_trouble(survey))
    if case is not None:
        return Delivered(ts=await slack.in_thread(row, case, words))
    await slack.directly(row, survey.by, words)
    return Delivered()


async def follow_up(slack: SlackOut, row: OutboxRow, check: FollowUpCheck) -> Delivered:
    """The lead is called, if nobody has followed it up."""
    async with slack.desk.look() as work:
        called = await call_again(work, check)
    if not called:
        return Delivered()
    said = CaseLine(case_id=check.case_id, told=Told.NOT_FOLLOWED_UP, to=called)
    return await line(slack, row, said)


async def _opinion(work: Work, rating_id: str) -> Opinion:
    found = await work.surveys.rating(rating_id)
    survey = await work.surveys.get(found.survey_id) if found else None
    if found is None or survey is None:
        raise Gone("The answer does not exist any more.")
    return Opinion(survey=survey, rating=found)


ROUTES: Mapping[type, Route] = {
    RatingPost: rating,
    RatingNotice: notice,
    SurveyTrouble: trouble,
    FollowUpCheck: follow_up,
}
