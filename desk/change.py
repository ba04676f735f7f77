"""A case changes: the row, the fact and the card, always together."""

from __future__ import annotations

from datetime import datetime

from desk.case import Case
from desk.events import CaseEvent, Happened
from desk.outgoing import CaseCard, EscalationPost
from desk.ports import Work


async def change(
    work: Work,
    case: Case,
    what: Happened,
    *,
    at: datetime,
    by: str | None = None,
    **facts: str | int | bool | None,
) -> None:
    """Save the case as it is now, say what happened to it, and have its card drawn again."""
    await work.cases.save(case)
    await happened(work, case, what, at=at, by=by, **facts)
    await work.outbox.put(CaseCard(case_id=case.id), now=at)
    if case.escalation and case.escalation.post_ts:
        await work.outbox.put(EscalationPost(case_id=case.id), now=at)


async def happened(
    work: Work,
    case: Case,
    what: Happened,
    *,
    at: datetime,
    by: str | None = None,
    **facts: str | int | bool | None,
) -> None:
    """A fact that leaves the case itself as it was."""
    await work.events.add(
        CaseEvent(
            case_id=case.id, queue_id=case.queue_id, what=what, at=at, by=by, facts=dict(facts)
        )
    )
