"""The channels that something is posted in: they exist, and the bot is in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot.finding import Finding, hint, ill, slack_words, well
from desk.ports import Work
from storage.database import Database


@dataclass(frozen=True, kw_only=True)
class Place:
    channel: str
    #: What is posted there.
    what: str
    #: Customers' mail is read there.
    is_queue: bool = False
    #: What stands there cannot be moved.
    is_fixed: bool = False


async def places(database: Database, workspace: str) -> Sequence[Place]:
    try:
        async with database.look(workspace) as work:
            return [*await _queues(work), *await _set_by_the_team(work), *await _reminders(work)]
    except (SQLAlchemyError, OSError):
        # No tables yet, or no database: another finding says so.
        return []


async def _queues(work: Work) -> Sequence[Place]:
    """Where their cases come, and where those still stand that came before they were moved."""
    queues = {queue.id: queue for queue in await work.queues.all()}
    now = [
        Place(channel=queue.channel, what=f"Queue {queue.key}", is_queue=True)
        for queue in queues.values()
    ]
    before = [
        Place(
            channel=channel,
            what=f"Open cases of {queues[queue_id].key}",
            is_queue=True,
            is_fixed=True,
        )
        for queue_id, channel in await work.cases.places_of_open()
        if queue_id in queues and channel != queues[queue_id].channel
    ]
    return [*now, *before]


async def _set_by_the_team(work: Work) -> Sequence[Place]:
    team = await work.workspace.get()
    digest = team.digest.channel if team.digest else None
    named = (("Escalations", team.escalation_channel), ("Weekly digest", digest))
    return [Place(channel=channel, what=what) for what, channel in named if channel]


async def _reminders(work: Work) -> Sequence[Place]:
    """One for each channel, however many reminders it has."""
    numbers: dict[str, list[str]] = {}
    for reminder in await work.reminders.active():
        if reminder.channel:
            numbers.setdefault(reminder.channel, []).append(f"{reminder.number}")
    return [
        Place(channel=channel, what=f"Reminder {', '.join(those)}")
        for channel, those in numbers.items()
    ]


async def check_place(client: AsyncWebClient, place: Place) -> Finding:
    try:
        info = (await client.conversations_info(channel=place.channel))["channel"]
    except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
        return ill(place.what, slack_words(error))
    if info.get("is_archived"):
        other = "" if place.is_fixed else ", or choose another one"
        return ill(place.what, f"#{info['name']} is archived. Unarchive it{other}.")
    if not info.get("is_member"):
        return ill(place.what, f"I am not in #{info['name']}. Invite me there with `/invite`.")
    if place.is_queue and not info.get("is_private"):
        public = f"I am in #{info['name']}. It is public: every colleague can read it."
        return hint(place.what, public)
    return well(place.what, f"I am in #{info['name']}.")
