"""Whether an answer carries the message that it answers."""

from __future__ import annotations

from desk.message import CustomerMessage
from desk.ports import Work
from desk.queue import Queue
from desk.raw import Way
from desk.rich import is_empty

#: The words are not the customer's own, but a colleague's or ours.
OTHERS_WORDS = frozenset({Way.COLLEAGUE, Way.SURVEY})


async def is_quoted(work: Work, queue: Queue, message: CustomerMessage) -> bool:
    """
    Not to a stranger, who is sent none of the case, and nothing that the team has written.

    Who passed a mail on may have written above it what its first writer is not to read.
    """
    is_theirs = not (message.is_stranger or message.is_answered_to_first_writer)
    if not (is_theirs and queue.has_history) or is_empty(message.document):
        return False
    return await work.inbound.way_of(message.inbound_id) not in OTHERS_WORDS
