"""Mailboxes as a way in: what is new in them is kept, and nothing in them is changed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from desk.desk import Desk
from desk.ports import Work
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.beginning import unfetched
from handlers.mail.imap.cursor import Cursor, cursor_of
from handlers.mail.imap.fetching import Fetched, fetched, inbound_of, keep
from handlers.mail.imap.mailbox import FAILURES, Look, Mailbox, opened
from handlers.mail.imap.trouble import trouble

__all__ = ["ImapAccount", "check", "watch"]

log = logging.getLogger(__name__)

#: Seconds. The mailbox is looked at so often even when the server has told nothing; that also
#: ends and begins IDLE anew, which servers and routers forget after ten minutes or more.
EVERY = 60.0
#: After something has happened: what came between our look and IDLE is not told of, and where
#: something happens more is likely to. Only after two looks at nothing new we wait long.
SOON = 2.0
QUIET_LOOKS = 2
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
                quiet = 0
                while not stop.is_set():
                    quiet = 0 if await reading.round(mailbox) else quiet + 1
                    within = SOON if quiet < QUIET_LOOKS else EVERY
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


class Overtaken(Exception):
    """Somebody else reads the same mailbox, and was faster: what we have is kept by them."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    desk: Desk
    account: ImapAccount
    #: How often fetching a UID has failed.
    failures: Counter[int] = field(default_factory=Counter)

    async def round(self, mailbox: Mailbox) -> bool:
        """Keep all that is new; whether anything was."""
        try:
            return await self._round(mailbox)
        except Overtaken:
            # They go on; should they end, the next look finds what they have left.
            return False

    async def _round(self, mailbox: Mailbox) -> bool:
        # In this order: whoever else moves the cursor has seen less than the look will show.
        cursor = await cursor_of(self.desk, self.account)
        look = await mailbox.look()
        if cursor is None:
            await self._move(None, self._start(look))
            return True
        newest = look.uidnext - 1
        if await self._is_numbered_anew(mailbox, look, cursor):
            log.warning("mailbox numbered anew", extra={"mailbox": self.account.name})
            renumbered = cursor.renumbered(look.uidvalidity, newest=newest)
            await self._move(cursor, renumbered)
            cursor = renumbered
        if cursor.uid < cursor.doubtful:
            uids = await mailbox.uids(cursor.uid + 1, cursor.doubtful, since=cursor.since)
            taken = await self._take(mailbox, uids, cursor)
            cursor = taken.moved(cursor.doubtful)
            await self._move(taken, cursor)
        if cursor.uid >= newest:
            return False
        uids = await mailbox.uids(cursor.uid + 1, since=None)
        await self._take(mailbox, uids, cursor)
        return bool(uids)

    async def _is_numbered_anew(self, mailbox: Mailbox, look: Look, cursor: Cursor) -> bool:
        """
        Also where the server has gone back to numbers that it had given out already.

        It must not (RFC 3501 2.3.1.1), and does when it was restored from an older copy.
        """
        if look.uidvalidity != cursor.uidvalidity:
            return True
        if not look.is_told or look.uidnext > cursor.uid:
            return False
        # Not where it only tells the next number wrong.
        return not await mailbox.uids(look.uidnext, since=None)

    def _start(self, look: Look) -> Cursor:
        """From now on; a day earlier for the date, because the server's zone is unknown."""
        yesterday = self.desk.now().date() - timedelta(days=1)
        return Cursor(
            uidvalidity=look.uidvalidity,
            uid=look.uidnext - 1,
            first=look.uidnext,
            since=yesterday,
        )

    async def _take(self, mailbox: Mailbox, uids: list[int], cursor: Cursor) -> Cursor:
        for uid in uids:
            try:
                mail = await fetched(mailbox, uid)
            except FAILURES:
                await self._failed(cursor, uid)
                raise
            if mail is None:
                # It was deleted since we looked.
                await self._move(cursor, cursor.moved(uid))
            else:
                await self._keep(mail, cursor)
            cursor = cursor.moved(uid)
        return cursor

    async def _failed(self, cursor: Cursor, uid: int) -> None:
        """One mail must not hold up all others for good: a note stands in for it at last."""
        self.failures[uid] += 1
        if self.failures[uid] >= TRIES:
            log.error("mail not fetched", extra={"mailbox": self.account.name, "uid": uid})
            note = inbound_of(self.desk, self.account, unfetched(self.account.name, uid))
            async with self.desk.begin() as work:
                await self._moved(work, cursor, cursor.moved(uid))
                # Its number stays open: whenever the mailbox is compared, it is tried again.
                await work.inbound.keep(note)
            self.desk.wake.intake()

    async def _keep(self, mail: Fetched, cursor: Cursor) -> None:
        """The mail and the cursor behind it, both or neither."""
        desk, account, validity = self.desk, self.account, cursor.uidvalidity
        async with desk.begin() as work:
            await self._moved(work, cursor, cursor.moved(mail.uid))
            is_new = await keep(work, desk, account, mail, uidvalidity=validity)
        desk.wake.intake()
        log.info("mail kept", extra={"size": len(mail.raw), "is_new": is_new})

    async def _move(self, before: Cursor | None, after: Cursor) -> None:
        if after != before:
            async with self.desk.begin() as work:
                await self._moved(work, before, after)

    async def _moved(self, work: Work, before: Cursor | None, after: Cursor) -> None:
        was = None if before is None else str(before)
        if not await work.cursors.move(self.account.key, str(after), was=was):
            raise Overtaken
