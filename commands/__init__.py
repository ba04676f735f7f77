"""Slash commands: what is typed becomes an intent, a use case, an answer to the one who typed."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from commands.asked import Asked, Told
from commands.case import case_command
from commands.desk import desk_command
from commands.digest import digest_command
from commands.refused import answered
from desk.desk import Desk
from views.directory import Directory
from views.help import CASE_HINT, CASE_SAYS, DESK_HINT, DESK_SAYS, DIGEST_HINT, DIGEST_SAYS


@dataclass(frozen=True, kw_only=True)
class SlashCommand:
    """A command as Slack's composer shows it."""

    name: str
    says: str
    hint: str
    run: Callable[[Asked], Awaitable[Told]]


SLASH_COMMANDS = (
    SlashCommand(name="/case", says=CASE_SAYS, hint=CASE_HINT, run=case_command),
    SlashCommand(name="/desk", says=DESK_SAYS, hint=DESK_HINT, run=desk_command),
    SlashCommand(name="/digest", says=DIGEST_SAYS, hint=DIGEST_HINT, run=digest_command),
)
COMMANDS: Mapping[str, SlashCommand] = {command.name: command for command in SLASH_COMMANDS}


def register(app: AsyncApp, desk: Desk, directory: Directory, client: AsyncWebClient) -> None:
    async def command(ack: AsyncAck, body: dict[str, Any]) -> None:
        asked = Asked(
            desk=desk,
            directory=directory,
            user=body["user_id"],
            channel=body["channel_id"],
            text=body.get("text", ""),
        )
        told = await answered(COMMANDS[body["command"]].run(asked))
        if told.modal:
            told = await _opened(client, body["trigger_id"], told.modal)
        await ack(text=told.text, blocks=told.blocks or None)

    app.command(re.compile("|".join(COMMANDS)))(command)


async def _opened(client: AsyncWebClient, trigger_id: str, modal: dict[str, Any]) -> Told:
    """Nothing more to tell, unless Slack would not open it any more."""
    try:
        await client.views_open(trigger_id=trigger_id, view=modal)
    except SlackApiError as error:
        if "trigger_id" not in str(error.response.get("error")):
            raise
        return Told(text="That took too long for Slack. Please type it again.")
    return Told()
