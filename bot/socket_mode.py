"""Socket Mode: Slack's requests over a connection that we open."""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.app import Bot
from bot.senders.slack_errors import app_token_fault
from bot.settings import SettingsError

log = logging.getLogger(__name__)

#: Seconds that requests under way have to be answered when we stop.
GRACE = 3.0
#: Looks at the connection while it may be lost.
LOOKS = 12


@dataclass(kw_only=True)
class Requests:
    """Those under way: the client itself would hang up on them."""

    _now: set[asyncio.Task[None]] = field(default_factory=set)
    _stops: bool = False

    async def serve(
        self,
        handler: AsyncSocketModeHandler,
        client: AsyncBaseSocketModeClient,
        request: SocketModeRequest,
    ) -> None:
        if self._stops:
            # Unanswered, it comes again, or its person is told to try again.
            return
        task = asyncio.ensure_future(handler.handle(client, request))  # type: ignore[arg-type]
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


@dataclass(kw_only=True)
class Socket:
    """
    The connection, made anew where the client does not manage it.

    It tries an address that was used up again and again, and would never find back by itself.
    """

    bot: Bot
    handler: AsyncSocketModeHandler
    requests: Requests = field(default_factory=Requests)
    _connecting: set[asyncio.Task[None]] = field(default_factory=set)

    def connect(self) -> asyncio.Task[None]:
        """The task ends when it is connected, or replaced by another one."""
        serve = functools.partial(self.requests.serve, self.handler)
        self.handler.client.socket_mode_request_listeners[:] = [serve]
        task = asyncio.ensure_future(self.handler.connect_async())  # type: ignore[no-untyped-call]
        self._connecting.add(task)
        task.add_done_callback(self._connecting.discard)
        return task

    async def watch(self) -> None:
        line = self.bot.line
        while True:
            await asyncio.sleep(line.patience / LOOKS)
            line.seen(is_connected=await self._is_connected())
            if line.is_lost:
                log.warning("connection to slack made anew")
                left, self.handler = self.handler, _handler(self.bot)
                self.connect()
                await _closed(left)
                await asyncio.sleep(line.patience)

    async def _is_connected(self) -> bool:
        try:
            return await self.handler.client.is_connected()
        except Exception:
            # Whatever the client raises: who does not look again is deaf for good.
            log.exception("connection to slack not looked at")
            return False

    async def close(self) -> None:
        await self.requests.stop()
        await _closed(self.handler)
        for task in self._connecting:
            task.cancel()
        await asyncio.gather(*self._connecting, return_exceptions=True)


@asynccontextmanager
async def socket_mode(bot: Bot) -> AsyncIterator[None]:
    """Connected inside the block, where an app-level token is set; at its end all is answered."""
    if not bot.settings.is_socket_mode:
        yield
        return
    address = await _address(bot)
    socket = Socket(bot=bot, handler=_handler(bot))
    socket.handler.client.wss_uri = address
    watching = asyncio.create_task(socket.watch())
    try:
        await socket.connect()
        yield
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        await socket.close()


async def _address(bot: Bot) -> str | None:
    """Asked for here first: a token that Slack refuses, the client would try for ever."""
    try:
        answer = await bot.client.apps_connections_open(app_token=bot.settings.slack_app_token)
    except SlackApiError as refused:
        if fault := app_token_fault(refused):
            raise SettingsError(fault) from refused
        return None
    except (aiohttp.ClientError, TimeoutError):
        # Slack was there a moment ago; the client tries until it is again.
        return None
    return str(answer["url"])


def _handler(bot: Bot) -> AsyncSocketModeHandler:
    return AsyncSocketModeHandler(bot.bolt, bot.settings.slack_app_token)


async def _closed(handler: AsyncSocketModeHandler) -> None:
    try:
        await handler.close_async()  # type: ignore[no-untyped-call]
    except Exception:
        # It is left in any case, and another takes its place.
        log.warning("connection to slack not closed", exc_info=True)
