"""A case out of a colleague's words about a customer: like any other, and only where they work."""

from __future__ import annotations

from collections.abc import Sequence

from desk import inbound
from desk.access import standing
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, existing
from desk.queue import Queue
from desk.raw import Way
from desk.submission import Submission


async def open_to(desk: Desk, user: str) -> Sequence[Queue]:
    """Give the queues in which that person can create cases; there is one at least."""
    async with desk.look() as work:
        who = await standing(work, user)
        queues = await work.queues.all()
    if not who.is_anybody:
        raise NotAllowed("Only people who work in Deskbell can create cases. Ask one of its leads.")
    open_ones = [queue for queue in queues if who.works_in(queue.id)]
    if not open_ones:
        raise BadInput("There is no queue that you work in yet. An admin can add one.")
    return open_ones


async def create(desk: Desk, submission: Submission, *, key: str, queue_key: str, by: str) -> Queue:
    """It is kept like a form that was sent; the same key is the same case of that queue."""
    async with desk.look() as work:
        queue = existing(
            next((q for q in await work.queues.all() if q.key == queue_key), None), "That queue"
        )
        (await standing(work, by)).must_work_in(queue)
    raw = submission.to_raw()
    await inbound.keep(desk, Way.COLLEAGUE, key=f"create:{key}", raw=raw, queue_key=queue_key)
    return queue
