"""Direct messages to people of the team."""

from __future__ import annotations

from collections.abc import Mapping

from bot.senders.errors import Gone
from bot.senders.slack_out import Route, SlackOut, Words, case_in
from desk.deliveries import Delivered
from desk.outgoing import (
    DeadDelivery,
    DigestPost,
    JoinRequest,
    LetIn,
    Outgoing,
    QuarantineNotice,
    ReminderPost,
)
from desk.ports import Work
from storage.outbox import OutboxRow
from views.ledger import quarantine_notice
from views.posts import dead_delivery, join_request, welcome


async def join(slack: SlackOut, row: OutboxRow, request: JoinRequest) -> Delivered:
    async with slack.desk.look() as work:
        queue = await work.queues.get(request.queue_id)
    if queue is None:
        raise Gone("That queue does not exist any more.")
    blocks = join_request(request.asked_by, queue)
    await slack.directly(
        row, request.user, Words(text="Somebody would like to join a queue.", blocks=blocks)
    )
    return Delivered()


async def let_in(slack: SlackOut, row: OutboxRow, news: LetIn) -> Delivered:
    async with slack.desk.look() as work:
        queue = await work.queues.get(news.queue_id)
    if queue is None:
        raise Gone("That queue does not exist any more.")
    blocks = welcome(queue, by=await slack.name(news.by))
    await slack.directly(row, news.user, Words(text="You are an agent now.", blocks=blocks))
    return Delivered()


async def quarantined(slack: SlackOut, row: OutboxRow, notice: QuarantineNotice) -> Delivered:
    async with slack.desk.look() as work:
        unread = await work.inbound.quarantined()
    if unread:
        text, blocks = quarantine_notice(unread)
        await slack.directly(row, notice.user, Words(text=text, blocks=blocks))
    return Delivered()


async def dead(slack: SlackOut, row: OutboxRow, alert: DeadDelivery) -> Delivered:
    async with slack.desk.look() as work:
        everything = await work.outbox.dead()
        failed = next((r for r in everything if r.id == alert.row_id), None)
        if failed is None:
            # It was mended before anybody was told.
            return Delivered()
        what = await _what(work, failed.outgoing)
    blocks = dead_delivery(what, failed.error, alert.row_id, others=len(everything) - 1)
    await slack.directly(
        row, alert.user, Words(text=f"{what} could not be delivered.", blocks=blocks)
    )
    return Delivered()


async def _what(work: Work, outgoing: Outgoing) -> str:
    case_id = getattr(outgoing, "case_id", None)
    if case_id is None:
        return CALLED.get(type(outgoing), "A message")
    case = await case_in(work, case_id)
    queue = await work.queues.get(case.queue_id)
    return f"Something of #{case.number} in {queue.name if queue else 'its queue'}"


#: What has no case, as people call it.
CALLED: Mapping[type, str] = {ReminderPost: "A reminder", DigestPost: "The digest"}
ROUTES: Mapping[type, Route] = {
    JoinRequest: join,
    LetIn: let_in,
    QuarantineNotice: quarantined,
    DeadDelivery: dead,
}
