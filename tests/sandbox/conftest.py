"""A sandbox, its people, and an app that records."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from sandbox import Sandbox
from sandbox.channel import Channel
from sandbox.message import Message
from sandbox.people import Person
from tests.sandbox.recorder import Recorder, serve
from tests.sandbox.views import actions, button, modal

Json = dict[str, Any]
Open = Callable[..., Awaitable[None]]


@pytest.fixture
async def start() -> AsyncIterator[Callable[..., Awaitable[Sandbox]]]:
    """Starts sandboxes of a test's own making."""
    running: list[Sandbox] = []

    async def started(**options: Any) -> Sandbox:
        running.append(await Sandbox.start(**options))
        return running[-1]

    yield started
    for sandbox in running:
        await sandbox.stop()


@pytest.fixture
async def sandbox(start: Callable[..., Awaitable[Sandbox]]) -> Sandbox:
    return await start()


@pytest.fixture
def ada(sandbox: Sandbox) -> Person:
    return sandbox.person("ada")


@pytest.fixture
def ben(sandbox: Sandbox) -> Person:
    return sandbox.person("ben")


@pytest.fixture
def support(sandbox: Sandbox) -> Channel:
    return sandbox.channel("#support")


@pytest.fixture
def slack(sandbox: Sandbox) -> AsyncWebClient:
    """The real client, as the bot uses it: nothing is tried again by itself."""
    return client(sandbox)


def client(sandbox: Sandbox, token: str | None = None) -> AsyncWebClient:
    return AsyncWebClient(
        token=token or sandbox.bot_token, base_url=sandbox.api_url, retry_handlers=[]
    )


@pytest.fixture
async def serve_app() -> AsyncIterator[Callable[[Sandbox], Awaitable[Recorder]]]:
    """Puts recording apps behind sandboxes' request URLs."""
    runners: list[web.AppRunner] = []

    async def served(sandbox: Sandbox) -> Recorder:
        recorder = Recorder()
        runner, sandbox.request_url = await serve(recorder.take)
        runners.append(runner)
        return recorder

    yield served
    for runner in runners:
        await runner.cleanup()


@pytest.fixture
async def app(sandbox: Sandbox, serve_app: Callable[[Sandbox], Awaitable[Recorder]]) -> Recorder:
    """An app behind the sandbox's request URL."""
    return await serve_app(sandbox)


@pytest.fixture
async def card(sandbox: Sandbox, slack: AsyncWebClient, support: Channel) -> Message:
    """A message of the bot with a button, as a root in #support."""
    await slack.chat_postMessage(
        channel=support.id, text="A case", blocks=[actions(button("Claim", "claim"))]
    )
    return support.messages[-1]


@pytest.fixture
async def open_modal(
    sandbox: Sandbox, app: Recorder, slack: AsyncWebClient, card: Message, ada: Person
) -> Open:
    """Opens a modal for ada, as an app does when she clicks."""

    async def opened(view: Json | None = None) -> None:
        async def answer(delivery: Any) -> None:
            app.then = None
            trigger = delivery.payload["trigger_id"]
            await slack.views_open(trigger_id=trigger, view=view or modal())

        app.then = answer
        await ada.click(card, "Claim")

    return opened
