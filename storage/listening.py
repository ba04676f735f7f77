"""Hearing what other replicas say, on a connection of its own that is made anew when it is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from asyncpg import InterfaceError, PostgresError
from sqlalchemy.exc import SQLAlchemyError

from storage.database import Database
from storage.news import CHANNEL, Kind, News

log = logging.getLogger(__name__)

#: Seconds until a line that was lost is laid anew.
AGAIN = 5.0

#: Takes what was said; None where something may have been said that nobody heard.
Hear = Callable[[Kind | None], None]


async def heed(
    database: Database, workspace: str, hear: Hear, *, stop: asyncio.Event, again: float = AGAIN
) -> None:
    """Until all is to stop. SQLite has one process, and nobody to listen to."""
    while not database.is_sqlite and not stop.is_set():
        try:
            await _listen(database, workspace, hear, stop=stop)
        except (SQLAlchemyError, PostgresError, InterfaceError, OSError) as error:
            # Beside SQLAlchemy's own, because we speak with the driver itself.
            log.warning("cannot listen", extra={"error": type(error).__name__})
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), again)


async def _listen(database: Database, workspace: str, hear: Hear, *, stop: asyncio.Event) -> None:
    def heard(_driver: object, _process: int, _channel: str, text: str) -> None:
        news = News.read(text)
        if news.workspace == workspace and news.sender != database.name:
            hear(news.kind)

    def hang_up(_driver: object) -> None:
        lost.set()

    lost = asyncio.Event()
    async with database.engine.connect() as connection:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        driver.add_termination_listener(hang_up)
        await driver.add_listener(CHANNEL, heard)
        # Only from now on is anything heard.
        hear(None)
        await _first(lost, stop)
        driver.remove_termination_listener(hang_up)
        if lost.is_set():
            await connection.invalidate()
        else:
            await driver.remove_listener(CHANNEL, heard)


async def _first(*events: asyncio.Event) -> None:
    waiters = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waiters, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for waiter in waiters:
            waiter.cancel()
