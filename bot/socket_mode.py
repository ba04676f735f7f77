"""Socket Mode: Slack's requests over a connection that we open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.app import Bot

#: Seconds that requests under way have to be answered when we stop.
GRACE = 3.0


@dataclass(kw_only=True)
class Requests:
    """Those under way: the client itself would hang up on them."""

    handler: AsyncSocketModeHandler
    _now: set[asyncio.Task[None]] = field(default_factory=set)
    _stops: bool = False

    async def serve(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if self._stops:
            # Unanswered, it comes again, or its person is told to try again.
            return
        task = asyncio.ensure_future(self.handler.handle(client, request))  # type: ignore[arg-type]
        self._now.add(task)
        task.add_done_callback(self._now.discard)
        await task

    async def stop(self) -> None:
        """Take no more; return when those under way have ended, or must."""
        self._stops = True
        if not self._now:
            return
        _, late = await asyncio.wait(self._now, timeout=GRACE)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


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
        await requests.stop()
        await handler.close_async()  # type: ignore[no-untyped-call]
