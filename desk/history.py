"""Everything that happened in a case, for its More modal."""

from __future__ import annotations

from dataclasses import dataclass

from desk.access import case_for
from desk.desk import Desk
from desk.events import CaseEvent
from desk.lookup import CardFacts, card_facts
from desk.message import Note


@dataclass(frozen=True, kw_only=True)
class History:
    card: CardFacts
    #: Oldest first.
    notes: tuple[Note, ...]
    events: tuple[CaseEvent, ...]


async def history_of(desk: Desk, case_id: str, *, by: str) -> History:
    async with desk.look() as work:
        case = await case_for(work, case_id, by=by)
        return History(
            card=await card_facts(work, case),
            notes=tuple(await work.notes.of_case(case_id)),
            events=tuple(await work.events.of_case(case_id)),
        )
