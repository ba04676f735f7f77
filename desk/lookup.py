"""What people look at: read-only bundles of facts for cards, lists and modals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desk.access import case_for, queue_at_work, queue_of_case, standing
from desk.case import Case
from desk.copies import copies_of
from desk.desk import Desk
from desk.errors import NotFound, existing
from desk.latest import message_to_answer, newest
from desk.listing import Listing
from desk.message import Answer, CustomerMessage
from desk.people import Requester, Standing
from desk.ports import Work
from desk.queue import Queue
from desk.quoting import is_quoted
from desk.rating import Opinion
from desk.signature import signature_for
from desk.thread_file import ThreadFile

#: Files offered with an answer; a group of checkboxes holds ten.
FILES = 10
#: Other cases of a customer that are named on a card.
OTHERS = 3


@dataclass(frozen=True, kw_only=True)
class CardFacts:
    """All that a card shows."""

    case: Case
    queue: Queue
    requester: Requester
    #: The first of the requester's other cases that are not done, and how many there are.
    others: tuple[Case, ...] = ()
    other_count: int = 0
    #: The closed case this one goes on from.
    continues: Case | None = None
    #: The case that took this one in.
    merged_into: Case | None = None
    #: The newest answer, where it is held or has failed.
    answer: Answer | None = None
    #: What the requester has said of us, the newest first.
    opinions: tuple[Opinion, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReplyFacts:
    """All that the Reply modal shows."""

    card: CardFacts
    #: The message that is answered.
    message: CustomerMessage
    #: What will stand below the answer, and who will get a copy.
    signature: str
    is_quoted: bool
    copies: tuple[str, ...]
    #: The newest message or answer, by which a collision is noticed.
    seen: str | None
    #: Who has the case, where that is not the writer.
    colleague: str | None = None
    #: The team's newest files in the thread, which may go with the answer.
    files: tuple[ThreadFile, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MyCases:
    #: Whose they are.
    who: Standing
    mine: Listing
    unclaimed: Listing
    #: Every queue, by its id.
    queues: Mapping[str, Queue]

    @property
    def is_outside(self) -> bool:
        """They work in no queue, so that nothing can be unclaimed there."""
        return not self.who.queues


async def card_facts(work: Work, case: Case) -> CardFacts:
    requester = existing(await work.requesters.get(case.requester_id), "The requester of that case")
    listing = await work.cases.open_of_requester(requester.id, limit=OTHERS + 1)
    others = [listed.case for listed in listing.shown if listed.case.id != case.id]
    return CardFacts(
        case=case,
        queue=await queue_of_case(work, case),
        requester=requester,
        others=tuple(others[:OTHERS]),
        other_count=listing.count - (0 if case.is_done else 1),
        continues=await work.cases.get(case.continues) if case.continues else None,
        merged_into=await work.cases.get(case.merged_into) if case.merged_into else None,
        answer=await work.answers.latest(case.id),
        opinions=tuple(await work.surveys.opinions_of(requester.id)),
    )


async def case_by_number(desk: Desk, number: int, *, by: str) -> CardFacts:
    async with desk.look() as work:
        case = await work.cases.by_number(number)
        if case is None:
            raise NotFound(f"There is no case #{number}.")
        return await card_facts(work, await case_for(work, case.id, by=by))


async def case_facts(desk: Desk, case_id: str, *, by: str) -> CardFacts:
    async with desk.look() as work:
        return await card_facts(work, await case_for(work, case_id, by=by))


async def case_of_thread(desk: Desk, channel: str, card_ts: str) -> Case | None:
    async with desk.look() as work:
        return await work.cases.by_card(channel, card_ts)


async def my_cases(desk: Desk, user: str, *, limit: int) -> MyCases:
    """What the person owns, and what nobody owns in their queues; the first `limit` of each."""
    async with desk.look() as work:
        who = await standing(work, user)
        return MyCases(
            who=who,
            mine=await work.cases.owned_by(user, limit=limit),
            unclaimed=await work.cases.unclaimed_in(who.queues, limit=limit),
            queues={queue.id: queue for queue in await work.queues.ever()},
        )


async def reply_facts(
    desk: Desk, case_id: str, *, by: str, name: str, message_id: str | None = None
) -> ReplyFacts:
    """
    The message asked for, else the newest that a participant wrote.

    `name` is what the customer knows the writer by.
    """
    async with desk.look() as work:
        case = await case_for(work, case_id, by=by)
        await queue_at_work(work, case)
        message = await message_to_answer(work, case_id, message_id=message_id)
        latest = await work.messages.latest(case_id)
        answer = await work.answers.latest(case_id)
        card = await card_facts(work, case)
        return ReplyFacts(
            card=card,
            message=message,
            signature=await signature_for(work, card.queue, by=by, name=name),
            is_quoted=await is_quoted(work, card.queue, message),
            copies=await copies_of(work, message),
            seen=newest(latest, answer),
            colleague=case.colleague_of(by),
            files=tuple(await work.thread_files.newest(case_id, FILES)),
        )


async def message_for(desk: Desk, message_id: str, *, by: str) -> CustomerMessage:
    async with desk.look() as work:
        message = existing(await work.messages.get(message_id), "That message")
        await case_for(work, message.case_id, by=by)
        return message


async def answer_for(desk: Desk, answer_id: str, *, by: str) -> Answer:
    async with desk.look() as work:
        answer = existing(await work.answers.get(answer_id), "That answer")
        await case_for(work, answer.case_id, by=by)
        return answer
