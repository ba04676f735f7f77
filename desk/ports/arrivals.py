"""What came in, kept until it is processed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from desk.mail_import import MailImport, Yield
from desk.raw import Inbound, InboundState, Outcome, Quarantined, Way
from desk.watched import WatchedMailbox


class InboundStore(Protocol):
    async def keep(self, inbound: Inbound) -> bool:
        """False when its way and key were kept before."""

    async def get(self, inbound_id: str) -> Inbound | None: ...
    async def way_of(self, inbound_id: str) -> Way | None:
        """Without all that came by it."""

    async def by_key(self, way: Way, key: str) -> Inbound | None: ...
    async def waiting(self, ways: Sequence[Way], limit: int) -> Sequence[Inbound]: ...
    async def claim(self, inbound_id: str) -> bool:
        """Lock it until the transaction ends; False when it is no longer new, or locked."""

    async def claim_in_turn(self, inbound_id: str) -> bool:
        """The same, but wait for whoever has it; for a transaction that holds nothing else."""

    async def settle(
        self,
        inbound_id: str,
        state: InboundState,
        *,
        outcome: Outcome | None = None,
        problem: str = "",
    ) -> None: ...
    async def want(self, inbound_id: str, *, by: str) -> None:
        """Processed once more, as what somebody wants to be a case."""

    async def failed(self, inbound_id: str, *, problem: str) -> int:
        """One more try has failed; how many that makes."""

    async def count(self, state: InboundState) -> int: ...
    async def tally(self, since: datetime) -> tuple[Mapping[Outcome, int], int]:
        """The mails received since then: how many became what, and how many still wait."""

    async def quarantined(self) -> Sequence[Quarantined]:
        """The oldest first."""

    async def requeue(self, inbound_id: str | None) -> int:
        """The quarantined one, or all of them, are new again; how many those are."""


class Cursors(Protocol):
    """How far a mailbox has been read."""

    async def get(self, account: str) -> str | None: ...
    async def put(self, account: str, cursor: str) -> None: ...
    async def move(self, account: str, cursor: str, *, was: str | None) -> bool:
        """False when somebody else has moved it meanwhile."""


class Mailboxes(Protocol):
    """The mailboxes that are watched, and which of their mails are kept."""

    async def get(self, account: str) -> WatchedMailbox | None:
        """Within `begin` it stays locked until the end of the transaction."""

    async def all(self) -> Sequence[WatchedMailbox]: ...
    async def save(self, mailbox: WatchedMailbox) -> None: ...
    async def remove(self, account: str) -> None: ...
    async def account_for(
        self, account: str, uidvalidity: int, uid: int, *, arrived_at: datetime | None
    ) -> None:
        """The server's mail of that number is kept."""

    async def accounted_for(self, account: str, uidvalidity: int) -> Mapping[int, datetime | None]:
        """The UIDs of all that are kept, and when they came as far as the server told."""

    async def forget(self, account: str, uidvalidity: int, uids: Collection[int]) -> None:
        """These are gone from the server, and so is all of other numberings."""


class Imports(Protocol):
    """Old mail that was asked for."""

    async def add(self, job: MailImport) -> None: ...
    async def get(self, import_id: str) -> MailImport | None:
        """Within `begin` it stays locked until the end of the transaction."""

    async def unfinished(self) -> Sequence[MailImport]:
        """The oldest first."""

    async def save(self, job: MailImport) -> None: ...
    async def yielded(self, import_id: str) -> Yield:
        """What became of its mails until now."""


class Seen(Protocol):
    async def has(self, key: str) -> bool: ...
    async def once(self, key: str, *, now: datetime) -> bool:
        """True the first time; requests that come twice are told apart by it."""

    async def once_in(self, span: timedelta, key: str, *, now: datetime) -> bool:
        """True the first time, and again when the last True is at least the span ago."""

    async def forget(self, beginning: str) -> None:
        """Those whose key begins so come for the first time again."""

    async def forget_before(self, moment: datetime) -> None: ...
