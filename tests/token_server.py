"""Where a provider gives out tokens (RFC 6749), on this machine."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class TokenServer:
    #: What it answers, and with which status.
    answer: Any = field(default_factory=lambda: {"access_token": "a token", "expires_in": 3600})
    status: int = 200
    asked: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    async def respond(self, request: web.Request) -> web.Response:
        form = await request.post()
        self.asked.append({name: str(value) for name, value in form.items()})
        if isinstance(self.answer, str):
            return web.Response(text=self.answer, status=self.status)
        return web.json_response(self.answer, status=self.status)


@asynccontextmanager
async def running_token_server() -> AsyncIterator[TokenServer]:
    tokens = TokenServer()
    app = web.Application()
    app.router.add_post("/token", tokens.respond)
    async with TestServer(app) as server:
        tokens.url = str(server.make_url("/token"))
        yield tokens
