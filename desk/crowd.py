"""Those whom a mail brings into its case: as many as a conversation can have, and no mailing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.case import Case
from desk.mail import Address
from desk.ports import Work

#: Addresses that take part in one case.
MOST = 200


@dataclass(frozen=True, kw_only=True)
class Crowd:
    admitted: tuple[str, ...] = ()
    left_out: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """A remark about those who were left out, if any were."""
        if not self.left_out:
            return ()
        words = (
            f"It names many people: {self.left_out:,} of them do not take part in this case, which "
            f"has room for {MOST}. What they write is shown as a stranger's."
        )
        return (words,)


async def crowd_of(work: Work, case: Case, addresses: Sequence[Address]) -> Crowd:
    """Whoever takes part already needs no room; who hides their address is nobody in particular."""
    named = dict.fromkeys(a.address.lower() for a in addresses if a.address)
    if not named:
        return Crowd()
    known = await work.participants.of_case(case.id)
    new = [address for address in named if address not in known]
    room = max(MOST - len(known), 0)
    return Crowd(admitted=tuple(new[:room]), left_out=len(new[room:]))
