"""What leaves for those who look at the whole: the digest."""

from __future__ import annotations

from dataclasses import dataclass

from desk.outgoing.urgency import Urgency


@dataclass(frozen=True, kw_only=True)
class DigestPost:
    """A digest in its channel, drawn from the figures that were kept with it."""

    digest_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"digest:{self.digest_id}"

    @property
    def key(self) -> str:
        return f"digest:{self.digest_id}"
