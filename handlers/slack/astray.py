"""A `!` command that was typed beside the thread that it was meant for."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from desk.intent import verb_typed
from desk.verbs import BY_VERB, Typed
from handlers.slack.click import Door

log = logging.getLogger(__name__)


async def tell_astray(door: Door, event: dict[str, Any]) -> None:
    """In a queue's channel itself no case is meant: whoever typed it would think that it was."""
    verb = verb_typed(event["text"])
    if verb is None or not await _is_of_a_queue(door, event["channel"]):
        return
    example = BY_VERB[verb].written(Typed.COMMAND)
    text = (
        f"Nothing was done: here I do not know which case you mean. Type `{Typed.IN_THREAD}{verb}` "
        f"in its thread, or `{example}` with its number."
    )
    try:
        await door.client.chat_postEphemeral(
            channel=event["channel"], user=event["user"], text=text
        )
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        log.warning("hint not shown", extra={"error": type(error).__name__})


def is_beside_threads(event: dict[str, Any]) -> bool:
    """A person's message in the channel itself."""
    is_typed = event.get("type") == "message" and "subtype" not in event
    return (
        is_typed and bool(event.get("user")) and not (event.get("bot_id") or event.get("thread_ts"))
    )


async def _is_of_a_queue(door: Door, channel: str) -> bool:
    async with door.desk.look() as work:
        is_now = any(queue.channel == channel for queue in await work.queues.all())
        # A queue that was given another channel has left cases in this one.
        return is_now or await work.cases.stand_in(channel)
