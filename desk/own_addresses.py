"""The addresses at which customers write to us; a queue may have more than one."""

from __future__ import annotations

from desk.ports import Work
from desk.queue import spellings


async def own_addresses(work: Work) -> frozenset[str]:
    return frozenset(one for queue in await work.queues.all() for one in queue.addresses)


async def ever_own(work: Work) -> frozenset[str]:
    """With those of queues that were removed: no customer reads there."""
    return frozenset(one for queue in await work.queues.ever() for one in queue.addresses)


async def is_ours(work: Work, address: str) -> bool:
    """Also with a tag behind a plus sign."""
    return not (await own_addresses(work)).isdisjoint(spellings(address))
