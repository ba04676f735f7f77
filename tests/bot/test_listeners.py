"""Bolt gives a listener what its arguments are called; what it does not know is silently None."""

from __future__ import annotations

import inspect

import pytest
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_bolt.middleware.async_custom_middleware import AsyncCustomMiddleware

from bot.app import built

KNOWN = set(AsyncArgs.__annotations__)


@pytest.fixture
async def bolt(settings):
    async with built(settings) as bot:
        yield bot.bolt


async def test_every_argument_of_a_listener_is_known(bolt):
    functions = [listener.ack_function for listener in bolt._async_listeners]

    assert functions
    for function in functions:
        assert set(inspect.signature(function).parameters) <= KNOWN


async def test_every_argument_of_a_middleware_is_known(bolt):
    ours = [m.func for m in bolt._async_middleware_list if isinstance(m, AsyncCustomMiddleware)]

    assert ours
    for function in ours:
        assert set(inspect.signature(function).parameters) <= KNOWN


async def test_matching_does_not_grow_with_what_we_listen_to(bolt):
    assert len(bolt._async_listeners) <= 5


async def test_other_variables_of_slack_in_the_environment_change_nothing(settings, monkeypatch):
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_BOT_TOKEN"):
        monkeypatch.setenv(name, "xoxb-somebody-elses")

    async with built(settings) as bot:
        assert bot.client.token == settings.slack_bot_token
        assert bot.desk.workspace == "T0SANDBOX01"
