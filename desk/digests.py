"""The digest: looked at by those who answer for the whole, and posted once a week."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desk.access import standing
from desk.counting import ROLLING, SOON, Facts, begun_since, rated_since, report
from desk.desk import Desk
from desk.digest import Digest
from desk.facts import Moved, Responded
from desk.failpoints import failpoint
from desk.figures import PLAIN
from desk.ids import new_id
from desk.outgoing import DigestPost
from desk.period import Period, period, week_before
from desk.ports import Work
from desk.queue import Function, Queue
from desk.report import Report
from desk.setup import change_workspace
from desk.weekly import Due, Weekly


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody asked for: a time, and perhaps one queue, with those that were called so."""

    period: Period
    queues: Sequence[Queue] = ()


async def preview(desk: Desk, text: str, *, by: str) -> Report:
    """The figures of what `text` names; only for those who answer for them."""
    async with desk.look() as work:
        (await standing(work, by)).must_see_figures()
        return await _report(work, await _wanted(work, text, now=desk.now()))


async def post(desk: Desk, shown: Report, *, channel: str, by: str) -> Digest:
    """What they have seen, for everybody in the channel to see."""
    now = desk.now()
    async with desk.look() as work:
        (await standing(work, by)).must_see_figures()
    digest = Digest(id=new_id(now), channel=channel, by=by, report=shown, created_at=now)
    await _put(desk, digest)
    return digest


async def post_due(desk: Desk) -> Digest | None:
    """
    Post the week's digest, where it is time and it was not posted yet.

    One that was missed comes late. Of several missed ones only the last comes: what the others
    would have said is still there to be asked for.
    """
    now = desk.now()
    async with desk.look() as work:
        settings = await work.workspace.get()
        weekly = settings.digest
        due = weekly.latest(now, zone=settings.zone) if weekly else None
        if weekly is None or due is None or await work.digests.has(weekly.channel, due.week):
            return None
        week = week_before(due.day, zone=settings.zone, now=now)
        shown = await _report(work, Wanted(period=week))
    digest = _weekly(weekly, due, shown, now=now)
    return digest if await _put(desk, digest) else None


async def schedule(
    desk: Desk, channel: str, *, weekday: int, at: str, by: str
) -> tuple[Weekly, Due]:
    """Post it there every week; the first one is the next that comes."""
    now = desk.now()
    weekly = Weekly(channel=channel, weekday=weekday, at=at, since=now.isoformat())
    await change_workspace(desk, by=by, digest=weekly)
    return weekly, await coming(desk, weekly)


async def coming(desk: Desk, weekly: Weekly) -> Due:
    """The next one; a week that has had one there gets no second by another day."""
    async with desk.look() as work:
        zone = (await work.workspace.get()).zone
        due = weekly.next(desk.now(), zone=zone)
        is_taken = await work.digests.has(weekly.channel, due.week)
    return weekly.next(due.at, zone=zone) if is_taken else due


def _weekly(weekly: Weekly, due: Due, shown: Report, *, now: datetime) -> Digest:
    return Digest(
        id=new_id(now),
        channel=weekly.channel,
        week=due.week,
        due=due.at,
        report=shown,
        created_at=now,
    )


async def _put(desk: Desk, digest: Digest) -> bool:
    """The week is taken and the post is under way, or neither; False when it was taken."""
    async with desk.begin() as work:
        is_new = await work.digests.add(digest)
        if is_new:
            await work.outbox.put(DigestPost(digest_id=digest.id), now=digest.created_at)
            failpoint("digest.written")
    failpoint("digest.committed")
    desk.wake.outbox()
    return is_new


async def _wanted(work: Work, text: str, *, now: datetime) -> Wanted:
    """A queue's key or name may stand before the time or behind it; removed ones have theirs."""
    zone = (await work.workspace.get()).zone
    words = text.split()
    ever = sorted(await work.queues.ever(), key=lambda one: one.is_removed)
    for rest in (_without(words, queue) for queue in ever):
        if rest is not None:
            named = [queue for queue in ever if _without(words, queue) == rest]
            return Wanted(period=period(" ".join(rest), zone=zone, now=now), queues=named)
    return Wanted(period=period(text, zone=zone, now=now))


def _without(words: Sequence[str], queue: Queue) -> list[str] | None:
    """The other words, where the queue is named first or last."""
    said = [word.lower().strip("`'\"“”") for word in words]
    for name in (queue.key.split(), queue.name.lower().split()):
        if said[: len(name)] == name:
            return said[len(name) :]
        if said[-len(name) :] == name:
            return said[: -len(name)]
    return None


async def _report(work: Work, wanted: Wanted) -> Report:
    queues = await work.queues.ever()
    facts = await _facts(work, wanted.period, queues)
    return report(facts, queues, only=wanted.queues)


async def _facts(work: Work, asked: Period, queues: Iterable[Queue]) -> Facts:
    reports, before = work.reports, asked.back()
    responded = await reports.responded(asked.since, asked.until)
    moved = await reports.moved(asked.since - SOON, asked.until)
    long_ago = asked.until - ROLLING
    is_short = long_ago < asked.since
    this = [m for m in moved if m.at >= asked.since]
    small = _small(queues, responded, this) if is_short else ()
    return Facts(
        period=asked,
        first_at=await reports.first_at(),
        begun=await reports.begun(begun_since(asked), asked.until),
        responded=responded,
        moved=moved,
        earlier_responded=await reports.responded(before.since, before.until),
        earlier_moved=await reports.moved(before.since, before.until),
        long_responded=await reports.responded(long_ago, asked.until, queues=small),
        long_moved=await reports.moved(long_ago, asked.until, queues=small),
        open_before=await reports.open_at(asked.since),
        open_after=await reports.open_at(asked.until),
        rated=await work.surveys.answered(rated_since(asked), asked.until),
        asked=await work.surveys.asked(rated_since(asked), asked.until),
        unhappy=await reports.unhappy(min(long_ago, asked.since), asked.until),
    )


def _small(
    queues: Iterable[Queue], responded: Sequence[Responded], moved: Sequence[Moved]
) -> Collection[str]:
    """The queues whose function has so little to tell that ninety days are looked at too."""
    small: list[str] = []
    all_queues = list(queues)
    for function in Function:
        ids = {q.id for q in all_queues if q.function is function}
        counts = (
            sum(r.queue_id in ids for r in responded),
            sum(m.queue_id in ids and m.is_resolved for m in moved),
        )
        small += ids if min(counts) < PLAIN else ()
    return small
