"""The addresses of a queue: further ones whose mail is its mail, and the tags of its own."""

from __future__ import annotations

from desk.access import standing
from desk.audit import save_queue
from desk.desk import Desk
from desk.errors import BadInput, NotFound
from desk.queue import MOST_ALIASES, Queue, own_address
from desk.setup import queue_to_change


async def add_alias(desk: Desk, key: str, address: str, *, by: str) -> Queue:
    alias = own_address(address)
    async with desk.begin() as work:
        (await standing(work, by)).must_be_admin()
        queue = await queue_to_change(work, key)
        for other in await work.queues.all():
            if alias in other.addresses:
                raise BadInput(f"{alias} is an address of the queue `{other.key}` already.")
        if len(queue.aliases) >= MOST_ALIASES:
            raise BadInput(f"A queue has {MOST_ALIASES} further addresses at most.")
        changed = queue.with_alias(alias)
        await save_queue(work, queue, changed, at=desk.now(), by=by)
    return changed


async def remove_alias(desk: Desk, key: str, address: str, *, by: str) -> Queue:
    alias = own_address(address)
    async with desk.begin() as work:
        (await standing(work, by)).must_be_admin()
        queue = await queue_to_change(work, key)
        if alias not in queue.aliases:
            raise NotFound(f"{alias} is no further address of the queue `{queue.key}`.")
        changed = queue.without_alias(alias)
        await save_queue(work, queue, changed, at=desk.now(), by=by)
    return changed


async def use_tags(desk: Desk, key: str, *, are_on: bool, by: str) -> Queue:
    """Whether customers answer to an address of their case, or to the queue's plain one."""
    async with desk.begin() as work:
        (await standing(work, by)).must_be_admin()
        queue = await queue_to_change(work, key)
        changed = queue.with_tags(are_on=are_on)
        await save_queue(work, queue, changed, at=desk.now(), by=by)
    return changed
