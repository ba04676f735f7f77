"""App Home is drawn each time somebody opens it."""

from __future__ import annotations

import logging
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from desk.lookup import my_cases
from handlers.slack.click import Door
from views.home import SHOWN, home_view, stranger_home

log = logging.getLogger(__name__)


async def open_home(door: Door, event: dict[str, Any]) -> None:
    """For the event `app_home_opened`, which the Messages tab causes too."""
    if event.get("tab") != "home":
        return
    user = event["user"]
    cases = await my_cases(door.desk, user, limit=SHOWN)
    is_stranger = cases.is_outside and not cases.mine.count
    link = door.directory.permalink
    view = stranger_home(cases.who) if is_stranger else home_view(cases, link=link)
    try:
        await door.client.views_publish(user_id=user, view=view)
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        # It is drawn again when they open it again.
        log.warning("home not drawn", extra={"error": type(error).__name__})
