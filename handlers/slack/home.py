"""App Home is drawn each time somebody opens it."""

from __future__ import annotations

from typing import Any

from desk.access import standing
from desk.lookup import my_cases
from handlers.slack.click import Door
from views.home import home_view, stranger_home


async def open_home(door: Door, event: dict[str, Any]) -> None:
    """For the event `app_home_opened`, which the Messages tab causes too."""
    if event.get("tab") != "home":
        return
    user = event["user"]
    async with door.desk.look() as work:
        who = await standing(work, user)
    view = stranger_home()
    if who.queues:
        view = home_view(await my_cases(door.desk, user), link=door.directory.permalink)
    await door.client.views_publish(user_id=user, view=view)
