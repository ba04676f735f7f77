"""Everything that happened in a case."""

from __future__ import annotations

import pytest

from desk.assignment import claim
from desk.case import Case
from desk.conversation import note
from desk.desk import Desk
from desk.errors import NotAnAgent
from desk.events import Happened
from desk.history import history_of
from tests.clock import Clock


async def test_a_history_tells_notes_and_events_in_order(
    desk: Desk, case: Case, agent: str, clock: Clock
):
    await claim(desk, case.id, by=agent)
    for text in ("One.", "Two."):
        clock.advance(seconds=1)
        await note(desk, case.id, text, by=agent)

    history = await history_of(desk, case.id, by=agent)
    assert [kept.text for kept in history.notes] == ["One.", "Two."]
    assert [event.what for event in history.events] == [
        Happened.CREATED,
        Happened.CLAIMED,
        Happened.NOTED,
        Happened.NOTED,
    ]
    assert history.card.case.owner == agent


async def test_an_outsider_reads_no_history(desk: Desk, case: Case):
    with pytest.raises(NotAnAgent):
        await history_of(desk, case.id, by="U0OUTSIDER")
