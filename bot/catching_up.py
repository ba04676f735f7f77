"""
Notes that were typed while the bot was away, read back from the threads of open cases.

Slack repeats an event for some minutes only. What is bounded: the threads of the newest cases, and
the time since the bot was last seen alive. Commands typed meanwhile are not run; their authors are
told to type them again.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.pace import Pace
from bot.pulse import Pulse
from desk.case import Case
from desk.desk import Desk
from desk.outgoing import Urgency
from handlers.slack.messages import keep_missed

log = logging.getLogger(__name__)

#: Seconds between two marks of being alive.
EVERY = 30.0
#: Events under way when the bot was last seen alive.
BEFORE = timedelta(minutes=2)
#: Somebody who was away for longer finds the notes in Slack.
LONGEST_AWAY = timedelta(days=7)
THREADS = 100
PAGE = 15
CURSOR = "slack:alive"


@dataclass(frozen=True, kw_only=True)
class CatchingUp:
    desk: Desk
    client: AsyncWebClient
    pace: Pace
    bot_user: str
    pulse: Pulse

    async def run(self, stop: asyncio.Event) -> None:
        await self._tried(self._catch_up())
        while not stop.is_set():
            await self._tried(self._mark())
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), EVERY)

    async def _tried(self, doing: Awaitable[None]) -> None:
        try:
            await doing
        except Exception:
            # The database is away or full; the next mark is tried all the same.
            log.exception("not caught up")

    async def _catch_up(self) -> None:
        since = await self._last_alive()
        if since is None:
            return
        async with self.desk.look() as work:
            cases = await work.cases.newest_active(THREADS)
        for case in cases:
            try:
                await self._read(case, since=since)
            except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
                # A channel that is gone must not keep the other threads from being read.
                log.warning("notes not read back", extra={"error": type(error).__name__})

    async def _last_alive(self) -> datetime | None:
        async with self.desk.look() as work:
            mark = await work.cursors.get(CURSOR)
        if mark is None:
            return None
        return max(datetime.fromisoformat(mark) - BEFORE, self.desk.now() - LONGEST_AWAY)

    async def _read(self, case: Case, *, since: datetime) -> None:
        if case.card_ts is None:
            return
        cursor: str | None = None
        while True:
            await self.pace.call("conversations.replies", urgency=Urgency.ARRIVAL)
            page = await self.client.conversations_replies(
                channel=case.channel,
                ts=case.card_ts,
                oldest=f"{since.timestamp():.6f}",
                limit=PAGE,
                cursor=cursor,
            )
            messages: Sequence[dict[str, object]] = page["messages"]
            for message in messages:
                event = {**message, "channel": case.channel, "parent_user_id": self.bot_user}
                await keep_missed(self.desk, event, bot_user=self.bot_user)
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    async def _mark(self) -> None:
        async with self.desk.begin() as work:
            await work.cursors.put(CURSOR, self.desk.now().isoformat())
        self.pulse.beat()
