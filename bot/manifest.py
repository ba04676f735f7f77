"""The Slack app's manifest: exactly the commands, scopes and events that the code uses."""

from __future__ import annotations

from typing import Any

import yaml

from commands import SLASH_COMMANDS
from views.ids import Shortcut

#: Each with what it is needed for.
SCOPES = {
    "commands": "the slash commands",
    "chat:write": "cards, posts, hints",
    "channels:read": "a queue's public channel",
    "channels:join": "to join it",
    "channels:history": "notes in threads; finding a post whose answer was lost",
    "files:read": "files of a thread that are sent along with an answer",
    "files:write": "files of a customer's mail in its thread",
    "groups:read": "a queue's private channel",
    "groups:history": "the same in private channels",
    "im:write": "direct messages to leads and admins",
    "im:history": "finding a direct message whose answer was lost",
    "users:read.email": "saying that a mail names an agent as its sender",
    "users:read": "names in mails, time zones, who is a Slack admin",
}
EVENTS = {
    "message.channels": "notes in threads",
    "message.groups": "notes in threads of private channels",
    "app_home_opened": "App Home",
    "member_joined_channel": "the bot was invited: what could not be posted is tried again",
    "channel_unarchive": "the same when a channel is back",
    "group_unarchive": "the same when a private channel is back",
}


SHORTCUTS = {
    Shortcut.CREATE_CASE.value: ("Create case", "Make a case of this message"),
    Shortcut.SEND_TO_CUSTOMER.value: ("Send to customer", "See what they would read, then send it"),
}


def manifest(*, url: str | None = None) -> dict[str, Any]:
    """The app as Slack takes it: for Socket Mode, or for HTTP requests to `url`."""
    request = {"request_url": f"{url.rstrip('/')}/slack/events"} if url else {}
    command_url = {"url": request["request_url"]} if url else {}
    return {
        "display_information": {
            "name": "Deskbell",
            "description": "Customer mail as cases in Slack: claim, answer, resolve.",
            "background_color": "#1f4d3a",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "deskbell", "always_online": True},
            "shortcuts": [
                {"name": name, "type": "message", "callback_id": callback, "description": says}
                for callback, (name, says) in SHORTCUTS.items()
            ],
            "slash_commands": [
                {
                    "command": command.name,
                    "description": command.says,
                    "usage_hint": command.hint,
                    "should_escape": True,
                    **command_url,
                }
                for command in SLASH_COMMANDS
            ],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {**request, "bot_events": sorted(EVENTS)},
            "interactivity": {"is_enabled": True, **request},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def as_yaml(app: dict[str, Any]) -> str:
    return yaml.safe_dump(app, sort_keys=False, allow_unicode=True)
