"""What keeps the bot from doing its work right now, in sentences."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy.exc import SQLAlchemyError

from bot.line import Line
from bot.pulse import Pulse
from desk.desk import Desk
from desk.raw import InboundState
from storage.database import Database

FULL = "For a while nothing could be written to the database. Is its disk full?"


def health(
    desk: Desk, database: Database, *, line: Line, pulse: Pulse
) -> Callable[[], Awaitable[list[str]]]:
    async def problems() -> list[str]:
        try:
            async with database.look(desk.workspace) as work:
                dead = len(await work.outbox.dead())
                quarantined = await work.inbound.count(InboundState.QUARANTINED)
        except (SQLAlchemyError, OSError):
            return ["The database does not answer."]
        return [
            *([FULL] if pulse.is_weak else []),
            *(["The connection to Slack is lost; it is tried again."] if line.is_lost else []),
            *([f"{dead} deliveries are dead; leads and admins can retry them."] if dead else []),
            *([f"{quarantined} received things are quarantined."] if quarantined else []),
        ]

    return problems
