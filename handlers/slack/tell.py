"""What is told to the person who acted, and to nobody else."""

from __future__ import annotations

import logging
from http import HTTPStatus

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from handlers.slack.click import Click
from views.elements import Block

log = logging.getLogger(__name__)


async def tell(click: Click, text: str, blocks: list[Block] | None = None) -> None:
    """In the place of what only they see, else beside what was pressed, else directly."""
    try:
        if click.ephemeral_url:
            await _replace(click.ephemeral_url, text, blocks)
        elif click.channel and not click.channel.startswith("D"):
            await _beside(click, text, blocks)
        else:
            await _directly(click, text, blocks)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        # A hint that cannot be shown must not turn the click into a failure.
        log.warning("hint not shown", extra={"error": type(error).__name__})


async def _replace(url: str, text: str, blocks: list[Block] | None) -> None:
    """What was pressed has done its work; its answer stands in its place."""
    hook = AsyncWebhookClient(url, retry_handlers=[])
    answer = await hook.send(text=text, blocks=blocks or [], replace_original=True)
    if answer.status_code != HTTPStatus.OK:
        log.warning("hint not shown", extra={"error": answer.body})


async def _beside(click: Click, text: str, blocks: list[Block] | None) -> None:
    try:
        await click.door.client.chat_postEphemeral(
            channel=click.channel or "",
            user=click.user,
            thread_ts=click.thread_ts,
            text=text,
            blocks=blocks,
        )
    except SlackApiError:
        # They or the bot may have left the channel.
        await _directly(click, text, blocks)


async def _directly(click: Click, text: str, blocks: list[Block] | None) -> None:
    await click.door.client.chat_postMessage(
        channel=click.user, text=text, blocks=blocks, unfurl_links=False, unfurl_media=False
    )
