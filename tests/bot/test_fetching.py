"""Fetching files from Slack: to whom the bot's token is shown, and what is asked for again."""

from __future__ import annotations

from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.web.async_client import AsyncWebClient

from bot.senders.errors import GiveUp, Retry
from bot.senders.fetching import Fetcher
from desk.thread_file import ThreadFile


@pytest.mark.parametrize(
    "url",
    [
        "https://evilslack.com/bill.pdf",
        "https://slack.com.example.com/bill.pdf",
        "http://slack.com/bill.pdf",
        "http://files.slack.com/bill.pdf",
        "https://example.com/?slack.com",
    ],
)
async def test_the_token_goes_to_slack_alone(url):
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token="xoxb-1", session=session)
        with pytest.raises(GiveUp):
            await Fetcher(client=client).fetch(at(url))


@pytest.mark.parametrize(
    ("status", "outcome"), [(429, Retry), (503, Retry), (404, GiveUp)], ids=str
)
async def test_a_file_that_slack_does_not_hand_out_just_now_is_asked_for_again(status, outcome):
    async def answer(_request):
        return web.Response(status=status)

    app = web.Application()
    app.router.add_get("/bill.pdf", answer)
    server = TestServer(app)
    async with server, aiohttp.ClientSession() as session:
        slack = str(server.make_url("/"))
        client = AsyncWebClient(token="xoxb-1", session=session, base_url=slack)
        with pytest.raises(outcome):
            await Fetcher(client=client).fetch(at(f"{slack}bill.pdf"))


def at(url: str) -> ThreadFile:
    return ThreadFile(
        id="F1",
        case_id="1",
        by="U1",
        name="bill.pdf",
        type="application/pdf",
        size=1,
        url=url,
        created_at=datetime(2026, 10, 1, tzinfo=UTC),
    )
