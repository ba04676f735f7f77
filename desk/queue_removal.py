"""The end of a queue: nothing begins in it any more, and all that has been stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desk import audit
from desk.access import standing
from desk.change import change
from desk.desk import Desk
from desk.errors import BadInput, existing
from desk.events import Happened
from desk.people import Member, Role
from desk.ports import Work
from desk.queue import Queue
from desk.setup import queue_to_change

#: Cases that a refusal names before it counts the rest.
NAMED = 5


@dataclass(frozen=True, kw_only=True)
class Ended:
    queue: Queue
    #: Resolved cases that are closed with it: a later mail opens a new one elsewhere.
    closed: int
    #: Whose mail it is that still arrives for it; None where there is no queue left.
    heir: Queue | None


async def remove_queue(desk: Desk, key: str, *, by: str) -> Ended:
    """Refused, with what to do first, as long as anything still goes on in it."""
    now = desk.now()
    async with desk.begin() as work:
        (await standing(work, by)).must_be_admin()
        queue = await queue_to_change(work, key)
        if reasons := await _what_goes_on(work, queue):
            raise BadInput("\n".join([f"`{queue.key}` cannot be removed yet:", *reasons]))
        resolved = await work.cases.resolved_in(queue.id)
        for case_id in resolved:
            case = existing(await work.cases.get(case_id), "That case")
            await change(work, case.closed(), Happened.CLOSED, by=by, at=now)
        for member in await work.members.all():
            if member.queue_id == queue.id and member.role is Role.LEAD:
                await _lead_no_more(work, member, at=now, by=by)
        ended = queue.removed(now=now)
        await audit.save_queue(work, queue, ended, at=now, by=by)
        left = await work.queues.all()
    desk.wake.outbox()
    return Ended(queue=ended, closed=len(resolved), heir=next(iter(left), None))


async def _what_goes_on(work: Work, queue: Queue) -> list[str]:
    """Each a line with the way out."""
    reasons = []
    listing = await work.cases.open_in(queue.id, limit=NAMED)
    if listing.count:
        cases = _numbers([listed.case.number for listed in listing.shown], of=listing.count)
        reasons.append(f"• {cases} not resolved: resolve what is open first.")
    if promised := await work.reminders.promised_in(queue.id):
        cases = _numbers(promised[:NAMED], of=len(promised))
        reasons.append(f"• {cases} waiting for follow-ups: let them come, or take them back.")
    reasons += [
        f"• The form `{form.key}` leads to it: `/desk forms remove {form.key}`"
        for form in await work.forms.all()
        if form.queue_id == queue.id
    ]
    reasons += [
        f"• The mailbox {box.name} is read for it: the operator takes it out of IMAP_URL first."
        for box in await work.mailboxes.all()
        if box.queue_key == queue.key
    ]
    return reasons


async def _lead_no_more(work: Work, lead: Member, *, at: datetime, by: str) -> None:
    """There is nothing left to lead; like its agents they can look up what has been."""
    await audit.remove_role(work, lead, at=at, by=by)
    await audit.add_role(work, replace(lead, role=Role.AGENT), at=at, by=by)


def _numbers(numbers: Sequence[int], *, of: int) -> str:
    """`#1001 and #1002 are`, `#1001 and 7 more are`."""
    named = ", ".join(f"#{number}" for number in numbers)
    more = f" and {of - len(numbers)} more" if of > len(numbers) else ""
    return f"{named}{more} {'is' if of == 1 else 'are'}"
