"""Who is who in the workspace: Slack's look-ups, kept for a while."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.senders.slack_errors import code
from desk.errors import BadInput
from views.directory import Entered

#: Seconds that a name is believed.
KEPT = 600.0
#: Addresses that are remembered.
MOST_ADDRESSES = 1_000
USER = re.compile(r"\b([UW][A-Z0-9]{2,})\b")
CHANNEL = re.compile(r"\b([CG][A-Z0-9]{2,})\b")


@dataclass(frozen=True, kw_only=True)
class KnownNames:
    """Names that were looked up beforehand."""

    users: dict[str, str]
    channels: dict[str, str]

    def user(self, user_id: str, /) -> str:
        return self.users.get(user_id, "a colleague")

    def channel(self, channel_id: str, /) -> str:
        return self.channels.get(channel_id, "a channel")


@dataclass
class SlackDirectory:
    client: AsyncWebClient
    #: The workspace's web address, for links.
    team_url: str
    _users: dict[str, tuple[float, dict[str, Any]]] = field(default_factory=dict)
    _channels: dict[str, tuple[float, dict[str, Any]]] = field(default_factory=dict)
    _addresses: dict[str, tuple[float, str | None]] = field(default_factory=dict)

    async def names(self, text: str) -> KnownNames:
        users = {i: _name(await self._user(i)) for i in set(USER.findall(text))}
        channels = {i: (await self._channel(i)).get("name") for i in set(CHANNEL.findall(text))}
        return KnownNames(
            users={i: name for i, name in users.items() if name},
            channels={i: name for i, name in channels.items() if name},
        )

    async def zone(self, user: str) -> str:
        zone = str((await self._user(user)).get("tz") or "UTC")
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError):
            return "UTC"
        return zone

    async def is_person(self, user: str) -> bool:
        # Asked anew: people leave, and names may be old.
        self._users.pop(user, None)
        profile = await self._user(user)
        return not (profile.get("deleted") or profile.get("is_bot"))

    async def is_slack_admin(self, user: str) -> bool:
        profile = await self._user(user)
        return bool(profile.get("is_admin") or profile.get("is_owner"))

    async def person_with(self, address: str) -> str | None:
        at, known = self._addresses.get(address, (-KEPT, None))
        if time.monotonic() - at < KEPT:
            return known
        known = await self._looked_up(address)
        if len(self._addresses) >= MOST_ADDRESSES:
            self._addresses.clear()
        self._addresses[address] = (time.monotonic(), known)
        return known

    async def enter(self, channel: str) -> Entered:
        try:
            info = (await self.client.conversations_info(channel=channel))["channel"]
        except SlackApiError as error:
            if code(error) == "channel_not_found":
                # A private channel that the bot is not in does not exist for it.
                return Entered(is_member=False, is_private=True)
            raise
        if info.get("is_member"):
            return Entered(is_member=True, is_private=bool(info.get("is_private")))
        if info.get("is_archived"):
            raise BadInput(f"<#{channel}> is archived. Choose a channel that is in use.")
        await self.client.conversations_join(channel=channel)
        return Entered(is_member=True, is_private=False)

    async def is_in(self, channel: str) -> bool:
        try:
            info = (await self.client.conversations_info(channel=channel))["channel"]
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            return False
        return bool(info.get("is_member")) and not info.get("is_archived")

    def permalink(self, channel: str, ts: str) -> str:
        return f"{self.team_url}archives/{channel}/p{ts.replace('.', '')}"

    async def _looked_up(self, address: str) -> str | None:
        try:
            answer = await self.client.users_lookupByEmail(email=address)
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            # Mostly it is nobody's.
            return None
        return str(answer["user"]["id"])

    async def _user(self, user: str) -> dict[str, Any]:
        return await self._kept(self._users, user, "users.info", "user")

    async def _channel(self, channel: str) -> dict[str, Any]:
        return await self._kept(self._channels, channel, "conversations.info", "channel")

    async def _kept(
        self, cache: dict[str, tuple[float, dict[str, Any]]], key: str, method: str, what: str
    ) -> dict[str, Any]:
        at, known = cache.get(key, (0.0, {}))
        if known and time.monotonic() - at < KEPT:
            return known
        try:
            answer = await self.client.api_call(method, http_verb="GET", params={what: key})
        except (SlackApiError, aiohttp.ClientError, TimeoutError):
            # An unknown person is shown without a name rather than not at all.
            return known
        found: dict[str, Any] = answer[what]
        cache[key] = (time.monotonic(), found)
        return found


def _name(profile: dict[str, Any]) -> str:
    inner = profile.get("profile") or {}
    # The real name first: customers read it too.
    names = (profile.get("real_name"), inner.get("real_name"), inner.get("display_name"))
    return str(next(filter(None, names), None) or profile.get("name") or "")
