"""What the team does with mails that were held back: cases out of some, silence for others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from desk.access import standing
from desk.arrival import Arrival
from desk.audit import changed
from desk.case import Case
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotFound
from desk.outgoing import PileCard
from desk.own_addresses import is_ours
from desk.people import Standing
from desk.pile import BlockedSender, Held, Pile, Why
from desk.ports import Work
from desk.queue import Queue, mail_address


@dataclass(frozen=True, kw_only=True)
class PileFacts:
    """All that a pile's card shows."""

    pile: Pile
    queue: Queue
    #: The newest few.
    newest: tuple[Held, ...]
    #: How many wait, by why they were held.
    counts: Mapping[Why, int]


async def pile_facts(work: Work, pile_id: str) -> PileFacts:
    pile, queue = await _pile_and_queue(work, pile_id)
    return PileFacts(
        pile=pile,
        queue=queue,
        newest=tuple(await work.piles.held(pile.id)),
        counts=await work.piles.counts(pile.id),
    )


async def waiting_on(desk: Desk, pile_id: str, *, by: str) -> Sequence[Held]:
    """Those that somebody could still want, the newest first."""
    async with desk.look() as work:
        await _pile_for(work, pile_id, by=by)
        waiting = await work.piles.waiting(pile_id)
    if not waiting:
        raise NotFound("There is nothing left on that card.")
    return waiting[::-1]


async def make_cases(
    desk: Desk, pile_id: str, inbound_ids: Collection[str] | None = None, *, by: str
) -> int:
    """The named mails, or all of the pile, are taken in as if nothing had held them back."""
    now = desk.now()
    async with desk.begin() as work:
        await _pile_for(work, pile_id, by=by)
        wanted = await work.piles.waiting(pile_id, inbound_ids)
        for held in wanted:
            await work.piles.save_held(held.wanted(by))
            await work.inbound.want(held.inbound_id, by=by)
        await work.outbox.put(PileCard(pile_id=pile_id), now=now)
    desk.wake.intake()
    desk.wake.outbox()
    return len(wanted)


async def became_case(work: Work, arrival: Arrival, case: Case) -> None:
    """What was wanted is a case now; the card says which."""
    held = await work.piles.of_inbound(arrival.inbound.id)
    if held is not None:
        await work.piles.save_held(held.became(case.number))
        await work.outbox.put(PileCard(pile_id=held.pile_id), now=arrival.now)


async def block_senders(
    desk: Desk, pile_id: str, inbound_ids: Collection[str], *, by: str
) -> Sequence[str]:
    """Their mails, these and later ones, are kept and counted; the addresses that were blocked."""
    now = desk.now()
    async with desk.begin() as work:
        await _pile_for(work, pile_id, by=by)
        waiting = await work.piles.waiting(pile_id)
        named = [held for held in waiting if held.inbound_id in inbound_ids]
        addresses = [a for a in dict.fromkeys(_address(held) for held in named) if a]
        await _must_be_others(work, addresses)
        for address in addresses:
            if await work.blocked_senders.add(BlockedSender(address=address, by=by, at=now)):
                await changed(work, "", "blocked sender", new=address, at=now, by=by)
        for held in waiting:
            if _address(held) in addresses:
                await work.piles.save_held(held.blocked())
        await work.outbox.put(PileCard(pile_id=pile_id), now=now)
    desk.wake.outbox()
    return addresses


async def unblock(desk: Desk, text: str, *, by: str) -> str:
    """The address that is heard again from its next mail on."""
    address = mail_address(text)
    async with desk.begin() as work:
        _must_lead_somewhere(await standing(work, by))
        was_blocked = await work.blocked_senders.remove(address)
        if was_blocked:
            await changed(work, "", "blocked sender", old=address, at=desk.now(), by=by)
    if not was_blocked:
        raise NotFound(f"{address} is not blocked. `/desk mail blocked` shows who is.")
    return address


async def blocked(desk: Desk) -> Sequence[BlockedSender]:
    async with desk.look() as work:
        return await work.blocked_senders.all()


async def pile_stands(work: Work, pile_id: str, *, ts: str | None, channel: str | None) -> None:
    """Its card was posted."""
    pile = await work.piles.get(pile_id)
    if pile is not None and ts is not None:
        await work.piles.save(pile.posted(channel=channel or pile.channel, ts=ts))


async def _pile_for(work: Work, pile_id: str, *, by: str) -> Pile:
    pile, queue = await _pile_and_queue(work, pile_id)
    (await standing(work, by)).must_work_in(queue)
    return pile


async def _pile_and_queue(work: Work, pile_id: str) -> tuple[Pile, Queue]:
    pile = await work.piles.get(pile_id)
    queue = await work.queues.get(pile.queue_id) if pile else None
    if pile is None or queue is None:
        raise NotFound("That card's mails are not kept any more.")
    return pile, queue


async def _must_be_others(work: Work, addresses: Sequence[str]) -> None:
    for address in addresses:
        if await is_ours(work, address):
            raise BadInput(f"{address} is a queue's own address; blocking it would lose mail.")
    if not addresses:
        raise BadInput("These mails do not say who sent them, so nobody can be blocked.")


def _address(held: Held) -> str:
    return held.sender.address.lower()


def _must_lead_somewhere(who: Standing) -> None:
    if not who.leads_anything:
        raise NotAllowed("Only leads and admins can let a blocked sender in again.")
