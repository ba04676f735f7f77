"""What came in, as it came: raw, before anything is understood of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Way(StrEnum):
    """How it reached us."""

    SMTP = "smtp"
    IMAP = "imap"
    SLACK = "slack"
    FORM = "form"
    #: Written down by somebody of the team, for a customer who has not written to us.
    COLLEAGUE = "colleague"


class InboundState(StrEnum):
    NEW = "new"
    DONE = "done"
    #: Could not be processed after several tries; kept, shown, and can be run again.
    QUARANTINED = "quarantined"
    #: Taken for spam; kept until somebody says that it is none.
    HELD = "held"


@dataclass(frozen=True, kw_only=True)
class Inbound:
    id: str
    way: Way
    #: Unique per way: account, UIDVALIDITY and UID; a mail's digest; an event's id.
    key: str
    raw: bytes
    #: The queue's key that the mailbox belongs to, where it belongs to one.
    queue_key: str | None = None
    #: The envelope's recipients and sender, where there was an envelope.
    recipients: tuple[str, ...] = ()
    mail_from: str | None = None
    state: InboundState = InboundState.NEW
    tries: int = 0
    received_at: datetime

    @property
    def is_new(self) -> bool:
        return self.state is InboundState.NEW
