"""Beside whoever reads a mailbox: looks now and then whether it is read, and whether all of it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from datetime import datetime, timedelta

from desk import mailboxes
from desk.desk import Desk
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.comparison import compare, look_into

log = logging.getLogger(__name__)

#: Seconds between two looks at the clock.
EVERY = 15.0
#: By the desk's clock: a login that finds out whether mail waits, and a comparison of all.
LOOK_EVERY = timedelta(minutes=5)
COMPARE_EVERY = timedelta(hours=1)
#: A comparison belongs for so long to the replica that has begun it.
BEGUN = timedelta(minutes=1)


async def attend(desk: Desk, account: ImapAccount, *, stop: asyncio.Event) -> None:
    """Until `stop` is set."""
    while not stop.is_set():
        try:
            await _turn(desk, account, stop)
        except Exception:
            # Mostly the database; the next turn finds the same.
            log.exception("mailbox not compared", extra={"mailbox": account.name})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), EVERY)


async def _turn(desk: Desk, account: ImapAccount, stop: asyncio.Event) -> None:
    now = desk.now()
    async with desk.begin() as work:
        # Of several replicas one is enough.
        is_ours = await work.seen.once_in(LOOK_EVERY, f"mailbox:{account.key}", now=now)
        known = await work.mailboxes.get(account.key)
    if known is None or (known.name, known.queue_key) != (account.name, account.queue):
        known = await mailboxes.connect(
            desk, account.key, name=account.name, queue_key=account.queue
        )
    if known.is_due(now=now, every=COMPARE_EVERY) and await _begins(desk, account, now=now):
        await compare(desk, account, stop=stop)
    elif is_ours:
        await look_into(desk, account, stop=stop)


async def _begins(desk: Desk, account: ImapAccount, *, now: datetime) -> bool:
    """False where another replica is at it."""
    async with desk.begin() as work:
        return await work.seen.once_in(BEGUN, f"comparison:{account.key}", now=now)
