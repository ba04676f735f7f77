"""What an admin mends about a queue: its name, its channel, its address, its function."""

from __future__ import annotations

from dataclasses import dataclass

from desk import deliveries
from desk.access import standing
from desk.audit import save_queue
from desk.desk import Desk
from desk.errors import BadInput
from desk.outgoing import QueueMoved
from desk.ports import Work
from desk.queue import MOST_ALIASES, Function, Queue, queue_address, queue_name
from desk.setup import must_differ, queue_to_change


@dataclass(frozen=True, kw_only=True)
class Changed:
    before: Queue
    after: Queue
    #: Its cases whose cards stand in no channel yet, so that they come to the new one.
    waiting: int = 0


async def rename(desk: Desk, key: str, name: str, *, by: str) -> Queue:
    async with desk.begin() as work:
        before = await _of_admin(work, key, by=by)
        after = before.named(queue_name(name))
        await save_queue(work, before, after, at=desk.now(), by=by)
    return after


async def check_move(desk: Desk, key: str, channel: str, *, by: str) -> Queue:
    """Refuse what `move` would refuse, before anything is done for it in Slack."""
    async with desk.look() as work:
        queue = await _of_admin(work, key, by=by)
        await _must_be_movable(work, queue, channel)
    return queue


async def move(desk: Desk, key: str, channel: str, *, tells: bool, by: str) -> Changed:
    """
    Bring new cases to that channel; threads cannot be moved, and stay where they stand.

    With `tells` the old channel is told where new ones go.
    """
    now = desk.now()
    async with desk.begin() as work:
        before = await _of_admin(work, key, by=by)
        await _must_be_movable(work, before, channel)
        after = before.moved(channel)
        await save_queue(work, before, after, at=now, by=by)
        waiting = await work.cases.move_unposted(after.id, channel)
        if waiting + await work.piles.move_unposted(after.id, channel):
            # What could not be posted in the old channel can perhaps be in this one.
            await deliveries.revive(work, now=now)
        if tells:
            moved = QueueMoved(queue_id=after.id, channel=before.channel, to=channel, by=by)
            await work.outbox.put(moved, now=now)
    desk.wake.outbox()
    return Changed(before=before, after=after, waiting=waiting)


async def readdress(desk: Desk, key: str, address: str, *, by: str) -> Changed:
    """Answers come from that address; mail to the one before still arrives."""
    wanted = queue_address(address)
    async with desk.begin() as work:
        before = await _of_admin(work, key, by=by)
        if wanted == before.address:
            raise BadInput(f"{wanted} is the address of `{before.key}` already.")
        after = before.at(wanted)
        if len(after.aliases) > MOST_ALIASES:
            raise BadInput(f"A queue has {MOST_ALIASES} further addresses at most.")
        await must_differ(work, after)
        await save_queue(work, before, after, at=desk.now(), by=by)
    return Changed(before=before, after=after)


async def measure_as(desk: Desk, key: str, function: Function, *, by: str) -> Queue:
    """Only while nothing is counted: figures of the past do not change their meaning."""
    async with desk.begin() as work:
        before = await _of_admin(work, key, by=by)
        if function is before.function:
            raise BadInput(f"`{before.key}` is measured as {function} already.")
        if await work.queues.has_history(before.id):
            raise BadInput(
                f"`{before.key}` has been measured as {before.function} since its first case, and "
                f"another function would change figures of the past. Add a {function} queue "
                f"beside it, or in its place: `/desk queues remove {before.key}`, then `add`."
            )
        after = before.measured_as(function)
        await save_queue(work, before, after, at=desk.now(), by=by)
    return after


async def _of_admin(work: Work, key: str, *, by: str) -> Queue:
    (await standing(work, by)).must_be_admin()
    return await queue_to_change(work, key)


async def _must_be_movable(work: Work, queue: Queue, channel: str) -> None:
    if channel == queue.channel:
        raise BadInput(f"Cases of `{queue.key}` come to <#{channel}> already.")
    await must_differ(work, queue.moved(channel))
