"""A mailbox against what is kept of it: what had not come in is fetched, and told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from desk import mailboxes
from desk.desk import Desk
from desk.mailboxes import Comparison
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.cursor import Cursor, cursor_of
from handlers.mail.imap.fetching import Fetched, fetched, keep
from handlers.mail.imap.mailbox import FAILURES, Look, Mailbox, opened
from handlers.mail.imap.trouble import trouble

log = logging.getLogger(__name__)

#: A server that gives a number out again gives it to what comes now. Older mails are not asked.
RECENT = timedelta(days=2)


async def look_into(desk: Desk, account: ImapAccount, *, stop: asyncio.Event) -> None:
    """Whether it can be read, and whether its newest mails are taken in."""
    cursor = await cursor_of(desk, account)
    try:
        async with opened(account, stop=stop) as mailbox:
            look = await mailbox.look()
    except FAILURES as error:
        if not stop.is_set():
            await mailboxes.shut(desk, account.key, why=trouble(error, account))
        return
    await _looked(desk, account, look, cursor)


async def compare(desk: Desk, account: ImapAccount, *, stop: asyncio.Event) -> None:
    """Account for every mail that the server lists and that was ours to read by now."""
    # First: what comes from now on is not missing, it only has not been read yet.
    cursor = await cursor_of(desk, account)
    try:
        async with opened(account, stop=stop) as mailbox:
            look = await mailbox.look()
            await _looked(desk, account, look, cursor)
            if cursor is None or cursor.uidvalidity != look.uidvalidity:
                # The watch comes first: it reads what is numbered anew from its beginning.
                return
            comparing = Comparing(desk=desk, account=account, cursor=cursor)
            await mailboxes.compared(desk, account.key, await comparing.run(mailbox))
    except FAILURES as error:
        if not stop.is_set():
            await mailboxes.shut(desk, account.key, why=trouble(error, account))


async def _looked(desk: Desk, account: ImapAccount, look: Look, cursor: Cursor | None) -> None:
    is_same = cursor is not None and cursor.uidvalidity == look.uidvalidity
    kept = cursor.uid if cursor is not None and is_same else -1
    await mailboxes.looked_into(desk, account.key, newest=look.uidnext - 1, kept=kept)


@dataclass(frozen=True, kw_only=True)
class Comparing:
    desk: Desk
    account: ImapAccount
    #: As it stood before we looked.
    cursor: Cursor

    async def run(self, mailbox: Mailbox) -> Comparison:
        listed = await self._listed(mailbox)
        async with self.desk.look() as work:
            known = await work.mailboxes.accounted_for(self.account.key, self.cursor.uidvalidity)
        unknown = [uid for uid in listed if uid not in known]
        unknown += await self._others(mailbox, known)
        caught_up, missing = 0, list(unknown)
        for uid in unknown:
            try:
                mail = await fetched(mailbox, uid)
                if mail is None and await mailbox.uids(uid, uid, since=None):
                    # It is there all the same, and the server has only not handed it over.
                    continue
                caught_up += mail is not None and await self._kept(mail)
            except FAILURES:
                # The connection may be lost with it: the rest is for the next time.
                log.warning("gap not closed", extra={"mailbox": self.account.name, "uid": uid})
                break
            missing.remove(uid)
        # Those that the watch has kept meanwhile are there, and were not listed yet.
        seen = {uid for uid in known if uid <= self.cursor.uid}
        await self._forget(seen.difference(listed))
        return Comparison(on_server=len(listed), missing=missing, caught_up=caught_up)

    async def _listed(self, mailbox: Mailbox) -> list[int]:
        """The UIDs that are ours to read, and that the watch has gone past."""
        cursor, older = self.cursor, list[int]()
        if cursor.doubtful:
            older = await mailbox.uids(1, cursor.first - 1, since=cursor.since)
        listed = [*older, *await mailbox.uids(cursor.first, since=None)]
        return [uid for uid in listed if uid <= cursor.uid]

    async def _others(self, mailbox: Mailbox, known: Mapping[int, datetime | None]) -> list[int]:
        """Those that are not the mails we know by their numbers: they came at another time."""
        day = (self.desk.now() - RECENT).date()
        recent = [uid for uid in await mailbox.uids(1, since=day) if known.get(uid)]
        arrivals = await mailbox.arrivals(recent)
        return [uid for uid in recent if uid in arrivals and arrivals[uid] != known[uid]]

    async def _kept(self, mail: Fetched) -> bool:
        """False where its content was here already."""
        validity = self.cursor.uidvalidity
        async with self.desk.begin() as work:
            is_new = await keep(work, self.desk, self.account, mail, uidvalidity=validity)
        if is_new:
            log.warning("gap closed", extra={"mailbox": self.account.name, "uid": mail.uid})
        return is_new

    async def _forget(self, gone: set[int]) -> None:
        async with self.desk.begin() as work:
            await work.mailboxes.forget(self.account.key, self.cursor.uidvalidity, gone)
