"""What stands below every answer: its writer's own signature, else that of the queue."""

from __future__ import annotations

from desk.access import standing
from desk.audit import save_queue
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, existing
from desk.people import Agent
from desk.placeholders import must_be_known
from desk.ports import Work
from desk.queue import Queue
from desk.rich import Document, from_plain

#: Characters; the Reply modal has to remember it.
LONGEST = 800
AGENT, QUEUE = "{agent}", "{queue}"


def signature_text(text: str) -> str:
    """Its lines as typed; refuses what is longer than anybody reads, or cannot be filled in."""
    lines = ("".join(c for c in line if c.isprintable()).rstrip() for line in text.splitlines())
    kept = "\n".join(lines).strip("\n")
    if len(kept) > LONGEST:
        raise BadInput(f"A signature has {LONGEST} characters at most; this has {len(kept)}.")
    must_be_known(kept, (AGENT, QUEUE))
    return kept


def filled(text: str, *, agent: str, queue: Queue) -> str:
    """Not longer than a signature may be, however often a long name stands in it."""
    return text.replace(AGENT, agent).replace(QUEUE, queue.name)[:LONGEST]


def signed(document: Document, signature: str) -> Document:
    """The answer as its reader sees it, for those who look at it in Slack."""
    return (*document, *from_plain(f"--\n{signature}")) if signature else document


async def signature_for(work: Work, queue: Queue, *, by: str, name: str) -> str:
    """As the customer reads it; `name` is what the customer knows the writer by."""
    own = (await work.agents.get(by)).signature
    return filled(own or queue.signature, agent=name, queue=queue)


async def own_signature(desk: Desk, *, by: str) -> str:
    async with desk.look() as work:
        return (await work.agents.get(by)).signature


async def sign_own(desk: Desk, text: str, *, by: str) -> str:
    """Kept for all answers of this person; an empty one is removed."""
    kept = signature_text(text)
    async with desk.begin() as work:
        if not (await standing(work, by)).is_anybody:
            raise NotAllowed("Only people who work in Deskbell have a signature.")
        await work.agents.save(Agent(user=by, signature=kept))
    return kept


async def queue_to_sign(desk: Desk, queue_id: str, *, by: str) -> Queue:
    """The queue, for somebody who may change what stands below its answers."""
    async with desk.look() as work:
        return await _led(work, queue_id, by=by)


async def sign_queue(desk: Desk, queue_id: str, text: str, *, by: str) -> Queue:
    kept = signature_text(text)
    async with desk.begin() as work:
        before = await _led(work, queue_id, by=by)
        queue = before.signed(kept)
        await save_queue(work, before, queue, at=desk.now(), by=by)
    return queue


async def quote_history(desk: Desk, queue_id: str, *, is_on: bool, by: str) -> Queue:
    """Whether answers carry what they answer."""
    async with desk.begin() as work:
        before = await _led(work, queue_id, by=by)
        queue = before.with_history(is_on=is_on)
        await save_queue(work, before, queue, at=desk.now(), by=by)
    return queue


async def _led(work: Work, queue_id: str, *, by: str) -> Queue:
    queue = existing(await work.queues.get_to_change(queue_id), "That queue")
    (await standing(work, by)).must_lead(queue)
    return queue
