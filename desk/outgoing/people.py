"""What leaves for one person of the team, by direct message."""

from __future__ import annotations

from dataclasses import dataclass

from desk.outgoing.urgency import Urgency


@dataclass(frozen=True, kw_only=True)
class JoinRequest:
    """A direct message to a lead: somebody would like to be an agent of the queue."""

    user: str
    queue_id: str
    asked_by: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"join:{self.queue_id}:{self.asked_by}:{self.user}"


@dataclass(frozen=True, kw_only=True)
class LetIn:
    """A direct message to somebody who asked to join: a lead has let them in."""

    user: str
    queue_id: str
    by: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"let_in:{self.queue_id}:{self.user}"


@dataclass(frozen=True, kw_only=True)
class QuarantineNotice:
    """A direct message to a lead or admin: some mails could not be read, and are kept."""

    user: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"quarantine:{self.user}"


@dataclass(frozen=True, kw_only=True)
class DeadDelivery:
    """A direct message to a lead or admin: something could not be delivered, with Retry."""

    user: str
    #: The dead outbox row.
    row_id: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"dead:{self.row_id}:{self.user}"


@dataclass(frozen=True, kw_only=True)
class RawMail:
    """A customer's message as it came, as a file to somebody who asked for it."""

    user: str
    message_id: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        # Not that of the other direct messages: a large one takes its time.
        return f"raw:{self.message_id}"

    @property
    def key(self) -> str:
        return f"raw:{self.message_id}:{self.user}"
