"""A refusal is an answer: a sentence, and where there is one, the way on."""

from __future__ import annotations

from collections.abc import Awaitable

from commands.asked import Told
from desk.errors import DeskError, NotAnAgent
from views.refusals import refusal


async def answered(answer: Awaitable[Told]) -> Told:
    try:
        return await answer
    except NotAnAgent as refused:
        text, blocks = refusal(refused)
        return Told(text=text, blocks=blocks)
    except DeskError as refused:
        return Told(text=refused.sentence)
