"""What leaves for a queue as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from desk.outgoing.urgency import Urgency


@dataclass(frozen=True, kw_only=True)
class QueueMoved:
    """In the channel that a queue had: where its new cases come."""

    queue_id: str
    channel: str
    to: str
    by: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"queue:{self.queue_id}"

    @property
    def key(self) -> str:
        return f"moved:{self.queue_id}:{self.channel}:{self.to}"
