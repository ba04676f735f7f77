"""Imports: an admin asks for the old mail of a mailbox, and hears when it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from desk import audit
from desk.access import standing
from desk.desk import Desk
from desk.errors import BadInput, NotFound
from desk.ids import new_id
from desk.mail_import import MailImport
from desk.outgoing import ImportDone, ImportPost
from desk.ports import Work
from desk.watched import WatchedMailbox

MOST_DAYS = 3_650


async def order(desk: Desk, which: str, *, days: int, by: str) -> Sequence[WatchedMailbox]:
    """The old mail of a mailbox, or of those of a queue, comes in from now on."""
    now = desk.now()
    if not 1 <= days <= MOST_DAYS:
        raise BadInput(f"From 1 to {MOST_DAYS:,} days can be brought in.")
    async with desk.begin() as work:
        (await standing(work, by)).must_be_admin()
        boxes = await _named(work, which)
        running = {job.account for job in await work.imports.unfinished()}
        if busy := [box for box in boxes if box.account in running]:
            raise BadInput(f"The old mail of {busy[0].label} is coming in already.")
        for box in boxes:
            job = MailImport(
                id=new_id(now),
                account=box.account,
                by=by,
                since=now - timedelta(days=days),
                asked_at=now,
            )
            await work.imports.add(job)
            what = f"the last {days} days"
            await audit.changed(work, box.name, "old mail", new=what, at=now, by=by)
    return boxes


async def underway(desk: Desk) -> Sequence[MailImport]:
    """Of the mailboxes that are connected, the oldest first."""
    async with desk.look() as work:
        connected = {box.account for box in await work.mailboxes.all()}
        return [job for job in await work.imports.unfinished() if job.account in connected]


async def end(desk: Desk, import_id: str) -> bool:
    """Told once all its mails are taken in; False as long as some wait."""
    now = desk.now()
    async with desk.begin() as work:
        job = await work.imports.get(import_id)
        if job is None or job.done_at is not None:
            return True
        became = await work.imports.yielded(job.id)
        if became.waiting:
            return False
        for queue in became.queues:
            post = ImportPost(import_id=job.id, queue_id=queue.queue_id)
            await work.outbox.put(post, now=now)
        await work.outbox.put(ImportDone(import_id=job.id, user=job.by), now=now)
        await work.imports.save(replace(job, done_at=now))
    desk.wake.outbox()
    return True


async def _named(work: Work, which: str) -> Sequence[WatchedMailbox]:
    """By its name, or by its queue's key, name or address."""
    boxes, word = await work.mailboxes.all(), which.lower()
    if not boxes:
        raise NotFound("No mailbox is connected. The setting IMAP_URL names them.")
    queues = await work.queues.all()
    keys = {q.key for q in queues if word in {q.key, q.name.lower(), *q.addresses}}
    named = [
        box
        for box in boxes
        if box.queue_key in keys or word in {box.name.lower(), box.label.lower(), box.account}
    ]
    if not named:
        known = ", ".join(f"`{box.label}`" for box in boxes)
        raise NotFound(f"No mailbox is called `{which}`, and no queue has one. There are: {known}.")
    return named
