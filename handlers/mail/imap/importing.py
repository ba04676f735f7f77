"""Old mail of a mailbox, on request: the oldest first, and never in the way of what is new."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from desk import imports
from desk.desk import Desk
from desk.ids import new_id
from desk.mail_import import MailImport
from desk.ports import Work
from desk.raw import Inbound, InboundState
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.cursor import Cursor, cursor_of
from handlers.mail.imap.fetching import Fetched, fetched, inbound_of
from handlers.mail.imap.mailbox import FAILURES, Mailbox, opened
from handlers.mail.imap.trouble import trouble

log = logging.getLogger(__name__)

#: Seconds between two looks whether somebody has asked.
EVERY = 15.0
#: Seconds; what waits for Slack goes first.
PAUSE = 1.0
#: As much may wait, of mails to be taken in and of what is to leave, without holding up an import.
FEW = 5
#: A mail that so often broke the connection is left out, and told.
TRIES = 3


class Overtaken(Exception):
    """Somebody else is at the same import."""


async def bring_in(desk: Desk, account: ImapAccount, *, stop: asyncio.Event) -> None:
    """Do what imports are asked for, one after another, until `stop` is set."""
    importing = Importing(desk=desk, account=account, stop=stop)
    while not stop.is_set():
        try:
            await importing.turn()
        except FAILURES as error:
            facts = {"mailbox": account.name, "why": trouble(error, account)}
            log.warning("import held up", extra=facts)
        except Exception:
            # Mostly the database; the import goes on where it stood.
            log.exception("import held up", extra={"mailbox": account.name})
        await importing.pause(EVERY)


@dataclass(frozen=True, kw_only=True)
class Importing:
    desk: Desk
    account: ImapAccount
    stop: asyncio.Event
    #: How often fetching a UID has failed.
    failures: Counter[int] = field(default_factory=Counter)

    async def turn(self) -> None:
        jobs = [job for job in await imports.underway(self.desk) if self._is_ours(job)]
        if not jobs:
            return
        if jobs[0].read_at is None:
            with contextlib.suppress(Overtaken):
                await self._read(jobs[0])
        else:
            await imports.end(self.desk, jobs[0].id)

    async def pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.stop.wait(), seconds)

    def _is_ours(self, job: MailImport) -> bool:
        return job.account == self.account.key

    async def _read(self, job: MailImport) -> None:
        cursor = await cursor_of(self.desk, self.account)
        async with opened(self.account, stop=self.stop) as mailbox:
            look = await mailbox.look()
            if cursor is None or not cursor.is_sure_of(look.uidvalidity):
                # The watch comes first: it says from when on mail is new.
                return
            for uid, arrived_at in await self._wanted(mailbox, cursor, job):
                await self._calm()
                if self.stop.is_set():
                    return
                job = await self._take(mailbox, uid, arrived_at, job)
        await self._save(job, replace(job, read_at=self.desk.now()))

    async def _wanted(
        self, mailbox: Mailbox, cursor: Cursor, job: MailImport
    ) -> Sequence[tuple[int, datetime]]:
        """UIDs and when they came; none that is the watch's to read, or kept already."""
        if cursor.first <= 1:
            return []
        found = await mailbox.uids(1, cursor.first - 1, since=job.since.date())
        async with self.desk.look() as work:
            kept = await work.mailboxes.accounted_for(self.account.key, cursor.uidvalidity)
        old = [uid for uid in found if uid not in kept and uid not in job.lost]
        return _in_order(await mailbox.arrivals(old), since=job.reached or job.since)

    async def _calm(self) -> None:
        """Wait until little else waits: cards of old cases must not stand before new ones."""
        while not self.stop.is_set():
            async with self.desk.look() as work:
                waiting = await work.inbound.count(InboundState.NEW)
                leaving = await work.outbox.backlog(now=self.desk.now())
            if waiting <= FEW and leaving <= FEW:
                return
            await self.pause(PAUSE)

    async def _take(
        self, mailbox: Mailbox, uid: int, arrived_at: datetime, job: MailImport
    ) -> MailImport:
        try:
            mail = await fetched(mailbox, uid)
        except FAILURES:
            self.failures[uid] += 1
            if self.failures[uid] >= TRIES:
                log.warning("mail left out", extra={"mailbox": self.account.name, "uid": uid})
                await self._save(job, job.without(uid))
            raise
        return job if mail is None else await self._keep(job, mail, arrived_at)

    async def _keep(self, job: MailImport, mail: Fetched, arrived_at: datetime) -> MailImport:
        """The mail and how far we have come, both or neither."""
        inbound = inbound_of(self.desk, self.account, mail.raw)
        # By the id they are taken in: the oldest first, also of those that wait together.
        old = replace(inbound, id=new_id(arrived_at), received_at=arrived_at, import_id=job.id)
        async with self.desk.begin() as work:
            if await work.imports.get(job.id) != job:
                raise Overtaken
            after = await _noted(work, job, old)
            await work.imports.save(after)
        self.desk.wake.intake()
        return after

    async def _save(self, before: MailImport, after: MailImport) -> None:
        async with self.desk.begin() as work:
            if await work.imports.get(before.id) != before:
                raise Overtaken
            await work.imports.save(after)


async def _noted(work: Work, job: MailImport, old: Inbound) -> MailImport:
    if await work.inbound.keep(old):
        return job.found_at(old.received_at)
    earlier = await work.inbound.by_key(old.way, old.key)
    # Its own last one, where it goes on after a stop.
    is_its_own = earlier is not None and earlier.import_id == job.id
    return job if is_its_own else job.knew_at(old.received_at)


def _in_order(
    arrivals: Mapping[int, datetime], *, since: datetime
) -> Sequence[tuple[int, datetime]]:
    """The oldest first, so that an answer finds what it answers."""
    found = [(uid, moment.astimezone(UTC)) for uid, moment in arrivals.items() if moment >= since]
    return sorted(found, key=lambda one: (one[1], one[0]))
