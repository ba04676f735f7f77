"""Who gets a copy of an answer."""

from __future__ import annotations

from collections.abc import Sequence

from desk.errors import OwnAddress
from desk.message import CustomerMessage
from desk.own_addresses import ever_own, is_ours
from desk.ports import Work
from desk.queue import spellings

#: More of them are a mailing's readers, and nobody wants to answer all of those by default.
MOST = 20


async def copies_of(work: Work, message: CustomerMessage) -> tuple[str, ...]:
    """Everybody else whom the customer wrote to, unless the agent decides otherwise."""
    ours = await ever_own(work)
    answered = {message.reply_to.address.lower(), message.sender.address.lower()}
    found = dict.fromkeys(a.address for a in message.cc if a.address.lower() not in answered)
    others = [address for address in found if ours.isdisjoint(spellings(address))]
    return tuple(others) if len(others) <= MOST else ()


async def checked(work: Work, copies: Sequence[str], *, to: str) -> tuple[str, ...]:
    """Each once; refuses our own addresses, whose mail would come back as the customer's."""
    for address in copies:
        if await is_ours(work, address):
            raise OwnAddress(f"{address} is one of our own addresses. Take it out of Cc.")
    once: dict[str, str] = {}
    for address in copies:
        once.setdefault(address.lower(), address)
    return tuple(address for key, address in once.items() if key != to.lower())
