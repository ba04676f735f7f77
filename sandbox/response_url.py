"""Response URLs: five answers within thirty minutes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web

from sandbox import blocks
from sandbox.app import App
from sandbox.channel import Channel
from sandbox.ids import Ids
from sandbox.message import Draft, Message
from sandbox.payload import Json
from sandbox.workspace import Workspace

USES = 5
LIFE = timedelta(minutes=30)


@dataclass(kw_only=True, eq=False)
class Hook:
    """One response URL: for whom, where, and the message it came from."""

    id: str
    user: str
    channel: Channel
    made: datetime
    message: Message | None = None
    uses: int = 0
    answers: list[Message] = field(default_factory=list)


class ResponseUrls:
    """Hands out response URLs and does what is posted to them."""

    def __init__(self, *, app: App, workspace: Workspace, ids: Ids) -> None:
        self._app = app
        self._workspace = workspace
        self._ids = ids
        self._hooks: dict[str, Hook] = {}
        self.origin = ""

    def new(self, user: str, channel: Channel, message: Message | None = None) -> Hook:
        hook = Hook(
            id=self._ids.next("H"),
            user=user,
            channel=channel,
            made=self._workspace.clock.now(),
            message=message,
        )
        self._hooks[hook.id] = hook
        return hook

    def url(self, hook: Hook) -> str:
        return f"{self.origin}/actions/{self._app.team}/{hook.id}/{hook.id[::-1].lower()}"

    async def receive(self, request: web.Request) -> web.Response:
        """Answer a POST to a response URL as Slack does: `ok`, or 404 with the reason."""
        hook = self._hooks.get(request.match_info["hook"])
        if hook is None:
            return web.Response(status=404, text="invalid_url")
        if hook.uses >= USES:
            return web.Response(status=404, text="used_url")
        if self._workspace.clock.now() - hook.made > LIFE:
            return web.Response(status=404, text="expired_url")
        try:
            body = json.loads(await request.text())
        except ValueError:
            return web.Response(status=400, text="invalid_payload")
        if blocks.check_message(body.get("blocks") or []):
            return web.Response(status=400, text="invalid_blocks")
        hook.uses += 1
        return self._apply(hook, body)

    def answer(self, hook: Hook, body: Json) -> Message:
        """Show what an app answered with: to one person, or in the channel."""
        draft = Draft(
            user=self._app.bot_user,
            text=body.get("text", ""),
            blocks=body.get("blocks") or [],
            attachments=body.get("attachments") or [],
            thread_ts=body.get("thread_ts"),
            metadata=body.get("metadata"),
            bot=self._app.profile,
        )
        if body.get("response_type") == "in_channel":
            shown = self._workspace.post(hook.channel, draft)
        else:
            shown = self._workspace.whisper(hook.channel, draft, to=hook.user)
        hook.answers.append(shown)
        return shown

    def _apply(self, hook: Hook, body: Json) -> web.Response:
        if body.get("delete_original"):
            return self._delete(hook)
        if body.get("replace_original") and hook.message:
            self._replace(hook.message, body)
            return web.Response(text="ok")
        if not any(body.get(key) for key in ("text", "blocks", "attachments")):
            return web.Response(status=400, text="no_text")
        self.answer(hook, body)
        return web.Response(text="ok")

    def _delete(self, hook: Hook) -> web.Response:
        if hook.message is None or hook.message.deleted:
            return web.Response(status=404, text="message_not_found")
        self._workspace.delete(hook.message)
        return web.Response(text="ok")

    def _replace(self, message: Message, body: Json) -> None:
        """Put new content in the message the person clicked in."""
        self._workspace.change(
            message,
            text=body.get("text", ""),
            blocks=self._workspace.named_blocks(body.get("blocks") or []),
            attachments=body.get("attachments") or [],
        )
