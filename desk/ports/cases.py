"""Cases, what happened to them, and who takes part."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from desk.case import Case
from desk.events import CaseEvent
from desk.listing import Listing


class Cases(Protocol):
    async def next_number(self) -> int: ...
    async def add(self, case: Case) -> None: ...
    async def get(self, case_id: str) -> Case | None:
        """Within `begin` the case stays locked until the end of the transaction."""

    async def by_number(self, number: int) -> Case | None: ...
    async def by_card(self, channel: str, card_ts: str) -> Case | None: ...
    async def continuing(self, case_id: str) -> Case | None:
        """The newest case that goes on from this one."""

    async def save(self, case: Case) -> None: ...
    async def move_unposted(self, queue_id: str, channel: str) -> int:
        """Those whose cards stand nowhere yet come to that channel; how many they are."""

    async def stand_in(self, channel: str) -> bool:
        """Whether there are any whose cards stand there."""

    async def places_of_open(self) -> Sequence[tuple[str, str]]:
        """Queue and channel, each pair once, of those that are not done."""

    async def owned_by(self, user: str, *, limit: int) -> Listing:
        """Those that are not done."""

    async def open_in(self, queue_id: str, *, limit: int) -> Listing:
        """Those that are not done."""

    async def resolved_in(self, queue_id: str) -> Sequence[str]:
        """The ids of those that wait to be closed."""

    async def unclaimed_in(self, queue_ids: Collection[str], *, limit: int) -> Listing: ...
    async def open_of_requester(self, requester_id: str, *, limit: int) -> Listing:
        """Those that are not done."""

    async def newest_of_requester(self, requester_id: str, *, limit: int) -> Sequence[Case]:
        """Those that they have written to last."""

    async def newest_active(self, limit: int) -> Sequence[Case]:
        """Those that are not done, the newest first."""

    async def snoozed_before(self, moment: datetime, *, limit: int) -> Sequence[Case]:
        """Those that sleep until then, locked until the end; none that others work on."""

    async def resolved_before(self, moment: datetime, *, limit: int) -> Sequence[Case]:
        """Those that rest since then, locked until the end; none that others work on."""


class Events(Protocol):
    async def add(self, event: CaseEvent) -> None: ...
    async def of_case(self, case_id: str) -> Sequence[CaseEvent]: ...


class MailIds(Protocol):
    """Every Message-ID ever seen in or sent from a case."""

    async def remember(self, case_id: str, mail_ids: Collection[str]) -> None: ...
    async def cases_of(self, mail_ids: Sequence[str]) -> Sequence[str]:
        """The ids of their cases, in the order of `mail_ids`."""

    async def claim(self, mail_ids: Collection[str]) -> bool:
        """Theirs alone until the transaction ends; False where another one has some of them."""

    async def claim_in_turn(self, mail_ids: Collection[str]) -> None:
        """The same, but wait for whoever has them; for a transaction that holds no others."""


class Participants(Protocol):
    """The addresses that take part in a case."""

    async def join(self, case_id: str, addresses: Collection[str]) -> None: ...
    async def of_case(self, case_id: str) -> Collection[str]: ...
    async def includes(self, case_id: str, address: str) -> bool: ...
