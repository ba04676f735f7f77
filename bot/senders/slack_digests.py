"""The digest in its channel."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders.errors import Gone
from bot.senders.slack_out import Route, SlackOut, Words
from desk.deliveries import Delivered
from desk.outgoing import DigestPost
from storage.outbox import OutboxRow
from views.digest import digest_post, digest_text


async def post(slack: SlackOut, row: OutboxRow, outgoing: DigestPost) -> Delivered:
    async with slack.desk.look() as work:
        digest = await work.digests.get(outgoing.digest_id)
    if digest is None:
        raise Gone("That digest does not exist any more.")
    by = await slack.name(digest.by)
    blocks = digest_post(digest, by=by, link=slack.directory.permalink)
    channel, ts = await slack.in_channel(
        row, digest.channel, Words(text=digest_text(digest.report), blocks=blocks)
    )
    return Delivered(channel=channel, ts=ts)


ROUTES: Mapping[type, Route] = {DigestPost: post}
