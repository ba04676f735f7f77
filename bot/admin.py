"""The first admin, named by the operator at the terminal."""

from __future__ import annotations

import re
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import built, slack_client
from bot.senders.slack_errors import code
from bot.settings import Settings, SettingsError
from desk import roles

HOW = "In Slack, open the person's profile, choose Copy member ID, and use that."
#: Slack's words for an id that is nobody's here.
UNKNOWN = {"user_not_found", "user_not_visible"}
USER_ID = re.compile(r"[UW][A-Z0-9]{4,}")


async def add_admin(settings: Settings, who: str) -> str:
    """Name somebody admin by their id or Slack name; say what was done."""
    async with aiohttp.ClientSession() as session:
        user = await _user(slack_client(settings, session), who)
    async with built(settings) as bot:
        is_new = await roles.name_admin(bot.desk, user)
    return f"{who} {'is now' if is_new else 'was already'} an admin of the desk."


async def _user(client: AsyncWebClient, who: str) -> str:
    if USER_ID.fullmatch(who):
        return await _person(client, who)
    found = {
        str(member["id"])
        async for page in await client.users_list(limit=200)
        for member in page["members"]
        if _is_called(member, who.removeprefix("@").lower())
    }
    if len(found) == 1:
        return found.pop()
    # Everybody chooses their display name: among several the wrong one must not become admin.
    how_many = "more than one person" if found else "nobody"
    raise SettingsError(f"Slack knows {how_many} called {who}. {HOW}")


async def _person(client: AsyncWebClient, user: str) -> str:
    """The first admin lets all others in: an id with a slip in it would let nobody in."""
    try:
        member = (await client.users_info(user=user))["user"]
    except SlackApiError as refused:
        if code(refused) not in UNKNOWN:
            raise
        raise SettingsError(f"Slack knows nobody with the id {user}. {HOW}") from refused
    if not _is_here(member):
        raise SettingsError(f"{user} is an app or was deactivated in Slack. {HOW}")
    return user


def _is_here(member: dict[str, Any]) -> bool:
    return not (member.get("deleted") or member.get("is_bot"))


def _is_called(member: dict[str, Any], wanted: str) -> bool:
    profile = member.get("profile") or {}
    names = (member.get("name"), profile.get("display_name"), profile.get("real_name"))
    return _is_here(member) and wanted in {str(name).lower() for name in names if name}
