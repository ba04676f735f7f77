"""A bot of few words: it answers whatever a person can do in the page."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

Json = dict[str, Any]

#: Seconds; long enough for a busy machine, and nothing waits for it when all is well.
PATIENCE = 60


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def button(text: str, action_id: str, **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def field(label: str, element: Json, block_id: str, **more: Any) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"action_id": "it", **element},
        **more,
    }


def option(text: str, value: str) -> Json:
    return {"text": plain(text), "value": value}


CARD: list[Json] = [
    {"type": "header", "text": plain("#7 Broken lamp")},
    {
        "type": "section",
        "fields": [mrkdwn("*Owner*\nnobody"), mrkdwn("*From*\nkim@example.com &lt;b&gt;")],
    },
    {
        "type": "actions",
        "elements": [
            button("Claim", "claim", style="primary", value="7"),
            button("Reply", "reply", value="7"),
            button("Be slow", "slow"),
            button(
                "Forget",
                "forget",
                style="danger",
                confirm={
                    "title": plain("Forget it?"),
                    "text": mrkdwn("It *will* be gone."),
                    "confirm": plain("Forget it"),
                    "deny": plain("Keep it"),
                },
            ),
            {
                "type": "overflow",
                "action_id": "more",
                "options": [option("Assign", "assign"), option("Spam", "spam")],
            },
        ],
    },
]

MODAL: Json = {
    "type": "modal",
    "callback_id": "reply",
    "private_metadata": "7",
    "title": plain("Reply to #7"),
    "submit": plain("Send"),
    "close": plain("Cancel"),
    "blocks": [
        field("Answer", {"type": "rich_text_input"}, "answer"),
        field("Subject", {"type": "plain_text_input", "initial_value": "Re: Lamp"}, "subject"),
        field(
            "Then",
            {"type": "radio_buttons", "options": [option("Wait", "wait"), option("Close", "shut")]},
            "then",
            optional=True,
        ),
        field(
            "Priority",
            {"type": "static_select", "options": [option("High", "high"), option("Low", "low")]},
            "priority",
            optional=True,
        ),
        field("Owner", {"type": "users_select"}, "owner", optional=True),
        field("Case", {"type": "external_select", "min_query_length": 1}, "case", optional=True),
        field("Promised by", {"type": "datepicker"}, "date", optional=True),
        {"type": "actions", "block_id": "further", "elements": [button("Preview", "push")]},
    ],
}

PUSHED: Json = {
    "type": "modal",
    "callback_id": "preview",
    "title": plain("Preview"),
    "close": plain("Back to the reply"),
    "blocks": [{"type": "section", "text": mrkdwn("So it *will* read.")}],
}

HOME: Json = {
    "type": "home",
    "blocks": [
        {"type": "header", "text": plain("Your cases")},
        {
            "type": "section",
            "text": mrkdwn("*#7* Broken lamp"),
            "accessory": button("Open", "open"),
        },
    ],
}


class Bot:
    """Takes what the sandbox sends, remembers it, and answers through the Web API."""

    def __init__(self) -> None:
        self.heard: list[Json] = []
        self._more = asyncio.Condition()
        self.url = ""
        #: What it publishes to whoever opens its Home.
        self.home = HOME
        self._api = ""
        self._token = ""
        application = web.Application()
        application.router.add_post("/slack", self._hear)
        self._server = TestServer(application)

    async def start(self) -> None:
        await self._server.start_server()
        self.url = str(self._server.make_url("/slack"))

    async def stop(self) -> None:
        await self._server.close()

    def said(self, kind: str) -> list[Json]:
        """What came of one kind: block_actions, view_submission, command, …"""
        return [each for each in self.heard if each["type"] == kind]

    async def hears(self, kind: str) -> Json:
        """Wait for something of a kind, and give the first."""
        async with asyncio.timeout(PATIENCE), self._more:
            await self._more.wait_for(lambda: self.said(kind))
        return self.said(kind)[0]

    def meet(self, api_url: str, token: str) -> None:
        """Learn where the Web API is."""
        self._api, self._token = api_url, token

    async def call(self, method: str, **arguments: Any) -> Json:
        headers = {"Authorization": f"Bearer {self._token}"}
        async with (
            ClientSession(headers=headers) as session,
            session.post(f"{self._api}{method}", json=arguments) as response,
        ):
            answer: Json = await response.json()
            return answer

    async def _hear(self, request: web.Request) -> web.Response:
        body = await request.text()
        if body.startswith("{"):
            said: Json = json.loads(body)
        else:
            form = await request.post()
            said = json.loads(str(form["payload"])) if "payload" in form else dict(form)
        said.setdefault("type", "command")
        async with self._more:
            self.heard.append(said)
            self._more.notify_all()
        return await self._answer(said)

    async def _answer(self, said: Json) -> web.Response:
        answers = {
            "block_actions": self._acted,
            "view_submission": self._submitted,
            "block_suggestion": self._suggested,
            "message_action": self._opened,
            "shortcut": self._opened,
            "command": self._commanded,
            "event_callback": self._told,
        }
        return await answers.get(said["type"], _nothing)(said)

    async def _acted(self, said: Json) -> web.Response:
        action = said["actions"][0]["action_id"]
        if action == "reply":
            await self.call("views.open", trigger_id=said["trigger_id"], view=MODAL)
        if action == "push":
            await self.call("views.push", trigger_id=said["trigger_id"], view=PUSHED)
        if action == "claim":
            await self._whisper(said["channel"]["id"], said["user"]["id"], "It is yours.")
        return web.Response(status=500 if action == "slow" else 200)

    async def _submitted(self, said: Json) -> web.Response:
        values = said["view"]["state"]["values"]
        if values["subject"]["it"]["value"] == "Nonsense":
            errors = {"subject": "That is no subject."}
            return web.json_response({"response_action": "errors", "errors": errors})
        return web.Response()

    async def _suggested(self, said: Json) -> web.Response:
        return web.json_response({"options": [option(f"Case {said['value']}", said["value"])]})

    async def _opened(self, said: Json) -> web.Response:
        await self.call("views.open", trigger_id=said["trigger_id"], view=MODAL)
        return web.Response()

    async def _commanded(self, said: Json) -> web.Response:
        text = f"You asked: {said['text']}"
        return web.json_response({"response_type": "ephemeral", "text": text})

    async def _told(self, said: Json) -> web.Response:
        event = said["event"]
        if event["type"] == "app_home_opened" and event["tab"] == "home":
            await self.call("views.publish", user_id=event["user"], view=self.home)
        return web.Response()

    async def _whisper(self, channel: str, user: str, text: str) -> None:
        await self.call("chat.postEphemeral", channel=channel, user=user, text=text)


async def _nothing(_: Json) -> web.Response:
    return web.Response()
