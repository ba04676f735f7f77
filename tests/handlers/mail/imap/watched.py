"""Mailboxes that are being watched, and what was kept of them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from desk.desk import Desk
from desk.raw import Inbound, Way
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.cursor import Cursor
from handlers.mail.imap.watch import watch
from handlers.mail.read import read_mail
from tests.until import until


@asynccontextmanager
async def watching(desk: Desk, account: ImapAccount) -> AsyncIterator[None]:
    """It is being watched, and whatever lay in it was seen."""
    stop = asyncio.Event()
    task = asyncio.create_task(watch(desk, account, stop=stop))
    try:
        await until(lambda: cursor(desk, account))
        yield
    finally:
        stop.set()
        async with asyncio.timeout(5):
            await task


async def cursor(desk: Desk, account: ImapAccount) -> Cursor | None:
    async with desk.look() as work:
        text = await work.cursors.get(account.key)
    return Cursor.parse(text) if text else None


async def kept(desk: Desk) -> list[Inbound]:
    async with desk.look() as work:
        return list(await work.inbound.waiting([Way.IMAP], 100))


async def until_kept(desk: Desk, *subjects: str) -> None:
    async def are_kept() -> bool:
        found = [read_mail(inbound.raw).subject for inbound in await kept(desk)]
        return sorted(found) == sorted(subjects)

    await until(are_kept)
