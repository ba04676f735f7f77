"""Who may touch what: every use case that acts on a case gets it from here."""

from __future__ import annotations

from desk.case import Case
from desk.errors import WrongStatus, existing
from desk.people import Role, Standing
from desk.ports import Work
from desk.queue import Queue


async def standing(work: Work, user: str) -> Standing:
    return Standing.of(user, await work.members.all())


async def case_for(work: Work, case_id: str, *, by: str) -> Case:
    """The case, for somebody who works in its queue."""
    case = existing(await work.cases.get(case_id), "That case")
    queue = await queue_of_case(work, case)
    (await standing(work, by)).must_work_in(queue)
    return case


async def queue_of_case(work: Work, case: Case) -> Queue:
    return existing(await work.queues.get(case.queue_id), "The queue of that case")


async def queue_at_work(work: Work, case: Case) -> Queue:
    """
    Its queue, for what begins something: nothing does in a merged case, nor in a removed queue.

    But for a case that came in at that very moment: it wants its answer.
    """
    case.must_not_be_merged()
    queue = await queue_of_case(work, case)
    if queue.is_removed and case.is_done:
        raise WrongStatus(
            f"#{case.number} is of the queue *{queue.name}*, which was removed: it can be read, "
            "and nothing begins in it any more."
        )
    return queue


async def leads_of(work: Work, queue_id: str) -> tuple[str, ...]:
    """Its leads, or the admins where it has none."""
    members = await work.members.all()
    leads = [m.user for m in members if m.role is Role.LEAD and m.queue_id == queue_id]
    return tuple(leads or [m.user for m in members if m.role is Role.ADMIN])


async def must_lead(work: Work, case: Case, *, by: str) -> None:
    (await standing(work, by)).must_lead(await queue_of_case(work, case))
