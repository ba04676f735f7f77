"""What a listener answers: words or a modal, shown once the request has been acknowledged."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import aiohttp
from slack_sdk.errors import SlackApiError

from desk.errors import DeskError, NotAnAgent
from desk.request import not_shown
from handlers.slack.click import Click
from handlers.slack.tell import tell
from views.elements import Block
from views.refusals import refusal


class How(StrEnum):
    """Slack's methods that show a modal."""

    OPENED = "views.open"
    LAID_OVER = "views.push"
    DRAWN_ANEW = "views.update"


@dataclass(frozen=True, kw_only=True)
class Told:
    """An answer with buttons."""

    text: str
    blocks: list[Block]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A modal."""

    view: Block
    how: How = How.OPENED


#: What the person who acted gets, and nobody else.
Answered: TypeAlias = str | Told | Shown | None


async def answered(answer: Awaitable[Answered]) -> Answered:
    """Give what came of it; a refusal is an answer, too."""
    try:
        return await answer
    except NotAnAgent as refused:
        text, blocks = refusal(refused)
        return Told(text=text, blocks=blocks)
    except DeskError as refused:
        return refused.sentence


async def show(click: Click, what: Answered) -> None:
    match what:
        case Shown():
            await _show_modal(click, what)
        case Told():
            await tell(click, what.text, what.blocks)
        case str():
            await tell(click, what)


async def _show_modal(click: Click, shown: Shown) -> None:
    place = {"trigger_id": click.trigger_id}
    if shown.how is How.DRAWN_ANEW:
        place = {"view_id": click.view_id or ""}
    try:
        await click.door.client.api_call(shown.how, json={**place, "view": shown.view})
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        await tell(click, _why_not(error))


def _why_not(error: Exception) -> str:
    if isinstance(error, SlackApiError) and "trigger_id" in str(error):
        return "That took too long for Slack. Please try again."
    return not_shown(error)
