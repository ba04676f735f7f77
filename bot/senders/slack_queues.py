"""What a queue's channel is told of the queue itself."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders.errors import Gone
from bot.senders.slack_out import Route, SlackOut, Words
from desk.deliveries import Delivered
from desk.outgoing import QueueMoved
from storage.outbox import OutboxRow
from views.queues import moved_blocks, moved_text


async def moved(slack: SlackOut, row: OutboxRow, outgoing: QueueMoved) -> Delivered:
    async with slack.desk.look() as work:
        queue = await work.queues.get(outgoing.queue_id)
    if queue is None:
        raise Gone("That queue does not exist any more.")
    by = await slack.name(outgoing.by)
    words = Words(text=moved_text(queue), blocks=moved_blocks(queue, to=outgoing.to, by=by))
    await slack.in_channel(row, outgoing.channel, words)
    return Delivered()


ROUTES: Mapping[type, Route] = {QueueMoved: moved}
