"""The digest of a generated time equals a plain recount of what was seen to happen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desk import assignment, conversation, digests, escalation, resolution, roles, setup
from desk.case import Case, Then
from desk.desk import Desk
from desk.errors import DeskError
from desk.mail import Kind
from desk.outgoing import AnswerMail
from desk.queue import Function, Queue
from desk.report import FunctionFigures, Report
from tests.clock import START, Clock
from tests.desk.recount import Recount, Watched, seen
from tests.front import Front
from tests.incoming import mail

ADMIN = "U0ADMIN"
QUEUES = (
    ("support", Function.SUPPORT, "support@example.com"),
    ("second-line", Function.SUPPORT, "second@example.com"),
    ("service", Function.SERVICE, "service@example.com"),
)


@dataclass
class Story:
    """A team at work, and somebody who watches it."""

    desk: Desk
    clock: Clock
    front: Front
    queues: dict[str, Queue] = field(default_factory=dict)
    watched: dict[str, Watched] = field(default_factory=dict)
    first_mails: list[str] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)

    async def begin(self) -> None:
        await roles.name_admin(self.desk, ADMIN)
        for key, function, address in QUEUES:
            new = setup.NewQueue(
                key=key, name=key, channel=f"C0{key}", address=address, function=function
            )
            self.queues[key] = await setup.add_queue(self.desk, new, by=ADMIN)

    async def cases(self) -> list[Case]:
        return list(await self.front.cases())

    async def opens(self, *, queue: int, kind: Kind) -> None:
        key, _, address = QUEUES[queue]
        written = mail(sender=f"Kim <kim{len(self.first_mails)}@example.com>", kind=kind)
        self.first_mails.append(written.message_id)
        await self.front.receive(replace(written, recipients=(address,)), queue_key=key)
        await self.look(writer=kind)

    async def writes(self, which: int, *, kind: Kind, text: str) -> None:
        if not self.first_mails:
            return
        n = which % len(self.first_mails)
        written = mail(
            text, sender=f"Kim <kim{n}@example.com>", answers=self.first_mails[n], kind=kind
        )
        await self.front.receive(written)
        await self.look(writer=kind, is_thanks=text == "Thanks!")

    async def answers_with(self, case: Case, then: Then) -> None:
        await conversation.reply(
            self.desk, case.id, await self.front.draft(case.id, then=then), by=ADMIN
        )
        await self.look()

    async def leaves(self) -> None:
        """Whatever was written is accepted by now."""
        for row in await self.front.take():
            await self.front.delivered(row)
            if isinstance(row.outgoing, AnswerMail):
                self.answers[row.outgoing.case_id] += 1
        await self.look()

    async def look(self, *, writer: Kind | None = None, is_thanks: bool = False) -> None:
        now = self.clock()
        for case in await self.cases():
            known = case.id in self.watched
            watched = self.watched.setdefault(
                case.id, Watched(number=case.number, queue_id=case.queue_id)
            )
            wrote = writer is Kind.HUMAN and await self._has_just_written(case)
            needs_nobody = is_thanks and known and watched.is_done
            if wrote and not needs_nobody and watched.begun is None:
                watched.begun = now
            watched.history.append(
                seen(case, at=now, answers=self.answers[case.id], by_customer=wrote)
            )

    async def _has_just_written(self, case: Case) -> bool:
        return (await self.front.newest_message(case.id)).created_at == self.clock()

    def of(self, function: Function) -> list[Watched]:
        ids = {q.id for q in self.queues.values() if q.function is function}
        return [w for w in self.watched.values() if w.queue_id in ids]


async def act(story: Story, action: str, which: int, detail: int) -> None:
    """One thing that somebody does; what the desk refuses does not happen."""
    cases = await story.cases()
    case = cases[which % len(cases)] if cases else None
    match action:
        case "open":
            kind = Kind.AUTO if detail == 0 else Kind.HUMAN
            await story.opens(queue=which % len(QUEUES), kind=kind)
        case "write":
            kind = Kind.AUTO if detail == 0 else Kind.HUMAN
            await story.writes(which, kind=kind, text="Thanks!" if detail == 1 else "And now?")
        case "leave":
            story.clock.advance(minutes=6)
            await story.leaves()
        case "close":
            await resolution.close_resolved(story.desk)
        case "wake":
            await resolution.wake_snoozed(story.desk)
        case _ if case is not None:
            await act_on(story, action, case, detail)
    await story.look()


async def act_on(story: Story, action: str, case: Case, detail: int) -> None:
    desk = story.desk
    match action:
        case "answer":
            await story.answers_with(case, list(Then)[detail % len(Then)])
        case "snooze":
            until = story.clock() + timedelta(days=1)
            await resolution.snooze(desk, case.id, until=until, by=ADMIN)
        case "escalate":
            await escalation.escalate(desk, case.id, reason="Help", by=ADMIN)
        case _:
            await VERBS[action](desk, case.id, by=ADMIN)


VERBS = {
    "claim": assignment.claim,
    "release": assignment.release,
    "resolve": resolution.resolve,
    "reopen": resolution.reopen,
    "acknowledge": escalation.acknowledge,
}
ACTIONS = (
    "open",
    *("write",) * 3,
    *("answer",) * 3,
    *("leave",) * 3,
    *("resolve",) * 4,
    *("reopen",) * 2,
    "claim",
    "release",
    "snooze",
    "wake",
    "escalate",
    "acknowledge",
    "close",
)
#: Minutes until then.
GAPS = st.sampled_from([1, 7, 60, 300, 1_000, 3_000, 8_000])
opening = st.tuples(st.just("open"), st.integers(0, 2), st.integers(0, 2), GAPS)
steps = st.tuples(st.sampled_from(ACTIONS), st.integers(0, 3), st.integers(0, 4), GAPS)


async def told(desk: Desk, clock: Clock, log: list[tuple]) -> Story:
    clock.now = START
    desk = replace(desk, workspace=f"T{uuid4().hex[:12]}")
    story = Story(desk=desk, clock=clock, front=Front(desk, clock))
    await story.begin()
    for action, which, detail, minutes in log:
        clock.advance(minutes=minutes)
        try:
            await act(story, action, which, detail)
        except DeskError:
            await story.look()
    clock.advance(seconds=1)
    return story


def recounted(story: Story, report: Report, function: Function) -> Recount:
    return Recount(story.of(function), report.period.since, report.period.until)


def figures_of(report: Report, function: Function) -> FunctionFigures:
    figures = report.of(function)
    assert figures
    return figures


EXAMPLES = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
LOGS = st.builds(
    list.__add__,
    st.lists(opening, min_size=1, max_size=3),
    st.lists(steps, min_size=5, max_size=30),
)
#: How many days the log's first day is before the period, and how long that is.
DAYS = st.tuples(st.integers(-3, 20), st.sampled_from([1, 7, 7, 7, 16]))
AUTO, THANKS, PLAIN = 0, 1, 2
MAIL = ("open", 0, PLAIN, 1)
RESOLVED = ("resolve", 0, 0, 300)
ANSWERED = (("answer", 0, 1, 60), ("leave", 0, 0, 1))
#: What chance seldom brings about.
SELDOM = {
    "thanks for what a machine began": [("open", 0, AUTO, 1), RESOLVED, ("write", 0, THANKS, 60)],
    "somebody comes to what a machine began": [
        ("open", 0, AUTO, 1),
        RESOLVED,
        ("write", 0, PLAIN, 60),
        *ANSWERED,
    ],
    "back after nobody had answered": [
        MAIL,
        RESOLVED,
        ("write", 0, PLAIN, 3_000),
        *ANSWERED,
    ],
    "reopened by a colleague before the answer": [MAIL, RESOLVED, ("reopen", 0, 0, 300), *ANSWERED],
    "back, and nobody has answered": [MAIL, RESOLVED, ("write", 0, PLAIN, 1_000)],
    "resolved twice": [MAIL, *ANSWERED, RESOLVED, ("reopen", 0, 0, 60), RESOLVED],
    "resolved, then answered": [MAIL, ("answer", 0, 1, 60), ("resolve", 0, 0, 1), ANSWERED[1]],
}


def seldom(test):
    for log in SELDOM.values():
        test = example(log=log, days=(0, 7))(test)
    return test


@EXAMPLES
@seldom
@given(log=LOGS, days=DAYS)
@pytest.mark.timeout(300)
async def test_the_digest_of_a_generated_time_equals_a_plain_recount(desk, clock, log, days):
    story = await told(desk, clock, log)
    first = (START + timedelta(days=days[0])).date()
    clock.now = max(clock.now, START + timedelta(days=days[0] + 1))

    text = f"{first}..{first + timedelta(days=days[1] - 1)}"
    report = await digests.preview(story.desk, text, by=ADMIN)

    for function in Function:
        figures, count = figures_of(report, function), recounted(story, report, function)
        volume = figures.volume
        assert (volume.new, volume.resolved) == (count.new(), len(count.resolved()))
        assert (volume.resolvings, volume.reopenings) == (count.resolvings(), count.reopenings())
        assert volume.unanswered.n == count.unanswered()
        assert volume.backlog_before == count.backlog(count.since)
        assert volume.backlog_after == count.backlog(count.until)
        assert figures.first_response.now == count.responses()
        assert figures.resolution.now == count.resolutions()
        assert figures.one_touch == count.one_touch()
        assert figures.soon == count.soon()
        assert figures.waiting.n == len(count.waiting())
        assert [(w.since, w.ref.number) for w in figures.waiting.oldest] == count.waiting()[:5]
        assert sorted(w.ref.number for w in figures.escalated.oldest) == count.calling()


@EXAMPLES
@seldom
@given(log=LOGS, days=DAYS)
@pytest.mark.timeout(300)
async def test_the_backlog_adds_up(desk, clock, log, days):
    story = await told(desk, clock, log)
    first = (START + timedelta(days=days[0])).date()
    clock.now = max(clock.now, START + timedelta(days=days[0] + 1))

    text = f"{first}..{first + timedelta(days=days[1] - 1)}"
    report = await digests.preview(story.desk, text, by=ADMIN)

    for function in Function:
        volume = figures_of(report, function).volume
        flow = volume.new + volume.reopenings - volume.resolvings
        assert volume.backlog_before + flow == volume.backlog_after
        assert sum(volume.ages) == volume.backlog_after
