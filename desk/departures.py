"""Somebody has left: a done case that was theirs comes back without an owner."""

from __future__ import annotations

from datetime import datetime

from desk.access import standing
from desk.case import Case
from desk.change import happened
from desk.events import Happened
from desk.ports import Work


async def without_the_departed(work: Work, case: Case, *, now: datetime) -> Case:
    """The case, free where its owner does not work in its queue any more; it is not saved."""
    if case.owner is None or (await standing(work, case.owner)).works_in(case.queue_id):
        return case
    await happened(work, case, Happened.RELEASED, by=case.owner, at=now)
    return case.released()
