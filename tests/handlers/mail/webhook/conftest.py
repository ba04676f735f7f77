"""Ways in for providers, and requests as they were recorded."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from desk.desk import Desk
from handlers.mail.webhook.fetch import Fetch, fetch
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.router import WebhookDoor, webhook_routes
from storage.database import Database
from tests.handlers.mail.webhook.provider import Post, Recorded

Connect = Callable[..., Awaitable[Post]]


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def keys(test_data: Path) -> dict[str, str]:
    """The keys that make the recorded signatures right."""
    return json.loads((test_data / "vectors/webhooks/anymail/KEYS.json").read_text())


@pytest.fixture
def recorded(test_data: Path) -> Callable[[str], Recorded]:
    return lambda name: Recorded.load(test_data, name)


@pytest.fixture
async def connect(desk: Desk) -> AsyncIterator[Connect]:
    """Open the way in that one part of MAIL_WEBHOOKS names."""
    public = replace(desk, public_url="https://desk.example.com/")
    async with AsyncExitStack() as stack:

        async def open_(url: str, *, fetch: Fetch = fetch, desk: Desk = public) -> Post:
            hook, door = Hook.parse(url), WebhookDoor(desk=desk, fetch=fetch)
            app = web.Application()
            app.add_routes(webhook_routes(door, [hook]))
            client = await stack.enter_async_context(TestClient(TestServer(app)))
            return Post(hook=hook, door=door, client=client)

        yield open_
