"""The ledger: every mail that came in is accounted for, and what could not be read runs again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.access import standing
from desk.desk import Desk
from desk.errors import NotAllowed, NotFound
from desk.mailboxes import those_who_mend
from desk.outgoing import QuarantineNotice
from desk.ports import Work
from desk.raw import InboundState, Outcome, Quarantined


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Of the mails that came in since then; the columns add up to all of them."""

    since: datetime
    outcomes: Mapping[Outcome, int]
    #: Kept, and not processed yet.
    waiting: int
    #: Of all time: nobody may forget them.
    quarantined: Sequence[Quarantined]

    @property
    def total(self) -> int:
        return sum(self.outcomes.values()) + self.waiting


async def ledger(desk: Desk, *, since: date | None = None) -> Ledger:
    """From the beginning of that day in the team's zone; today's without one."""
    async with desk.look() as work:
        zone = ZoneInfo((await work.workspace.get()).zone)
        day = since or desk.now().astimezone(zone).date()
        beginning = datetime.combine(day, time(), zone).astimezone(UTC)
        outcomes, waiting = await work.inbound.tally(beginning)
        return Ledger(
            since=beginning,
            outcomes=outcomes,
            waiting=waiting,
            quarantined=await work.inbound.quarantined(),
        )


async def quarantine(work: Work, inbound_id: str, *, problem: str, now: datetime) -> None:
    """Nothing could be made of it: it is kept, and whoever can mend it hears so."""
    await work.inbound.settle(
        inbound_id, InboundState.QUARANTINED, outcome=Outcome.QUARANTINED, problem=problem
    )
    due = await _next_telling(work, now=now)
    if due is None:
        # The notice that waits already counts this one, too.
        return
    for user in await those_who_mend(work):
        await work.outbox.put(QuarantineNotice(user=user), now=now, due=due)


async def rerun(desk: Desk, inbound_id: str | None = None) -> int:
    """The quarantined one, or all of them, are processed anew; how many those are."""
    async with desk.begin() as work:
        count = await work.inbound.requeue(inbound_id)
    if inbound_id is not None and not count:
        raise NotFound(f"There is no quarantined mail {inbound_id}. The ledger lists them.")
    desk.wake.intake()
    return count


async def rerun_for(desk: Desk, *, by: str) -> int:
    """The same for somebody in Slack."""
    async with desk.look() as work:
        who = await standing(work, by)
    if not who.leads_anything:
        raise NotAllowed("Only leads and admins can run quarantined mails again.")
    return await rerun(desk)


async def _next_telling(work: Work, *, now: datetime) -> datetime | None:
    """Now, or when the next hour begins: they are told once in an hour of the clock."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    for beginning in (hour, hour + timedelta(hours=1)):
        if await work.seen.once(f"quarantine:{beginning:%Y-%m-%d %H}", now=now):
            return max(now, beginning)
    return None
