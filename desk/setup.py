"""Setting up: queues, and what holds for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk import audit
from desk.access import standing
from desk.desk import Desk
from desk.errors import BadInput, NotFound, existing
from desk.ids import new_id
from desk.ports import Work
from desk.queue import Function, Queue, queue_address, queue_key, queue_name
from desk.raw import InboundState
from desk.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class NewQueue:
    """A queue as it was typed."""

    key: str
    name: str
    channel: str
    address: str
    function: Function = Function.SUPPORT


async def check_queue(desk: Desk, new: NewQueue, *, by: str) -> None:
    """Refuse what `add_queue` would refuse, before anything is done for it in Slack."""
    async with desk.look() as work:
        await _must_be_addable(work, _new_queue(desk, new), by=by)


async def add_queue(desk: Desk, new: NewQueue, *, by: str) -> Queue:
    queue = _new_queue(desk, new)
    async with desk.begin() as work:
        await _must_be_addable(work, queue, by=by)
        await work.queues.add(queue)
        what = (queue.name, queue.channel, queue.address, queue.function)
        await audit.changed(work, queue.key, "queue", new=what, at=desk.now(), by=by)
    desk.wake.intake()
    return queue


def _new_queue(desk: Desk, new: NewQueue) -> Queue:
    return Queue(
        id=new_id(desk.now()),
        key=queue_key(new.key),
        name=queue_name(new.name),
        function=new.function,
        channel=new.channel,
        address=queue_address(new.address),
    )


async def _must_be_addable(work: Work, queue: Queue, *, by: str) -> None:
    (await standing(work, by)).must_be_admin()
    if any(other.key == queue.key for other in await work.queues.all()):
        raise BadInput(
            f"There is a queue `{queue.key}` already. To change it, type "
            f"`/desk queues name {queue.key} ...`, or `channel`, `address` or `function`."
        )
    await must_differ(work, queue)


async def must_differ(work: Work, queue: Queue) -> None:
    """No two share a channel or an address."""
    for other in await work.queues.all():
        if other.id != queue.id:
            _must_differ(queue, other)


async def workspace(desk: Desk) -> Workspace:
    async with desk.look() as work:
        return await work.workspace.get()


async def change_workspace(desk: Desk, *, by: str, **changes: object) -> Workspace:
    """Set what holds for all queues; only admins may."""
    async with desk.begin() as work:
        (await standing(work, by)).must_be_admin()
        before = await work.workspace.get_to_change()
        changed = replace(before, **changes)  # type: ignore[arg-type]
        await audit.save_workspace(work, before, changed, at=desk.now(), by=by)
    return changed


async def mails_waiting(desk: Desk) -> int:
    """Mails that are kept, but wait for the first queue or their turn."""
    async with desk.look() as work:
        return await work.inbound.count(InboundState.NEW)


async def queue_of_key(desk: Desk, key: str) -> Queue:
    async with desk.look() as work:
        return await queue_by_key(work, key)


async def queue_by_key(work: Work, key: str) -> Queue:
    queues = await work.queues.all()
    for queue in queues:
        if queue.key == key.strip().lower():
            return queue
    known = ", ".join(f"`{q.key}`" for q in queues) or "none yet; add one with `/desk queues add`"
    raise NotFound(f"There is no queue `{key}`. Queues: {known}.")


async def queue_to_change(work: Work, key: str) -> Queue:
    """As somebody left it who changed it at the same time."""
    found = await queue_by_key(work, key)
    return existing(await work.queues.get_to_change(found.id), "That queue")


def _must_differ(queue: Queue, other: Queue) -> None:
    for what, ours, theirs in (
        ("channel", queue.channel, [other.channel]),
        ("address", queue.address, other.addresses),
    ):
        if ours in theirs:
            raise BadInput(f"The queue `{other.key}` has that {what} already. Choose another one.")
