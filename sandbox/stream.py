"""Server-sent events: what a person's browser hears of changes."""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import dataclass, field

from aiohttp import web

from sandbox.changes import Change, Changes
from sandbox.clock import Clock
from sandbox.payload import Json
from sandbox.views import Views
from sandbox.workspace import Workspace

QUIET_SECONDS = 15


@dataclass(kw_only=True, eq=False)
class Listener:
    """One browser of one person."""

    user: str
    workspace: Workspace
    queue: asyncio.Queue[Change] = field(default_factory=asyncio.Queue)

    def hear(self, change: Change) -> None:
        """Take note of a change that touches this person."""
        if change.user in {None, self.user} and self._sees(change.channel):
            self.queue.put_nowait(change)

    def _sees(self, channel_id: str | None) -> bool:
        channel = self.workspace.channels.get(channel_id or "")
        return channel is None or not channel.is_private or self.user in channel.members


class Stream:
    """Tells browsers what changed."""

    def __init__(
        self, *, changes: Changes, views: Views, workspace: Workspace, clock: Clock
    ) -> None:
        self._changes = changes
        self._workspace = workspace
        self._views = views
        clock.on_move(lambda _: changes.announce("clock"))
        self._clock = clock
        self._tasks: set[asyncio.Task[None]] = set()
        #: Another start is another house: what a page knows of the one before is gone.
        self._house = uuid.uuid4().hex

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Stream to one browser until it goes or the sandbox stops."""
        response = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        )
        await response.prepare(request)
        listener = Listener(user=request.query["user"], workspace=self._workspace)
        stop = self._changes.listen(listener.hear)
        task = asyncio.create_task(self._tell(listener, response))
        self._tasks.add(task)
        try:
            await task
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            task.cancel()
            self._tasks.discard(task)
            stop()
        return response

    def stop(self) -> None:
        for task in self._tasks:
            task.cancel()

    async def _tell(self, listener: Listener, response: web.StreamResponse) -> None:
        await response.write(_line({"type": "hello", "house": self._house}))
        while True:
            try:
                async with asyncio.timeout(QUIET_SECONDS):
                    change = await listener.queue.get()
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            pending = [change]
            while not listener.queue.empty():
                pending.append(listener.queue.get_nowait())
            for news in self._news(listener.user, pending):
                await response.write(_line(news))

    def _news(self, user: str, changes: list[Change]) -> list[Json]:
        """What is worth a browser's while: many changes of one kind are one piece of news."""
        kinds = {change.kind for change in changes}
        channels = sorted({change.channel for change in changes if change.channel})
        news: list[Json] = []
        if channels or "membership" in kinds:
            news.append({"type": "changed", "channels": channels})
        if "view" in kinds:
            view = self._views.top(user)
            shape = view.as_slack() if view else None
            news.append({"type": "view", "view": shape, "errors": view.errors if view else None})
        if "mail" in kinds:
            news.append({"type": "mail"})
        if "home" in kinds:
            news.append({"type": "home"})
        if "clock" in kinds:
            news.append({"type": "clock", "now": self._clock.now().isoformat()})
        return news


def _line(news: Json) -> bytes:
    return f"data: {json.dumps(news)}\n\n".encode()
