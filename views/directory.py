"""Look-ups about people and channels of the workspace; `bot` implements them, with a cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from views.names import Names


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What became of the bot's wish to be in a channel."""

    is_member: bool
    is_private: bool


class Directory(Protocol):
    async def names(self, text: str) -> Names:
        """The names of everybody and every channel that the text mentions by id."""

    async def zone(self, user: str) -> str:
        """The person's IANA zone, UTC where Slack does not know it."""

    async def is_person(self, user: str) -> bool:
        """Not an app, and not deactivated, as far as Slack tells."""

    async def is_slack_admin(self, user: str) -> bool:
        """Whether they are an admin or owner of the Slack workspace."""

    async def person_with(self, address: str) -> str | None:
        """The user whose profile has that mail address, as far as Slack tells."""

    async def enter(self, channel: str) -> Entered:
        """Join a public channel; a private one has to invite the bot."""

    async def is_in(self, channel: str) -> bool:
        """Whether something can be posted there, as far as Slack tells."""

    def permalink(self, channel: str, ts: str) -> str: ...
