"""The payloads of interactions, as Slack words them."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.app import App
from sandbox.channel import Channel
from sandbox.form import Field, values
from sandbox.message import Message
from sandbox.payload import Json, present
from sandbox.response_url import Hook, ResponseUrls
from sandbox.views import Triggers, View
from sandbox.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class Payloads:
    """Says what a person did, in Slack's words."""

    app: App
    workspace: Workspace
    hooks: ResponseUrls
    triggers: Triggers

    def on(self, user: str, target: Message | View) -> Json:
        """Where an action happened: in a message, or in a view."""
        if isinstance(target, View):
            return self.on_view(user, target)
        return self.on_message(user, target)

    def command(self, user: str, channel: Channel, hook: Hook, name: str, text: str) -> Json:
        return {
            "token": self.app.verification_token,
            "team_id": self.app.team,
            "team_domain": self.workspace.team.domain,
            "channel_id": channel.id,
            "channel_name": _channel_name(channel),
            "user_id": user,
            "user_name": self.workspace.members[user].name,
            "command": name,
            "text": text,
            "api_app_id": self.app.id,
            "is_enterprise_install": "false",
            "response_url": self.hooks.url(hook),
            "trigger_id": self.triggers.new(user),
        }

    def _who(self, user: str) -> Json:
        name = self.workspace.members[user].name
        return {"id": user, "username": name, "name": name, "team_id": self.app.team}

    def _base(self, user: str) -> Json:
        return {
            "user": self._who(user),
            "api_app_id": self.app.id,
            "token": self.app.verification_token,
            "team": {"id": self.app.team, "domain": self.workspace.team.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def on_message(self, user: str, message: Message) -> Json:
        channel = self.workspace.channels[message.channel]
        shown = {} if message.ephemeral_to else {"message": _for_interaction(message)}
        container = present(
            type="message",
            message_ts=message.ts,
            channel_id=channel.id,
            is_ephemeral=bool(message.ephemeral_to),
            thread_ts=message.thread_ts or (message.ts if message.replies else None),
        )
        hook = self.hooks.new(user, channel, message)
        return (
            self._base(user)
            | shown
            | {
                "container": container,
                "channel": {"id": channel.id, "name": _channel_name(channel)},
                "state": {"values": values(message.blocks, message.typed)},
                "response_url": self.hooks.url(hook),
            }
        )

    def on_view(self, user: str, view: View) -> Json:
        return self._base(user) | {
            "container": {"type": "view", "view_id": view.id},
            "view": view.as_slack(),
        }

    def of_view(self, view: View, kind: str, *, with_state: bool = True) -> Json:
        shape = view.as_slack(with_state=with_state)
        return self._base(view.user) | {"type": kind, "view": shape}

    def action(self, field: Field, value: Json) -> Json:
        shown = present(
            type=field.type,
            action_id=field.action_id,
            block_id=field.block_id,
            text=field.element.get("text"),
            value=field.element.get("value"),
            style=field.element.get("style"),
            placeholder=field.element.get("placeholder"),
            action_ts=self.workspace.new_ts(),
        )
        return shown | {key: each for key, each in value.items() if key != "type"}

    def shortcut(self, user: str, callback_id: str) -> Json:
        base = self._base(user)
        del base["api_app_id"], base["user"]["name"]
        return base | {
            "type": "shortcut",
            "callback_id": callback_id,
            "action_ts": self.workspace.new_ts(),
        }

    def message_action(self, user: str, callback_id: str, message: Message) -> Json:
        channel = self.workspace.channels[message.channel]
        base = self._base(user)
        del base["api_app_id"], base["user"]["username"]
        return base | {
            "type": "message_action",
            "callback_id": callback_id,
            "action_ts": self.workspace.new_ts(),
            "channel": {"id": channel.id, "name": _channel_name(channel)},
            "message_ts": message.ts,
            "message": _for_interaction(message),
            "response_url": self.hooks.url(self.hooks.new(user, channel, message)),
        }


def _channel_name(channel: Channel) -> str:
    """A private channel's name is kept from payloads."""
    if channel.is_im:
        return "directmessage"
    return "privategroup" if channel.is_private else channel.name


def _for_interaction(message: Message) -> Json:
    shape = message.as_slack()
    shape.pop("reactions", None)
    return shape
