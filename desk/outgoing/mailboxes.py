"""What leads and admins are told of a mailbox, by direct message."""

from __future__ import annotations

from dataclasses import dataclass

from desk.outgoing.urgency import Urgency


@dataclass(frozen=True, kw_only=True)
class MailboxNotice:
    """It ails, or is well again: what it is at delivery counts."""

    user: str
    account: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"mailbox:{self.user}:{self.account}"


@dataclass(frozen=True, kw_only=True)
class GapNotice:
    """Its server has mails that had not come in."""

    user: str
    account: str
    #: How many of them are taken in now.
    caught_up: int
    #: The UIDs of the others.
    lost: tuple[int, ...]
    #: Seconds since 1970: each gap is told once, and none instead of another.
    found_at: int

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"gap:{self.user}:{self.found_at}:{self.account}"


@dataclass(frozen=True, kw_only=True)
class ImportPost:
    """In a queue's channel: how many old mails an import has brought it."""

    import_id: str
    queue_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"import:{self.import_id}"

    @property
    def key(self) -> str:
        return f"import:{self.import_id}:{self.queue_id}"


@dataclass(frozen=True, kw_only=True)
class ImportDone:
    """A direct message to who asked for an import: it is done."""

    import_id: str
    user: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"import-done:{self.import_id}"
