"""What people hear of mailboxes: gaps, ailments, and imports that are done."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders.errors import Gone
from bot.senders.slack_out import Route, SlackOut, Words
from desk.deliveries import Delivered
from desk.mail_import import MailImport
from desk.outgoing import GapNotice, ImportDone, ImportPost, MailboxNotice
from desk.ports import Work
from desk.watched import WatchedMailbox
from storage.outbox import OutboxRow
from views.imports import import_done, import_post
from views.mailboxes import ailment_notice, gap_notice


async def gap(slack: SlackOut, row: OutboxRow, notice: GapNotice) -> Delivered:
    async with slack.desk.look() as work:
        mailbox = await _mailbox(work, notice.account)
    text, blocks = gap_notice(mailbox, caught_up=notice.caught_up, lost=notice.lost)
    await slack.directly(row, notice.user, Words(text=text, blocks=blocks))
    return Delivered()


async def ailment(slack: SlackOut, row: OutboxRow, notice: MailboxNotice) -> Delivered:
    async with slack.desk.look() as work:
        mailbox = await _mailbox(work, notice.account)
    text, blocks = ailment_notice(mailbox)
    await slack.directly(row, notice.user, Words(text=text, blocks=blocks))
    return Delivered()


async def imported(slack: SlackOut, row: OutboxRow, post: ImportPost) -> Delivered:
    async with slack.desk.look() as work:
        job = await _import(work, post.import_id)
        mailbox = await _mailbox(work, job.account)
        became = await work.imports.yielded(job.id)
        queue = await work.queues.get(post.queue_id)
    brought = next((one for one in became.queues if one.queue_id == post.queue_id), None)
    if queue is None or brought is None:
        raise Gone("Nothing of it is in that queue any more.")
    text, blocks = import_post(brought, job, mailbox.label)
    await slack.in_channel(row, queue.channel, Words(text=text, blocks=blocks))
    return Delivered()


async def done(slack: SlackOut, row: OutboxRow, notice: ImportDone) -> Delivered:
    async with slack.desk.look() as work:
        job = await _import(work, notice.import_id)
        mailbox = await _mailbox(work, job.account)
        became = await work.imports.yielded(job.id)
    text, blocks = import_done(job, became, mailbox.label)
    await slack.directly(row, notice.user, Words(text=text, blocks=blocks))
    return Delivered()


async def _mailbox(work: Work, account: str) -> WatchedMailbox:
    mailbox = await work.mailboxes.get(account)
    if mailbox is None:
        raise Gone("That mailbox is not connected any more.")
    return mailbox


async def _import(work: Work, import_id: str) -> MailImport:
    job = await work.imports.get(import_id)
    if job is None:
        raise Gone("That import does not exist any more.")
    return job


ROUTES: Mapping[type, Route] = {
    GapNotice: gap,
    MailboxNotice: ailment,
    ImportPost: imported,
    ImportDone: done,
}
