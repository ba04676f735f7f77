"""The customers: one of each, known by their address."""

from __future__ import annotations

from datetime import datetime

from desk.ids import new_id
from desk.mail import Address
from desk.people import Requester
from desk.ports import Work


async def requester_for(work: Work, sender: Address, *, now: datetime) -> Requester:
    """Who has that address, as somebody new where nobody has."""
    address = sender.address.lower()
    known = await work.requesters.by_address(address)
    if known is not None:
        return known
    requester = Requester(id=new_id(now), name=sender.name, address=address, created_at=now)
    return await work.requesters.add(requester)
