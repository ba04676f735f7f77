"""
What comes from Slack: presses, modals, messages in threads, and a bot that joins a channel.

Few patterns are registered, and a dictionary finds the listener: Bolt compares one after another.
Each listener is one short transaction before the acknowledgement; what is slow is in the outbox.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError

from desk.deliveries import retry_all
from desk.errors import DeskError
from handlers.slack.actions import ACTIONS, Answered, Told
from handlers.slack.click import Click, Door, click, request_key, submission
from handlers.slack.errors import refuse, tell
from handlers.slack.home import open_home
from handlers.slack.messages import keep
from handlers.slack.modals import MODALS
from handlers.slack.shortcuts import SHORTCUTS, picked

log = logging.getLogger(__name__)

EVERY = re.compile("")


def register(app: AsyncApp, door: Door, *, bot_user: str) -> None:
    async def once(
        body: dict[str, Any], next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        """Events are kept and answered here; a press that comes twice is answered once."""
        if body.get("type") == "event_callback":
            await _event(door, body, bot_user=bot_user)
            return BoltResponse(status=200, body="")
        key = request_key(body)
        if key and not await _is_first(door, key):
            return BoltResponse(status=200, body="")
        await next_()
        return None

    async def press(ack: AsyncAck, body: dict[str, Any]) -> None:
        listener = ACTIONS.get(body["actions"][0]["action_id"])
        # Links and fields of modals press too; there is nothing to do for them.
        if listener is not None:
            pressed = click(body, door)
            await _answer(pressed, listener(pressed))
        await ack()

    async def send(ack: AsyncAck, body: dict[str, Any]) -> None:
        response = await MODALS[body["view"]["callback_id"]](submission(body, door))
        await ack(**(response or {}))

    async def use(ack: AsyncAck, body: dict[str, Any]) -> None:
        used = picked(body, door)
        await _answer(used.click, SHORTCUTS[body["callback_id"]](used))
        await ack()

    app.middleware(once)
    app.action(EVERY)(press)
    app.view(EVERY)(send)
    app.shortcut(EVERY)(use)


async def _answer(click: Click, done: Awaitable[Answered]) -> None:
    """Tell the person who acted what came of it, or why nothing did."""
    try:
        answered = await done
        if isinstance(answered, Told):
            await tell(click, answered.text, answered.blocks)
        elif answered:
            await tell(click, answered)
    except DeskError as refused:
        await refuse(click, refused)
    except SlackApiError as error:
        if "trigger_id" not in str(error.response.get("error")):
            raise
        await tell(click, "That took too long for Slack. Please try again.")


async def _event(door: Door, body: dict[str, Any], *, bot_user: str) -> None:
    event = body.get("event", {})
    if _opens_a_channel(event, bot_user=bot_user):
        # What could not be posted there can be now.
        await retry_all(door.desk)
    elif event.get("type") == "app_home_opened":
        await open_home(door, event)
    else:
        await keep(door.desk, body, bot_user=bot_user)


def _opens_a_channel(event: dict[str, Any], *, bot_user: str) -> bool:
    if event.get("type") == "member_joined_channel":
        return event.get("user") == bot_user
    return event.get("type") in {"channel_unarchive", "group_unarchive"}


async def _is_first(door: Door, key: str) -> bool:
    async with door.desk.begin() as work:
        return await work.seen.once(key, now=door.desk.now())
