"""What is held back at the gate: junk, blocked senders and storms, with nothing lost."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from desk.arrival import Arrival
from desk.authorship import behind_our_address, is_from_our_own_address
from desk.ids import new_id
from desk.junk import is_blocked_here, why_quiet
from desk.outgoing import PileCard
from desk.pile import Cause, Held, Pile, Why
from desk.ports import Work
from desk.queue import Queue
from desk.raw import NOT_MAIL, Outcome
from desk.storm import said, storm
from desk.threading import Found

OUTCOMES = {Why.BLOCKED: Outcome.BLOCKED, Why.STORM: Outcome.STORM}


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """Why a mail is held back, and on which pile."""

    why: Why
    cause: Cause = Cause.QUIET
    about: str = ""


async def held_back(
    work: Work, arrival: Arrival, queue: Queue, found: Found | None
) -> Outcome | None:
    """None for what may pass; what somebody wants passes always."""
    # Forms have brakes of their own: of what comes by one only a robot's is held back.
    is_trusted = arrival.inbound.way in NOT_MAIL and not arrival.mail.suspected_spam
    if arrival.is_wanted or is_trusted:
        return None
    ruling = await _ruling(work, arrival, queue, found)
    if ruling is None:
        return None
    await _hold(work, arrival, queue, ruling)
    return OUTCOMES.get(ruling.why, Outcome.JUNK)


async def is_held_copy(work: Work, arrival: Arrival) -> bool:
    """The same mail by another way, of which one lies on a pile."""
    if arrival.is_wanted:
        return False
    earlier = await work.piles.with_mail_id(arrival.mail.message_id)
    return bool(earlier) and any(held.said == said(arrival.mail) for held in earlier)


async def _ruling(work: Work, arrival: Arrival, queue: Queue, found: Found | None) -> Ruling | None:
    sender = arrival.mail.sender.address.lower()
    if await is_from_our_own_address(work, arrival.mail):
        return Ruling(why=Why.IMPOSTOR)
    if is_blocked_here(found) and await work.blocked_senders.includes(sender):
        return Ruling(why=Why.BLOCKED)
    why = why_quiet(arrival.mail, found)
    if why is not None:
        return Ruling(why=why)
    raging = await storm(work, arrival, queue, found)
    if raging is None:
        return None
    return Ruling(why=Why.STORM, cause=raging.cause, about=raging.about)


async def _hold(work: Work, arrival: Arrival, queue: Queue, ruling: Ruling) -> None:
    mail, zone = arrival.mail, ZoneInfo((await work.workspace.get()).zone)
    pile = Pile(
        id=new_id(arrival.now),
        queue_id=queue.id,
        cause=ruling.cause,
        about=ruling.about,
        day=arrival.now.astimezone(zone).date().isoformat(),
        channel=queue.channel,
        created_at=arrival.now,
    )
    pile = await work.piles.put(pile)
    held = Held(
        inbound_id=arrival.inbound.id,
        pile_id=pile.id,
        sender=(await behind_our_address(work, mail)).sender,
        subject=mail.subject,
        why=ruling.why,
        mail_id=mail.message_id,
        said=said(mail),
        at=arrival.now,
    )
    await work.piles.hold(held)
    await work.outbox.put(PileCard(pile_id=pile.id), now=arrival.now)
