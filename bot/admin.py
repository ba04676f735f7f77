"""The first admin, named by the operator at the terminal."""

from __future__ import annotations

import re
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import built, slack_client
from bot.settings import Settings, SettingsError
from desk import roles

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
        return who
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
    raise SettingsError(
        f"Slack knows {how_many} called {who}. In Slack, open the person's profile, choose "
        "Copy member ID, and use that."
    )


def _is_called(member: dict[str, Any], wanted: str) -> bool:
    profile = member.get("profile") or {}
    names = (member.get("name"), profile.get("display_name"), profile.get("real_name"))
    is_here = not (member.get("deleted") or member.get("is_bot"))
    return is_here and wanted in {str(name).lower() for name in names if name}
