"""
Notes that were typed while the bot was away, read back from the threads of open cases.

It was away before it was started, and while the line to Slack was lost: Slack repeats an event for
some minutes only. What is bounded: the threads of the newest cases, and the time since the bot was
last there. Commands typed meanwhile are not run; their authors are told to type them again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.line import Line
from bot.pace import Pace
from bot.pulse import Pulse
from bot.senders.errors import GiveUp
from bot.senders.slack_errors import FAILURES, RATE_LIMITED, code, judged, retry_after
from desk.case import Case
from desk.desk import Desk
from desk.outgoing import Urgency
from handlers.slack.messages import keep_missed

log = logging.getLogger(__name__)

#: Seconds between two marks of being there.
EVERY = 30.0
#: Events under way when the bot was last there.
BEFORE = timedelta(minutes=2)
#: Somebody who was away for longer finds the notes in Slack.
LONGEST_AWAY = timedelta(days=7)
THREADS = 100
PAGE = 15
CURSOR = "slack:alive"
REPLIES = "conversations.replies"


@dataclass(kw_only=True)
class CatchingUp:
    desk: Desk
    client: AsyncWebClient
    pace: Pace
    bot_user: str
    pulse: Pulse
    line: Line
    #: The cases whose threads have to be read, and from when on.
    _unread: deque[Case] = field(default_factory=deque)
    _since: datetime | None = None
    #: Those that were caught up with; at the start there was one in any case.
    _outages: int = -1

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self.line.back.mute()
            await self._tried(stop)
            await self.line.back.heard(within=EVERY, stop=stop)

    async def _tried(self, stop: asyncio.Event) -> None:
        try:
            if self._outages != self.line.outages:
                await self._begin()
            await self._read_on(stop)
            await self._mark()
        except Exception:
            # The database is away or full; it is tried again.
            log.exception("not caught up")
            self.pulse.missed()

    async def _begin(self) -> None:
        outages = self.line.outages
        async with self.desk.look() as work:
            mark = await work.cursors.get(CURSOR)
            cases = await work.cases.newest_active(THREADS) if mark else ()
        if mark:
            last = datetime.fromisoformat(mark)
            self._since = max(last - BEFORE, self.desk.now() - LONGEST_AWAY)
        self._unread = deque(cases)
        self._outages = outages

    async def _read_on(self, stop: asyncio.Event) -> None:
        while self._unread and not stop.is_set():
            try:
                await self._read(self._unread[0])
            except FAILURES as error:
                log.warning("notes not read back", extra={"error": type(error).__name__})
                if not isinstance(judged(error), GiveUp):
                    # Slack is away. Another thread is next, in case it is only this one.
                    self._unread.rotate(-1)
                    return
                # A channel that is gone must not keep the other threads from being read.
            self._unread.popleft()

    async def _read(self, case: Case) -> None:
        cursor: str | None = None
        while case.card_ts is not None:
            page = await self._page(case.channel, case.card_ts, cursor=cursor)
            if page is None:
                continue
            messages: Sequence[dict[str, object]] = page["messages"]
            for message in messages:
                event = {**message, "channel": case.channel, "parent_user_id": self.bot_user}
                await keep_missed(self.desk, event, bot_user=self.bot_user)
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    async def _page(self, channel: str, ts: str, *, cursor: str | None) -> Any:  # noqa: ANN401
        """None where Slack asks to wait a little, which the next call does."""
        await self.pace.call(REPLIES, urgency=Urgency.ARRIVAL)
        oldest = self._since or self.desk.now()
        try:
            return await self.client.conversations_replies(
                channel=channel,
                ts=ts,
                oldest=f"{oldest.timestamp():.6f}",
                limit=PAGE,
                cursor=cursor,
            )
        except SlackApiError as error:
            if code(error) not in RATE_LIMITED:
                raise
            self.pace.pause_calls(REPLIES, retry_after(error))
            return None

    async def _mark(self) -> None:
        """Where something has to be read yet, or nothing can be heard, the last mark stays."""
        is_behind = bool(self._unread) or not self.line.stands
        async with self.desk.begin() as work:
            kept = await work.cursors.get(CURSOR) if is_behind else None
            await work.cursors.put(CURSOR, kept or self.desk.now().isoformat())
        self.pulse.beat()
