"""What an answer means that is not Slack's own: something on the way has given it."""

from __future__ import annotations

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackApiError

from bot.app import slack_client
from bot.senders.errors import GiveUp, Unknown
from bot.senders.slack_errors import code, judged
from bot.settings import Settings


@pytest.fixture
async def asked():
    """Ask a Slack whose answers are these; what the client makes of them."""

    async def asked(status, kind, body):
        async def answer(_request):
            return web.Response(status=status, content_type=kind, text=body)

        app = web.Application()
        app.router.add_post("/auth.test", answer)
        server = TestServer(app)
        async with server, aiohttp.ClientSession() as session:
            settings = Settings(slack_api_url=str(server.make_url("/")))
            with pytest.raises(SlackApiError) as refused:
                await slack_client(settings, session).auth_test()
        return refused.value

    return asked


@pytest.mark.parametrize(
    ("status", "kind", "body"),
    [
        (503, "text/html", "<h1>Server Error</h1>"),
        (503, "text/plain", "upstream connect error or disconnect/reset before headers"),
        (502, "application/json", ""),
        (502, "application/json", "[]"),
        (502, "application/json", "null"),
        (403, "text/html", "<h1>Blocked by the proxy</h1>"),
    ],
    ids=["page", "text", "nothing", "list", "null", "proxy"],
)
async def test_whatever_stands_in_for_slack_is_known_by_its_status(asked, status, kind, body):
    error = await asked(status, kind, body)

    assert code(error) == f"http_{status}"
    judgement = judged(error)
    assert isinstance(judgement, Unknown)
    assert str(judgement) == f"Slack answered http_{status}."


async def test_a_word_of_slacks_goes_before_the_status(asked):
    error = await asked(404, "application/json", '{"ok": false, "error": "is_archived"}')

    assert code(error) == "is_archived"
    assert isinstance(judged(error), GiveUp)
