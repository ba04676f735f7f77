"""Mailboxes as a way in: what is new in them is kept, and nothing in them is changed."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from desk.desk import Desk
from desk.ids import new_id
from desk.raw import Inbound, Way
from handlers.mail.imap_account import ImapAccount
from handlers.mail.imap_beginning import beginning, unfetched
from handlers.mail.imap_cursor import Cursor
from handlers.mail.imap_mailbox import FAILURES, Look, Mailbox, opened
from handlers.mail.imap_trouble import trouble

__all__ = ["ImapAccount", "check", "watch"]

log = logging.getLogger(__name__)

#: Bytes; of a larger mail only the beginning is fetched.
LARGEST = 50_000_000
BEGINNING = 256 * 1024
#: Seconds. The mailbox is looked at so often even when the server has told nothing; that also
#: ends and begins IDLE anew, which servers and routers forget after ten minutes or more.
EVERY = 60.0
#: After something has happened: what came between our look and IDLE is not told of.
SOON = 2.0
LONGEST_WAIT = 300.0
#: A mail that so often broke the connection is kept as a note that says so.
TRIES = 5


async def watch(desk: Desk, account: ImapAccount, *, stop: asyncio.Event) -> None:
    """Keep what arrives in the mailbox, over lost connections, until `stop` is set."""
    reading = Reading(desk=desk, account=account)
    failed = 0
    while not stop.is_set():
        try:
            async with opened(account, stop=stop) as mailbox:
                while not stop.is_set():
                    within = SOON if await reading.round(mailbox) else EVERY
                    if not await mailbox.news(within=within):
                        await _pause(stop, within)
                    failed = 0
        except FAILURES as error:
            if not stop.is_set():
                log.warning(
                    "mailbox not read",
                    extra={"mailbox": account.name, "why": trouble(error, account)},
                )
        except Exception:
            # Mostly the database; the mail is still in the mailbox.
            log.exception("mailbox not read", extra={"mailbox": account.name})
        await _pause(stop, min(2.0**failed, LONGEST_WAIT))
        failed = min(failed + 1, 20)


async def check(account: ImapAccount) -> str | None:
    """What is wrong with the mailbox, as a sentence with the way to mend it; None when nothing."""
    try:
        async with opened(account, stop=asyncio.Event()) as mailbox:
            await mailbox.look()
    except FAILURES as error:
        return trouble(error, account)
    return None


async def _pause(stop: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


@dataclass(frozen=True, kw_only=True)
class Reading:
    desk: Desk
    account: ImapAccount
    #: How often fetching a UID has failed.
    failures: Counter[int] = field(default_factory=Counter)

    async def round(self, mailbox: Mailbox) -> bool:
        """Keep all that is new; whether anything was."""
        look = await mailbox.look()
        cursor = await self._cursor()
        if cursor is None:
            await self._move(self._start(look))
            return True
        newest = look.uidnext - 1
        if cursor.uidvalidity != look.uidvalidity:
            log.warning("mailbox numbered anew", extra={"mailbox": self.account.name})
            cursor = cursor.renumbered(look.uidvalidity, newest=newest)
            await self._move(cursor)
        if cursor.uid < cursor.doubtful:
            uids = await mailbox.uids(cursor.uid + 1, cursor.doubtful, since=cursor.since)
            cursor = (await self._take(mailbox, uids, cursor)).moved(cursor.doubtful)
            await self._move(cursor)
        if cursor.uid >= newest:
            return False
        uids = await mailbox.uids(cursor.uid + 1, since=None)
        await self._take(mailbox, uids, cursor)
        return bool(uids)

    def _start(self, look: Look) -> Cursor:
        """From now on; a day earlier for the date, because the server's zone is unknown."""
        yesterday = self.desk.now().date() - timedelta(days=1)
        return Cursor(uidvalidity=look.uidvalidity, uid=look.uidnext - 1, since=yesterday)

    async def _take(self, mailbox: Mailbox, uids: list[int], cursor: Cursor) -> Cursor:
        for uid in uids:
            cursor = cursor.moved(uid)
            try:
                raw = await _fetched(mailbox, uid)
            except FAILURES:
                await self._failed(cursor)
                raise
            if raw is None:
                # It was deleted since we looked.
                await self._move(cursor)
            else:
                await self._keep(raw, cursor)
        return cursor

    async def _failed(self, cursor: Cursor) -> None:
        """One mail must not hold up all others for good: a note stands in for it at last."""
        self.failures[cursor.uid] += 1
        if self.failures[cursor.uid] >= TRIES:
            log.error("mail not fetched", extra={"mailbox": self.account.name, "uid": cursor.uid})
            await self._keep(unfetched(self.account.name, cursor.uid), cursor)

    async def _keep(self, raw: bytes, cursor: Cursor) -> None:
        """
        The mail and the cursor behind it, both or neither.

        The key is made of the content, so that a mailbox that was numbered anew brings nothing
        twice.
        """
        now = self.desk.now()
        inbound = Inbound(
            id=new_id(now),
            way=Way.IMAP,
            key=f"{self.account.key}:{hashlib.sha256(raw).hexdigest()}",
            raw=raw,
            queue_key=self.account.queue,
            received_at=now,
        )
        async with self.desk.begin() as work:
            is_new = await work.inbound.keep(inbound)
            await work.cursors.put(self.account.key, str(cursor))
        self.desk.wake.intake()
        log.info("mail kept", extra={"size": len(raw), "is_new": is_new})

    async def _cursor(self) -> Cursor | None:
        async with self.desk.look() as work:
            text = await work.cursors.get(self.account.key)
        return Cursor.parse(text) if text else None

    async def _move(self, cursor: Cursor) -> None:
        async with self.desk.begin() as work:
            await work.cursors.put(self.account.key, str(cursor))


async def _fetched(mailbox: Mailbox, uid: int) -> bytes | None:
    """The mail, or its beginning where it is too large; None when it is gone."""
    size = await mailbox.size(uid)
    if size is None or size <= LARGEST:
        return await mailbox.mail(uid)
    raw = await mailbox.mail(uid, most=BEGINNING)
    return raw and beginning(raw, size=size)
