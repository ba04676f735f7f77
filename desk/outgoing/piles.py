"""What leaves for mails that were held back: the card that lists them."""

from __future__ import annotations

from dataclasses import dataclass

from desk.outgoing.urgency import Urgency


@dataclass(frozen=True, kw_only=True)
class PileCard:
    """The card of a pile: posted once, then edited; several that wait become one."""

    pile_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"pile:{self.pile_id}"

    @property
    def key(self) -> str:
        return f"pile:{self.pile_id}"
