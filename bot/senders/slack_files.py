"""The files of a customer's mail, shown in its thread."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.senders.errors import GiveUp, Gone, Retry
from bot.senders.slack_out import SOON, Route, SlackOut, Words, case_in
from desk.deliveries import Delivered
from desk.files import Fate
from desk.mail import Attachment
from desk.message import CustomerMessage
from desk.outgoing import CustomerFiles, RawMail
from desk.raw_mail import raw_file
from storage.outbox import OutboxRow
from views.elements import section
from views.modals.mail import RAW_MAIL_TEXT

#: Clocks differ a little.
SLACK = timedelta(minutes=2)


async def files(slack: SlackOut, row: OutboxRow, outgoing: CustomerFiles) -> Delivered:
    async with slack.desk.look() as work:
        message = await work.messages.get(outgoing.message_id)
        case = await case_in(work, outgoing.case_id)
    if message is None:
        raise Gone("The message does not exist any more.")
    if case.card_ts is None or message.post_ts is None:
        raise Retry(SOON, "the message is not posted yet")
    await slack.uploader.share(
        await _shown(slack, message),
        channel=case.channel,
        thread_ts=case.card_ts,
        oldest=f"{(row.created_at - SLACK).timestamp():.6f}",
        maybe=row.maybe,
    )
    return Delivered()


async def raw_mail(slack: SlackOut, row: OutboxRow, wanted: RawMail) -> Delivered:
    """Below a message to the one person, in which it is found again."""
    async with slack.desk.look() as work:
        file = await raw_file(work, wanted.message_id)
    if file is None:
        raise Gone("The raw mail is not kept any more.")
    words = Words(text=RAW_MAIL_TEXT, blocks=[section(RAW_MAIL_TEXT)])
    channel, ts = await slack.directly(row, wanted.user, words)
    await slack.uploader.share(
        [file],
        channel=channel,
        thread_ts=ts,
        oldest=f"{(row.created_at - SLACK).timestamp():.6f}",
        maybe=row.maybe,
    )
    return Delivered()


async def _shown(slack: SlackOut, message: CustomerMessage) -> list[Attachment]:
    """Read from the raw mail again: nothing else keeps their contents."""
    async with slack.desk.look() as work:
        raw = await work.inbound.get(message.inbound_id)
    if raw is None:
        raise GiveUp("The raw mail is not kept any more.")
    attachments = (await slack.read(raw)).attachments
    fates = [name.fate for name in message.files]
    return [a for a, fate in zip(attachments, fates, strict=False) if fate is Fate.SHOWN]


ROUTES: Mapping[type, Route] = {CustomerFiles: files, RawMail: raw_mail}
