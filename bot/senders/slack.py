"""Slack deliveries: read the case as it is now, draw it, post or edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.senders.errors import GiveUp, Retry
from bot.senders.posting import Post, Poster, RootGone
from desk.case import Case
from desk.deliveries import Delivered, card_is_gone
from desk.desk import Desk
from desk.lookup import CardFacts, card_facts
from desk.outgoing import (
    AnswerPost,
    CaseCard,
    CaseLine,
    CaseOpened,
    CustomerPost,
    DeadDelivery,
    JoinRequest,
    Told,
    UnclaimedCheck,
)
from desk.people import Role
from desk.ports import Work
from storage.outbox import OutboxRow
from views.card import card_text, case_card
from views.elements import Block, section
from views.posts import (
    answer_post,
    answer_text,
    case_line,
    customer_post,
    customer_text,
    dead_delivery,
    join_request,
)

#: A thread whose card is about to be posted.
SOON = timedelta(milliseconds=300)


@dataclass(frozen=True, kw_only=True)
class SlackSender:
    desk: Desk
    poster: Poster

    async def send(self, row: OutboxRow) -> Delivered:
        match row.outgoing:
            case CaseOpened() | CaseCard() as card:
                return await self._card(row, card.case_id)
            case CustomerPost() as post:
                return await self._customer(row, post)
            case AnswerPost() as receipt:
                return await self._answer(row, receipt)
            case CaseLine() as line:
                return await self._line(row, line)
            case UnclaimedCheck() as check:
                return await self._unclaimed(row, check)
        return await self._to_a_person(row)

    async def _to_a_person(self, row: OutboxRow) -> Delivered:
        match row.outgoing:
            case JoinRequest() as request:
                return await self._join(row, request)
            case DeadDelivery() as dead:
                return await self._dead(row, dead)
        raise GiveUp(f"No sender knows {type(row.outgoing).__name__}.")

    async def _card(self, row: OutboxRow, case_id: str) -> Delivered:
        facts = await self._facts(case_id)
        case, blocks, text = facts.case, case_card(facts), card_text(facts)
        if case.card_ts is None and isinstance(row.outgoing, CaseCard):
            # The first card is on its way, and will be drawn as the case is then.
            return Delivered()
        if case.card_ts and await self.poster.update(
            case.channel, case.card_ts, text=text, blocks=blocks
        ):
            return Delivered(version=case.version)
        channel, ts = await self.poster.post(_post(row, case.channel, text, blocks))
        return Delivered(channel=channel, ts=ts, version=case.version)

    async def _customer(self, row: OutboxRow, post: CustomerPost) -> Delivered:
        async with self.desk.look() as work:
            message = await work.messages.get(post.message_id)
            case = await _case(work, post.case_id)
        if message is None:
            raise GiveUp("The message does not exist any more.")
        blocks = customer_post(post, message, case)
        ts = await self._in_thread(row, case, customer_text(case), blocks, broadcast=post.broadcast)
        return Delivered(ts=ts)

    async def _answer(self, row: OutboxRow, receipt: AnswerPost) -> Delivered:
        async with self.desk.look() as work:
            answer = await work.answers.get(receipt.answer_id)
            case = await _case(work, receipt.case_id)
        if answer is None:
            raise GiveUp("The answer does not exist any more.")
        blocks, text = answer_post(answer), answer_text(case)
        if answer.post_ts and await self.poster.update(
            case.channel, answer.post_ts, text=text, blocks=blocks
        ):
            return Delivered()
        return Delivered(ts=await self._in_thread(row, case, text, blocks))

    async def _line(self, row: OutboxRow, line: CaseLine) -> Delivered:
        facts = await self._facts(line.case_id)
        text = case_line(line, facts)
        ts = await self._in_thread(row, facts.case, text, [section(text)], broadcast=line.broadcast)
        return Delivered(ts=ts)

    async def _unclaimed(self, row: OutboxRow, check: UnclaimedCheck) -> Delivered:
        """The lead is called, if it is still true."""
        facts = await self._facts(check.case_id)
        if not facts.case.is_unclaimed:
            return Delivered()
        async with self.desk.look() as work:
            members = await work.members.all()
        leads = tuple(
            m.user for m in members if m.role is Role.LEAD and m.queue_id == facts.queue.id
        )
        line = CaseLine(case_id=check.case_id, told=Told.UNCLAIMED, to=leads, broadcast=True)
        return await self._line(row, line)

    async def _join(self, row: OutboxRow, request: JoinRequest) -> Delivered:
        async with self.desk.look() as work:
            queue = await work.queues.get(request.queue_id)
        if queue is None:
            raise GiveUp("That queue does not exist any more.")
        blocks = join_request(request.asked_by, queue)
        text = "Somebody would like to join a queue."
        await self._directly(row, request.user, text, blocks)
        return Delivered()

    async def _dead(self, row: OutboxRow, dead: DeadDelivery) -> Delivered:
        async with self.desk.look() as work:
            rows = [r for r in await work.outbox.dead() if r.id == dead.row_id]
            if not rows:
                return Delivered()
            what = await _what(work, rows[0].outgoing.case_id)  # type: ignore[union-attr]
        blocks = dead_delivery(what, rows[0].error, dead.row_id)
        await self._directly(row, dead.user, f"{what} could not be delivered.", blocks)
        return Delivered()

    async def _directly(self, row: OutboxRow, user: str, text: str, blocks: list[Block]) -> None:
        channel = await self.poster.conversation(user)
        await self.poster.post(_post(row, channel, text, blocks))

    async def _in_thread(
        self, row: OutboxRow, case: Case, text: str, blocks: list[Block], *, broadcast: bool = False
    ) -> str:
        if case.card_ts is None:
            raise Retry(SOON, "the card of the case is not posted yet")
        post = _post(row, case.channel, text, blocks, thread_ts=case.card_ts, broadcast=broadcast)
        try:
            return (await self.poster.post(post))[1]
        except RootGone:
            await card_is_gone(self.desk, case.id)
            raise Retry(SOON, "the card of the case was deleted and is posted anew") from None

    async def _facts(self, case_id: str) -> CardFacts:
        async with self.desk.look() as work:
            return await card_facts(work, await _case(work, case_id))


def _post(
    row: OutboxRow,
    channel: str,
    text: str,
    blocks: list[Block],
    *,
    thread_ts: str | None = None,
    broadcast: bool = False,
) -> Post:
    return Post(
        row_id=row.id,
        since=row.created_at,
        maybe=row.maybe,
        urgency=row.outgoing.urgency,
        channel=channel,
        text=text,
        blocks=blocks,
        thread_ts=thread_ts,
        broadcast=broadcast,
    )


async def _case(work: Work, case_id: str) -> Case:
    case = await work.cases.get(case_id)
    if case is None:
        raise GiveUp("The case does not exist any more.")
    return case


async def _what(work: Work, case_id: str) -> str:
    case = await _case(work, case_id)
    queue = await work.queues.get(case.queue_id)
    return f"Something of #{case.number} in {queue.name if queue else 'its queue'}"
