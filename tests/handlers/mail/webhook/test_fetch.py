"""Things that are asked for: nothing without encryption, nothing endless, no other address."""

from __future__ import annotations

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from handlers.mail.webhook.fetch import NotNow, fetch


@pytest.fixture
async def server():
    async def answer(request):
        match request.path:
            case "/mail":
                return web.Response(text=request.headers.get("Authorization", "nobody"))
            case "/moved":
                raise web.HTTPFound("/mail")
        raise web.HTTPNotFound

    app = web.Application()
    app.router.add_get("/{path}", answer)
    async with TestServer(app) as server:
        yield str(server.make_url("/"))


async def test_what_stands_there_is_told(server):
    assert await fetch(f"{server}mail", headers={"Authorization": "me"}, most=100) == b"me"


@pytest.mark.parametrize("path", ["moved", "missing"])
async def test_only_what_stands_there_is_believed(server, path):
    with pytest.raises(NotNow, match="answered"):
        await fetch(f"{server}{path}", headers={}, most=100)


async def test_more_than_the_most_is_not_read(server):
    with pytest.raises(NotNow, match="more than 5 bytes"):
        await fetch(f"{server}mail", headers={}, most=5)


async def test_nobody_is_asked_without_encryption():
    with pytest.raises(NotNow, match="encryption"):
        await fetch("http://example.com/", headers={}, most=5)


async def test_who_is_not_there_gives_no_answer(unused_tcp_port_factory):
    with pytest.raises(NotNow, match="no answer"):
        await fetch(f"http://127.0.0.1:{unused_tcp_port_factory()}/", headers={}, most=5)
