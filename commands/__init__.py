"""Slash commands: what is typed becomes an intent, a use case, an answer to the one who typed."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from commands.asked import Asked, Told
from commands.case import case_command
from commands.desk import desk_command
from commands.digest import digest_command
from commands.refused import answered
from commands.showing import show
from desk.request import Later, Repeated, Requests, trouble
from views.directory import Directory
from views.help import CASE_HINT, CASE_SAYS, DESK_HINT, DESK_SAYS, DIGEST_HINT, DIGEST_SAYS

#: Seconds until a command is acknowledged without its answer, which then follows; Slack waits 3.
PATIENCE = 2.0


@dataclass(frozen=True, kw_only=True)
class SlashCommand:
    """A command as Slack's composer shows it."""

    name: str
    says: str
    hint: str
    run: Callable[[Asked], Awaitable[Told]]
    patience: float = PATIENCE


SLASH_COMMANDS = (
    SlashCommand(name="/case", says=CASE_SAYS, hint=CASE_HINT, run=case_command),
    SlashCommand(name="/desk", says=DESK_SAYS, hint=DESK_HINT, run=desk_command),
    SlashCommand(
        name="/digest",
        says=DIGEST_SAYS,
        hint=DIGEST_HINT,
        run=digest_command,
        # It counts; over many cases that takes seconds, in which nothing else is answered.
        patience=0,
    ),
)
COMMANDS: Mapping[str, SlashCommand] = {command.name: command for command in SLASH_COMMANDS}


@dataclass(frozen=True, kw_only=True)
class Counter:
    """Where commands are answered: what that needs beside the command."""

    requests: Requests
    directory: Directory
    client: AsyncWebClient
    later: Later


def register(app: AsyncApp, counter: Counter) -> None:
    async def command(ack: AsyncAck, body: dict[str, Any]) -> None:
        typed = COMMANDS[body["command"]]
        telling = asyncio.ensure_future(_told(counter, typed, body))
        await asyncio.wait({telling}, timeout=typed.patience)
        if not telling.done():
            # This confirms nothing: what was done is told when it has been stored.
            await ack()
            counter.later(_follow(counter, body, telling))
        elif (told := telling.result()).modal:
            await ack()
            counter.later(show(counter.client, body, told))
        else:
            await ack(text=told.text, blocks=told.blocks or None)

    app.command(re.compile("|".join(COMMANDS)))(command)


async def _told(counter: Counter, typed: SlashCommand, body: dict[str, Any]) -> Told:
    """What is answered; nothing where the command was carried out before."""
    user = body["user_id"]
    try:
        async with counter.requests.once(f"command:{user}:{body['trigger_id']}") as desk:
            asked = Asked(
                desk=desk,
                directory=counter.directory,
                user=user,
                channel=body["channel_id"],
                text=body.get("text", ""),
            )
            return await answered(typed.run(asked))
    except Repeated:
        return Told()
    except Exception as error:  # noqa: BLE001  # It is logged, and told.
        return Told(text=trouble(error))


async def _follow(counter: Counter, body: dict[str, Any], telling: asyncio.Task[Told]) -> None:
    await show(counter.client, body, await telling)
