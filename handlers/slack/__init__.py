"""
What comes from Slack: presses, modals, messages in threads, and a bot that joins a channel.

Few patterns are registered, and a dictionary finds the listener: Bolt compares one after another.
A listener's transaction is committed before the acknowledgement; what Slack is asked to show comes
after it, because a slow Slack must not make what was done look as if it had failed.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.response import BoltResponse

from desk.deliveries import retry_all
from desk.intent import verb_typed
from desk.request import Repeated, Requests
from handlers.slack.actions import listener_for
from handlers.slack.answered import Answered, answered, show
from handlers.slack.astray import is_beside_threads, tell_astray
from handlers.slack.click import Click, Door, click, request_key, submission
from handlers.slack.failed import failed
from handlers.slack.home import open_home
from handlers.slack.messages import keep
from handlers.slack.modals import Said, send_modal
from handlers.slack.shortcuts import SHORTCUTS, picked

EVERY = re.compile("")


class StaysOpen(Exception):
    """Nothing was changed: delivered again, the modal is answered again, and not closed."""


def register(app: AsyncApp, door: Door, *, bot_user: str) -> None:
    requests = Requests(desk=door.desk)

    async def events(
        body: dict[str, Any], next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        """Events are kept and answered here."""
        if body.get("type") == "event_callback":
            await _event(door, body, bot_user=bot_user)
            return BoltResponse(status=200, body="")
        await next_()
        return None

    async def press(ack: AsyncAck, body: dict[str, Any]) -> None:
        await _carry_out(door, requests, body, taken_apart=_pressed)
        await ack()

    async def send(ack: AsyncAck, body: dict[str, Any]) -> None:
        response = None
        with suppress(Repeated, StaysOpen):
            async with requests.once(request_key(body)) as desk:
                response = await send_modal(submission(body, replace(door, desk=desk)))
                if isinstance(response, dict):
                    raise StaysOpen
        await ack(**(response.payload if isinstance(response, Said) else response or {}))

    async def use(ack: AsyncAck, body: dict[str, Any]) -> None:
        await _carry_out(door, requests, body, taken_apart=_used)
        await ack()

    async def sorry(error: Exception, body: dict[str, Any]) -> BoltResponse:
        return failed(door, body, error)

    app.middleware(events)
    app.action(EVERY)(press)
    app.view(EVERY)(send)
    app.shortcut(EVERY)(use)
    app.error(sorry)


async def _carry_out(
    door: Door,
    requests: Requests,
    body: dict[str, Any],
    *,
    taken_apart: Callable[[dict[str, Any], Door], tuple[Click, Awaitable[Answered]]],
) -> None:
    with suppress(Repeated):
        async with requests.once(request_key(body)) as desk:
            clicked, listening = taken_apart(body, replace(door, desk=desk))
            answer = await answered(listening)
        door.later(show(clicked, answer))


def _pressed(body: dict[str, Any], door: Door) -> tuple[Click, Awaitable[Answered]]:
    pressed = click(body, door)
    return pressed, listener_for(body["actions"][0])(pressed)


def _used(body: dict[str, Any], door: Door) -> tuple[Click, Awaitable[Answered]]:
    used = picked(body, door)
    return used.click, SHORTCUTS[body["callback_id"]](used)


async def _event(door: Door, body: dict[str, Any], *, bot_user: str) -> None:
    event = body.get("event", {})
    if _opens_a_channel(event, bot_user=bot_user):
        # What could not be posted there can be now.
        await retry_all(door.desk)
    elif event.get("type") == "app_home_opened":
        # Drawn again each time; nothing of it is kept.
        door.later(open_home(door, event))
    elif is_beside_threads(event):
        if verb_typed(event.get("text") or ""):
            door.later(tell_astray(door, event))
    else:
        await keep(door.desk, body, bot_user=bot_user)


def _opens_a_channel(event: dict[str, Any], *, bot_user: str) -> bool:
    if event.get("type") == "member_joined_channel":
        return event.get("user") == bot_user
    return event.get("type") in {"channel_unarchive", "group_unarchive"}
