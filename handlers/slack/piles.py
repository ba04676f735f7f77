"""What is pressed on a card of held mails, and on the notice of those that were not read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from desk import ledger, piles
from handlers.slack.answered import Answered, Shown
from handlers.slack.click import Click
from views.ids import Action
from views.modals.piles import block_senders_modal, make_cases_modal


async def choose_cases(click: Click) -> Answered:
    waiting = await piles.waiting_on(click.desk, click.value, by=click.user)
    return Shown(view=make_cases_modal(click.value, waiting))


async def choose_blocked(click: Click) -> Answered:
    waiting = await piles.waiting_on(click.desk, click.value, by=click.user)
    return Shown(view=block_senders_modal(click.value, waiting))


async def all_cases(click: Click) -> Answered:
    count = await piles.make_cases(click.desk, click.value, by=click.user)
    return f"{count:,} held mails are taken in now."


async def rerun(click: Click) -> Answered:
    count = await ledger.rerun_for(click.desk, by=click.user)
    return f"{count:,} of them are processed once more."


ACTIONS: Mapping[str, Callable[[Click], Awaitable[Answered]]] = {
    Action.CHOOSE_CASES: choose_cases,
    Action.CHOOSE_BLOCKED: choose_blocked,
    Action.ALL_CASES: all_cases,
    Action.RERUN: rerun,
}
