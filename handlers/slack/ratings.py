"""Buttons under what customers answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from desk import closing_loop, ratings, survey_deliveries
from handlers.slack.answered import Answered
from handlers.slack.click import Click
from views.ids import Action


async def accept(click: Click) -> Answered:
    await ratings.decide(click.desk, click.value, is_accepted=True, by=click.user)
    return "Accepted: it counts as the customer's answer."


async def discard(click: Click) -> Answered:
    await ratings.decide(click.desk, click.value, is_accepted=False, by=click.user)
    return "Discarded: it counts for nothing."


async def followed_up(click: Click) -> Answered:
    case = await closing_loop.followed_up(click.desk, click.value, by=click.user)
    return f"Thank you. #{case.number} is followed up."


async def again(click: Click) -> Answered:
    await survey_deliveries.send_again(click.desk, click.value, by=click.user)
    return "It is on its way again."


ACTIONS: Mapping[str, Callable[[Click], Awaitable[Answered]]] = {
    Action.ACCEPT_RATING: accept,
    Action.DISCARD_RATING: discard,
    Action.FOLLOWED_UP: followed_up,
    Action.SURVEY_AGAIN: again,
}
