"""Slack's side of the sandbox, as the Web API's methods see it."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TypeVar

from sandbox.app import App
from sandbox.channel import Channel
from sandbox.clock import Clock
from sandbox.errors import ApiError
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.payload import Json
from sandbox.response_url import ResponseUrls
from sandbox.socket_mode import SocketMode
from sandbox.views import Triggers, Views
from sandbox.workspace import Workspace

Item = TypeVar("Item")


@dataclass(kw_only=True, eq=False)
class Slack:
    """The parts a Web API method may need."""

    app: App
    clock: Clock
    workspace: Workspace
    views: Views
    triggers: Triggers
    hooks: ResponseUrls
    files: Files
    faults: Faults
    socket_mode: SocketMode
    origin: str = ""

    def need(self, scope: str) -> None:
        """Refuse with missing_scope what the token may not do."""
        if scope not in self.app.scopes:
            raise ApiError(
                "missing_scope", needed=scope, provided=",".join(sorted(self.app.scopes))
            )

    def seen(self, channel_id: str) -> Channel:
        """The channel, if the bot can see it; raises ApiError channel_not_found."""
        channel = self.workspace.channels.get(channel_id)
        if channel is None or (channel.is_private and not self.is_in(channel)):
            raise ApiError("channel_not_found")
        return channel

    def joined(self, channel_id: str) -> Channel:
        """The channel, if the bot is in it; raises not_in_channel or channel_not_found."""
        channel = self.seen(channel_id)
        if not self.is_in(channel):
            raise ApiError("not_in_channel")
        return channel

    def is_in(self, channel: Channel) -> bool:
        return self.app.bot_user in channel.members

    def shape(self, channel: Channel) -> Json:
        return channel.as_slack(viewer=self.app.bot_user, team=self.app.team)


def page(items: list[Item], *, cursor: str, limit: int) -> tuple[list[Item], str]:
    """One page of items and the cursor of the next; raises ApiError invalid_cursor."""
    start = 0
    if cursor:
        try:
            start = int(base64.b64decode(cursor, validate=True).removeprefix(b"offset:"))
        except ValueError:
            raise ApiError("invalid_cursor") from None
    end = start + limit
    following = base64.b64encode(f"offset:{end}".encode()).decode() if end < len(items) else ""
    return items[start:end], following
