"""What came in, as it came: raw, before anything is understood of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.authentication import Authentication


class Way(StrEnum):
    """How it reached us."""

    SMTP = "smtp"
    IMAP = "imap"
    #: A provider posted it.
    WEBHOOK = "webhook"
    SLACK = "slack"
    FORM = "form"
    #: Written down by somebody of the team, for a customer who has not written to us.
    COLLEAGUE = "colleague"
    #: An unhappy answer to the question whether a customer would recommend us.
    SURVEY = "survey"


class InboundState(StrEnum):
    NEW = "new"
    DONE = "done"
    #: Could not be processed after several tries; kept, shown, and can be run again.
    QUARANTINED = "quarantined"


class Outcome(StrEnum):
    """What became of a mail: the ledger's words."""

    CASE = "case"
    APPENDED = "appended"
    #: Shown in its case's thread, without calling anybody.
    AUTOMATIC = "automatic"
    #: A report on a mail of ours, told where that was sent from.
    BOUNCE = "bounce"
    #: Our own mail, come back.
    OWN = "own"
    #: A second copy of what is here already.
    DUPLICATE = "duplicate"
    #: Held on the day's card, or on a storm's; blocked ones are only counted there.
    JUNK = "junk"
    STORM = "storm"
    BLOCKED = "blocked"
    #: Old mail that an import brought: in its case, without calling anybody.
    IMPORTED = "imported"
    #: Old mail of a machine, or of a blocked sender, that an import brought: kept, and no more.
    LEFT = "left"
    QUARANTINED = "quarantined"


#: Ways by which no mail comes.
NOT_MAIL = frozenset({Way.SLACK, Way.FORM, Way.COLLEAGUE, Way.SURVEY})


@dataclass(frozen=True, kw_only=True)
class Quarantined:
    """What could not be processed, however often it was tried."""

    id: str
    way: Way
    received_at: datetime
    tries: int
    problem: str


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
    #: What was found out about its sender on the way in, where somebody looked.
    authentication: Authentication | None = None
    state: InboundState = InboundState.NEW
    tries: int = 0
    received_at: datetime
    #: What became of it, once it was processed; None for what is no mail.
    outcome: Outcome | None = None
    #: Who wants a case of it although it was held back: the agent's Slack id.
    wanted_by: str | None = None
    #: The import that brought it: an old mail, taken in quietly.
    import_id: str | None = None

    @property
    def is_new(self) -> bool:
        return self.state is InboundState.NEW
