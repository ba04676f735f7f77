"""Socket Mode: Slack's requests over a connection that we open."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.app import Bot

#: Seconds that requests under way have to be answered when we stop.
GRACE = 3.0


@dataclass(frozen=True, kw_only=True)
class Requests:
    """Those under way: the client itself would hang up on them."""

    handler: AsyncSocketModeHandler
    _now: set[asyncio.Task[None] | None] = field(default_factory=set)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        task = asyncio.current_task()
        self._now.add(task)
        try:
            await self.handler.handle(client, request)  # type: ignore[arg-type]
        finally:
            self._now.discard(task)
            self._changed.set()

    async def ended(self) -> None:
        while self._now:
            self._changed.clear()
            await self._changed.wait()


@asynccontextmanager
async def socket_mode(bot: Bot) -> AsyncIterator[None]:
    """Connected inside the block, where an app-level token is set; at its end all is answered."""
    if not bot.settings.is_socket_mode:
        yield
        return
    handler = AsyncSocketModeHandler(bot.bolt, bot.settings.slack_app_token)
    requests = Requests(handler=handler)
    handler.client.socket_mode_request_listeners[:] = [requests.serve]
    await handler.connect_async()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(requests.ended(), GRACE)
        await handler.close_async()  # type: ignore[no-untyped-call]
