"""How a command's answer reaches the person: through the URL that came with it, or as a modal."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from commands.asked import Told
from desk.request import not_shown

log = logging.getLogger(__name__)


async def show(client: AsyncWebClient, body: dict[str, Any], told: Told) -> None:
    """After the acknowledgement; `body` is the command as Slack sent it."""
    if told.modal:
        told = await _opened(client, body["trigger_id"], told.modal)
    if told.text or told.blocks:
        await _respond(body["response_url"], told)


async def _opened(client: AsyncWebClient, trigger_id: str, modal: dict[str, Any]) -> Told:
    """Nothing more to tell, unless Slack would not open it any more."""
    try:
        await client.views_open(trigger_id=trigger_id, view=modal)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        if isinstance(error, SlackApiError) and "trigger_id" in str(error):
            return Told(text="That took too long for Slack. Please type it again.")
        return Told(text=not_shown(error))
    return Told()


async def _respond(url: str, told: Told) -> None:
    """Only to the one who typed, which is what Slack does with it unless it is told otherwise."""
    hook = AsyncWebhookClient(url, retry_handlers=[])
    try:
        answer = await hook.send(text=told.text, blocks=told.blocks or None)
    except (aiohttp.ClientError, TimeoutError) as error:
        log.warning("answer not shown", extra={"error": type(error).__name__})
        return
    if answer.status_code != HTTPStatus.OK:
        log.warning("answer not shown", extra={"error": answer.body})
