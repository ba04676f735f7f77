"""What is braked, held back or turned away."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from desk.pile import BlockedSender, Held, Pile, Why
from desk.trace import Recent, Trace


class Traces(Protocol):
    """What the brakes count."""

    async def add(self, trace: Trace) -> None: ...
    async def recent(self, trace: Trace, *, window: timedelta) -> Recent:
        """How many others are like it, within the window before it and after it."""

    async def forget_before(self, moment: datetime) -> None: ...


class Piles(Protocol):
    """Mails that were held back."""

    async def put(self, pile: Pile) -> Pile:
        """The one that there is for its cause and day: another mail may have begun it."""

    async def get(self, pile_id: str) -> Pile | None: ...
    async def save(self, pile: Pile) -> None: ...
    async def move_unposted(self, queue_id: str, channel: str) -> int:
        """Those whose cards stand nowhere yet come to that channel; how many they are."""

    async def hold(self, held: Held) -> None: ...
    async def held(self, pile_id: str) -> Sequence[Held]:
        """The newest few for the card; blocked ones come last."""

    async def counts(self, pile_id: str) -> Mapping[Why, int]:
        """How many wait, by why they were held."""

    async def waiting(
        self, pile_id: str, inbound_ids: Collection[str] | None = None
    ) -> Sequence[Held]:
        """Those that nobody wanted until now, or the named ones among them; the oldest first."""

    async def of_inbound(self, inbound_id: str) -> Held | None: ...
    async def with_mail_id(self, mail_id: str) -> Sequence[Held]: ...
    async def save_held(self, held: Held) -> None: ...


class BlockedSenders(Protocol):
    async def add(self, sender: BlockedSender) -> bool:
        """False when they were blocked already."""

    async def remove(self, address: str) -> bool: ...
    async def includes(self, address: str) -> bool: ...
    async def all(self) -> Sequence[BlockedSender]: ...
