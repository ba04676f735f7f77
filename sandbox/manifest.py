"""The app's manifest: its name, commands, shortcuts, scopes and events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from sandbox.payload import Json


@dataclass(frozen=True, kw_only=True)
class Command:
    """A slash command the app has registered."""

    command: str
    description: str
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True, kw_only=True)
class Shortcut:
    """A shortcut the app has registered: `message` or `global`."""

    name: str
    type: str
    callback_id: str


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What Slack knows of the app."""

    name: str
    bot_name: str
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    scopes: frozenset[str]
    events: frozenset[str]

    @classmethod
    def read(cls, raw: Json) -> Self:
        """Take apart a manifest in Slack's own format (version 2)."""
        features: Json = raw.get("features", {})
        name = raw.get("display_information", {}).get("name", "Desk")
        settings: Json = raw.get("settings", {})
        return cls(
            name=name,
            bot_name=features.get("bot_user", {}).get("display_name", name),
            commands=tuple(_command(each) for each in features.get("slash_commands", ())),
            shortcuts=tuple(_shortcut(each) for each in features.get("shortcuts", ())),
            scopes=frozenset(raw.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
            events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        )

    def command(self, name: str) -> Command | None:
        return next((each for each in self.commands if each.command == name), None)


def _command(raw: Json) -> Command:
    return Command(
        command=raw["command"],
        description=raw.get("description", ""),
        usage_hint=raw.get("usage_hint", ""),
        should_escape=bool(raw.get("should_escape", False)),
    )


def _shortcut(raw: Json) -> Shortcut:
    return Shortcut(name=raw["name"], type=raw["type"], callback_id=raw["callback_id"])


DEFAULT: Json = {
    "display_information": {"name": "Desk"},
    "features": {
        "bot_user": {"display_name": "desk", "always_online": True},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [
            {
                "command": "/case",
                "description": "Work on cases",
                "usage_hint": "claim 1042",
                "should_escape": True,
            },
            {
                "command": "/desk",
                "description": "Set the desk up",
                "usage_hint": "help",
                "should_escape": True,
            },
        ],
        "shortcuts": [
            {"name": "Create case", "type": "message", "callback_id": "create_case"},
            {"name": "New case", "type": "global", "callback_id": "new_case"},
        ],
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened",
                "app_mention",
                "file_shared",
                "member_joined_channel",
                "message.channels",
                "message.groups",
                "message.im",
                "reaction_added",
            ]
        }
    },
}
