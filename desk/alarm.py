"""The alarm of an unclaimed case: its lead is called when nobody has taken it in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from desk.case import Case
from desk.outgoing import UnclaimedCheck
from desk.ports import Work

#: An unclaimed case is put before its lead after this long.
CLAIM_WITHIN = timedelta(hours=1)


async def set_alarm(work: Work, case: Case, *, now: datetime) -> None:
    """One that is set already rings first: a second mail does not buy us more time."""
    if case.is_unclaimed and not case.is_automatic:
        await work.outbox.put(UnclaimedCheck(case_id=case.id), now=now, due=now + CLAIM_WITHIN)


async def set_alarm_anew(work: Work, case: Case, *, now: datetime) -> None:
    """The case is free again: an alarm from before somebody had it must not ring too early."""
    await set_alarm(work, case, now=now)
    await work.outbox.postpone(UnclaimedCheck(case_id=case.id).key, due=now + CLAIM_WITHIN)
