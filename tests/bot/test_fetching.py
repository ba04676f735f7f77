"""To whom the bot's token is shown."""

from __future__ import annotations

from datetime import UTC, datetime

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.senders.errors import GiveUp
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
    file = ThreadFile(
        id="F1",
        case_id="1",
        by="U1",
        name="bill.pdf",
        type="application/pdf",
        size=1,
        url=url,
        created_at=datetime(2026, 10, 1, tzinfo=UTC),
    )
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token="xoxb-1", session=session)
        with pytest.raises(GiveUp):
            await Fetcher(client=client).fetch(file)
