"""The app as Slack knows it: identity, tokens, scopes."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.manifest import Manifest
from sandbox.payload import Json


@dataclass(frozen=True, kw_only=True)
class App:
    """One installed app."""

    id: str
    bot_id: str
    bot_user: str
    team: str
    bot_token: str
    app_token: str
    verification_token: str
    manifest: Manifest
    scopes: frozenset[str]

    @property
    def profile(self) -> Json:
        """The `bot_profile` on everything the bot posts."""
        return {
            "id": self.bot_id,
            "app_id": self.id,
            "name": self.manifest.bot_name,
            "deleted": False,
            "updated": 1735689600,
            "team_id": self.team,
            "icons": {"image_36": "", "image_48": "", "image_72": ""},
        }
