"""What is told to the person who acted and to nobody else: answers and refusals."""

from __future__ import annotations

import logging

from slack_sdk.errors import SlackApiError

from desk.errors import DeskError, NotAnAgent
from handlers.slack.click import Click
from views.elements import Block
from views.refusals import refusal

log = logging.getLogger(__name__)


async def tell(click: Click, text: str, blocks: list[Block] | None = None) -> None:
    """Beside what was pressed, or by direct message where that is a modal or is gone."""
    client = click.door.client
    try:
        if click.channel and not click.channel.startswith("D"):
            await client.chat_postEphemeral(
                channel=click.channel,
                user=click.user,
                thread_ts=click.thread_ts,
                text=text,
                blocks=blocks,
            )
        else:
            await client.chat_postMessage(channel=click.user, text=text, blocks=blocks)
    except SlackApiError as error:
        # A hint that cannot be shown must not turn the click into a failure.
        log.warning("hint not shown", extra={"error": str(error.response.get("error"))})


async def refuse(click: Click, error: DeskError) -> None:
    if isinstance(error, NotAnAgent):
        text, blocks = refusal(error)
        await tell(click, text, blocks)
    else:
        await tell(click, error.sentence)
