"""Socket Mode: envelopes, acks, redelivery, many connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from sandbox import Sandbox
from tests.sandbox.conftest import client

Json = dict[str, Any]


@dataclass
class Line:
    """One raw Socket Mode connection; it answers nothing by itself."""

    socket: aiohttp.ClientWebSocketResponse
    hello: Json = field(default_factory=dict)

    async def next(self) -> Json:
        envelope: Json = await self.socket.receive_json()
        return envelope

    async def ack(self, envelope: Json, payload: Json | None = None) -> None:
        body = {"envelope_id": envelope["envelope_id"]}
        await self.socket.send_json(body | ({"payload": payload} if payload else {}))


@pytest.fixture
async def connect() -> AsyncIterator[Callable[[Sandbox], Awaitable[Line]]]:
    async with aiohttp.ClientSession() as session:

        async def connected(sandbox: Sandbox) -> Line:
            answer = await client(sandbox, sandbox.app_token).apps_connections_open(
                app_token=sandbox.app_token
            )
            line = Line(await session.ws_connect(answer["url"]))
            line.hello = await line.next()
            return line

        yield connected


async def test_a_connection_is_greeted(sandbox: Sandbox, connect):
    line = await connect(sandbox)

    assert (line.hello["type"], line.hello["num_connections"]) == ("hello", 1)


async def test_a_connection_url_opens_once(sandbox: Sandbox):
    answer = await client(sandbox).apps_connections_open(app_token=sandbox.app_token)
    async with aiohttp.ClientSession() as session, session.ws_connect(answer["url"]):
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(answer["url"])


async def test_a_command_is_answered_by_its_ack(sandbox: Sandbox, connect, ada):
    line = await connect(sandbox)

    async def answer() -> None:
        envelope = await line.next()
        await line.ack(envelope, {"text": f"You typed {envelope['payload']['text']}"})

    answers, _ = await asyncio.gather(ada.command("#support", "/case list"), answer())

    assert [sandbox.text_of(each) for each in answers] == ["You typed list"]


async def test_an_event_without_ack_comes_again_three_times(start, connect):
    sandbox = await start(ack_seconds=0.02)
    line = await connect(sandbox)
    await sandbox.person("ada").post("#support", "Hello")

    envelopes = [await line.next() for _ in range(4)]

    told = [(each["retry_attempt"], each["retry_reason"]) for each in envelopes]
    assert told == [(0, ""), (1, "timeout"), (2, "timeout"), (3, "timeout")]


async def test_an_event_that_was_lost_with_its_connection_comes_over_the_next(
    sandbox: Sandbox, connect, ada
):
    line = await connect(sandbox)
    await ada.post("#support", "Hello")
    await line.next()

    await line.socket.close()
    again = await (await connect(sandbox)).next()

    assert (again["retry_attempt"], again["retry_reason"]) == (1, "connection_failed")


async def test_a_command_that_was_lost_with_its_connection_has_failed(sandbox, connect, ada):
    line = await connect(sandbox)
    typing = asyncio.create_task(ada.command("#support", "/case list"))
    await line.next()

    await line.socket.close()

    assert "dispatch_failed" in sandbox.text_of((await typing)[0])


async def test_an_acknowledged_event_does_not_come_again(sandbox: Sandbox, connect, ada):
    line = await connect(sandbox)
    await ada.post("#support", "Hello")

    await line.ack(await line.next())

    await sandbox.wait_for(lambda: sandbox.delivery.is_idle)
    assert len(sandbox.delivery.delivered) == 1


async def test_each_envelope_goes_to_one_connection(sandbox: Sandbox, connect, ada):
    lines = [await connect(sandbox), await connect(sandbox)]
    for number in range(4):
        await ada.post("#support", str(number))

    texts = [(await line.next())["payload"]["event"]["text"] for line in lines for _ in range(2)]

    assert sorted(texts) == ["0", "1", "2", "3"]


async def test_an_eleventh_connection_is_sent_away(sandbox: Sandbox, connect):
    lines = [await connect(sandbox) for _ in range(11)]

    assert lines[10].hello["reason"] == "too_many_websockets"


async def test_connections_can_be_asked_to_come_again(sandbox: Sandbox, connect):
    line = await connect(sandbox)

    await sandbox.disconnect_sockets("refresh_requested")

    assert (await line.next())["reason"] == "refresh_requested"


async def test_while_a_connection_is_open_nothing_comes_over_http(sandbox, app, connect, ada):
    line = await connect(sandbox)
    await ada.post("#support", "Hello")

    await line.ack(await line.next())

    await sandbox.wait_for(lambda: sandbox.delivery.is_idle)
    assert app.came == []


async def test_a_bot_token_opens_no_connection(sandbox: Sandbox):
    answer = await client(sandbox).api_call("auth.test")
    assert answer["ok"]

    async with (
        aiohttp.ClientSession() as session,
        session.post(
            f"{sandbox.api_url}apps.connections.open",
            headers={"Authorization": f"Bearer {sandbox.bot_token}"},
        ) as refused,
    ):
        body = await refused.json()

    assert body["error"] == "not_allowed_token_type"
