"""An app that takes down what Slack sends it and answers what a test wants."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One request of Slack: its headers, its raw body, and what it says."""

    headers: dict[str, str]
    body: bytes
    payload: Json

    @property
    def kind(self) -> str:
        return str(self.payload.get("type", "command"))

    @property
    def event(self) -> Json:
        event: Json = self.payload["event"]
        return event


@dataclass(kw_only=True)
class Recorder:
    """The app's request URL: everything that came, and the answer that is given."""

    came: list[Delivery] = field(default_factory=list)
    status: int = 200
    answers: dict[str, Json] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    gate: asyncio.Event | None = None
    then: Callable[[Delivery], Any] | None = None

    def events(self, kind: str = "message", subtype: str | None = None) -> list[Json]:
        """The events of one type, and of one subtype where it is given."""
        found = [each.event for each in self.came if each.kind == "event_callback"]
        return [
            each
            for each in found
            if each["type"] == kind and (subtype is None or each.get("subtype") == subtype)
        ]

    def of(self, kind: str) -> list[Json]:
        """The payloads of one type: block_actions, view_submission, command and so on."""
        return [each.payload for each in self.came if each.kind == kind]

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        delivery = Delivery(headers=dict(request.headers), body=body, payload=_payload(body))
        self.came.append(delivery)
        if self.gate:
            await self.gate.wait()
        if self.then:
            await self.then(delivery)
        answer = self.answers.get(delivery.kind)
        text = json.dumps(answer) if answer else ""
        return web.Response(
            status=self.status, text=text, headers=self.headers, content_type="application/json"
        )


async def serve(take: Callable[[web.Request], Any]) -> tuple[web.AppRunner, str]:
    """Serve one request URL on a free port of the loopback."""
    application = web.Application()
    application.router.add_post("/slack/events", take)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"


def _payload(body: bytes) -> Json:
    if body.startswith(b"{"):
        payload: Json = json.loads(body)
        return payload
    form = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return dict(json.loads(form["payload"])) if "payload" in form else dict(form)
