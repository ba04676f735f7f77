"""Tokens, scopes, rate limits, and faults on demand."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from sandbox import Sandbox
from sandbox.channel import Channel
from sandbox.clock import Clock
from sandbox.faults import Faults
from tests.sandbox.conftest import client


@pytest.mark.parametrize(
    ("token", "error"),
    [("xoxb-wrong", "invalid_auth"), (None, "not_authed")],
    ids=["wrong", "none"],
)
async def test_a_call_needs_the_bots_token(sandbox: Sandbox, token, error):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{sandbox.api_url}auth.test") as answer,
    ):
        body = await answer.json()

    assert body["error"] == error


async def test_a_missing_scope_is_named(start):
    sandbox = await start(scopes={"chat:write"})

    with pytest.raises(SlackApiError) as refusal:
        await client(sandbox).users_list()

    body = refusal.value.response
    told = (body["error"], body["needed"], body["provided"])
    assert told == ("missing_scope", "users:read", "chat:write")


async def test_a_private_channels_history_needs_its_own_scope(start):
    sandbox = await start(scopes={"channels:history"})

    with pytest.raises(SlackApiError) as refusal:
        await client(sandbox).conversations_history(channel=sandbox.channel("#support").id)

    assert refusal.value.response["needed"] == "groups:history"


async def test_without_its_scope_an_email_is_kept_back(start):
    sandbox = await start(scopes={"users:read"})

    answer = await client(sandbox).users_info(user=sandbox.person("ada").id)

    assert "email" not in answer["user"]["profile"]


async def test_the_manifest_says_the_scopes(start):
    scopes = {"oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}}}
    sandbox = await start(manifest=scopes)

    assert sandbox.app.scopes == {"commands", "chat:write"}


async def test_an_unknown_method_is_named(sandbox: Sandbox, slack):
    with pytest.raises(SlackApiError, match="unknown_method"):
        await slack.api_call("chat.shout")


@pytest.mark.parametrize("way", ["json", "data", "params"])
async def test_arguments_may_come_as_json_form_or_query(slack, support: Channel, way):
    await slack.api_call("chat.postMessage", **{way: {"channel": support.id, "text": "Hi"}})

    assert support.messages[0].text == "Hi"


async def test_posting_to_one_channel_is_limited(start):
    clock = Clock(frozen=True)
    sandbox = await start(rate_limits=True, clock=clock)
    slack = client(sandbox)
    for _ in range(60):
        await slack.chat_postMessage(channel="#support", text="x")

    with pytest.raises(SlackApiError) as refusal:
        await slack.chat_postMessage(channel="#support", text="x")

    answer = refusal.value.response
    assert (answer.status_code, answer["error"]) == (429, "ratelimited")
    assert answer.headers["Retry-After"] == "60"


async def test_a_limit_is_over_after_the_time_it_named(start):
    clock = Clock(frozen=True)
    sandbox = await start(rate_limits=True, clock=clock)
    slack = client(sandbox)
    for _ in range(60):
        await slack.chat_postMessage(channel="#support", text="x")

    clock.advance(timedelta(seconds=60))

    assert (await slack.chat_postMessage(channel="#support", text="x"))["ok"]


async def test_another_channel_is_not_limited_with_it(start):
    sandbox = await start(rate_limits=True, clock=Clock(frozen=True))
    slack = client(sandbox)
    for _ in range(60):
        await slack.chat_postMessage(channel="#support", text="x")

    assert (await slack.chat_postMessage(channel="#service", text="x"))["ok"]


async def test_a_planned_429_names_its_wait(sandbox: Sandbox, slack, support):
    sandbox.faults.add(method="chat.postMessage", kind="ratelimited", retry_after=7)

    with pytest.raises(SlackApiError) as refusal:
        await slack.chat_postMessage(channel=support.id, text="x")

    assert refusal.value.response.headers["Retry-After"] == "7"


@pytest.mark.parametrize(
    ("kind", "is_stored"),
    [
        ("http_500", False),
        ("http_503", False),
        ("fatal_after_storing", True),
        ("error:internal_error", False),
        ("ratelimited", False),
    ],
)
async def test_a_planned_refusal_stores_or_does_not(sandbox, slack, support, kind, is_stored):
    sandbox.faults.add(method="chat.postMessage", kind=kind)

    with pytest.raises(SlackApiError):
        await slack.chat_postMessage(channel=support.id, text="x")

    assert bool(support.messages) is is_stored


@pytest.mark.parametrize(
    ("kind", "is_stored"), [("lost_before_storing", False), ("lost_after_storing", True)]
)
async def test_a_lost_answer_leaves_the_message_or_does_not(
    sandbox, slack, support, kind, is_stored
):
    sandbox.faults.add(method="chat.postMessage", kind=kind)

    with pytest.raises(aiohttp.ClientError):
        await slack.chat_postMessage(channel=support.id, text="x")

    assert bool(support.messages) is is_stored


async def test_a_slow_call_is_answered_in_the_end(sandbox: Sandbox, slack, support):
    sandbox.faults.add(method="chat.postMessage", kind="slow", delay=0.01)

    assert (await slack.chat_postMessage(channel=support.id, text="x"))["ok"]


async def test_a_fault_waits_for_its_turn_and_passes(sandbox: Sandbox, slack, support):
    sandbox.faults.add(method="chat.postMessage", kind="error:fatal_error", after=1)
    post = {"channel": support.id, "text": "x"}

    await slack.chat_postMessage(**post)
    with pytest.raises(SlackApiError, match="fatal_error"):
        await slack.chat_postMessage(**post)
    await slack.chat_postMessage(**post)

    assert len(support.messages) == 2


def test_a_fault_that_does_not_exist_cannot_be_planned():
    with pytest.raises(ValueError, match="no fault"):
        Faults().add(method="*", kind="earthquake")


async def test_calls_are_kept_with_what_they_asked_and_got(sandbox: Sandbox, slack, support):
    await slack.chat_postMessage(channel=support.id, text="x", metadata={})

    call = sandbox.called("chat.postMessage")[0]
    assert (call.args["text"], call.answer["ok"]) == ("x", True)
