"""A queue that is removed: refused while anything goes on in it, and the past stays."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desk import digests, drafts, forms, mailboxes, resolution, roles, setup, surveys
from desk.assignment import claim
from desk.case import Case, Status, Then
from desk.change import happened
from desk.conversation import reply
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotFound, WrongStatus
from desk.events import Happened
from desk.follow_ups import Promise, drop, follow_up
from desk.lookup import case_by_number, reply_facts
from desk.message import HOLD, Delivery
from desk.people import Role
from desk.queue import Function, Queue
from desk.queue_removal import remove_queue
from desk.raw import Outcome
from desk.report import Report
from desk.rich import from_plain
from desk.roles import remove_member
from desk.setup import NewQueue, add_queue
from desk.signature import sign_queue
from tests.clock import Clock
from tests.desk.asking import all_surveys, answered_case
from tests.front import Front
from tests.incoming import QUEUE, mail

AGAIN = NewQueue(key="support", name="Help desk", channel="C0SUPPORT", address=QUEUE)


@pytest.fixture
async def care(desk: Desk, queue: Queue, admin: str, clock: Clock) -> Queue:
    """A second, younger queue."""
    clock.advance(seconds=1)
    new = NewQueue(
        key="care",
        name="Customer care",
        channel="C0CARE",
        address="care@example.com",
        function=Function.SERVICE,
    )
    return await add_queue(desk, new, by=admin)


@pytest.fixture
async def done(desk: Desk, front: Front, case: Case, agent: str) -> Case:
    """A resolved case of the first queue."""
    await claim(desk, case.id, by=agent)
    return await resolution.resolve(desk, case.id, by=agent)


async def test_open_cases_are_resolved_first(desk: Desk, case: Case, admin: str):
    with pytest.raises(BadInput, match=f"#{case.number} is not resolved: resolve what is open"):
        await remove_queue(desk, "support", by=admin)


async def test_forms_are_removed_first(desk: Desk, queue: Queue, admin: str):
    await forms.add_form(desk, "contact", "Contact us", queue_key="support", by=admin)
    with pytest.raises(BadInput, match="`/desk forms remove contact`"):
        await remove_queue(desk, "support", by=admin)

    await forms.remove_form(desk, "contact", by=admin)
    assert (await remove_queue(desk, "support", by=admin)).queue.is_removed


async def test_follow_ups_come_first(desk: Desk, done: Case, admin: str, agent: str):
    zone = ZoneInfo("UTC")
    promise = Promise.read("tomorrow 10:00 call back", now=desk.now(), zone=zone)
    promised = await follow_up(desk, done.id, promise, zone="UTC", by=agent)
    with pytest.raises(BadInput, match=f"#{done.number} is waiting for follow-ups"):
        await remove_queue(desk, "support", by=admin)

    await drop(desk, promised.id, by=agent)
    assert (await remove_queue(desk, "support", by=admin)).queue.is_removed


async def test_its_mailbox_goes_first(desk: Desk, queue: Queue, admin: str):
    await mailboxes.connect(desk, "ann@mail.example.com/INBOX", name="INBOX", queue_key="support")

    with pytest.raises(BadInput, match="The mailbox INBOX is read for it"):
        await remove_queue(desk, "support", by=admin)


async def test_only_admins_remove_queues(desk: Desk, queue: Queue, lead: str):
    with pytest.raises(NotAllowed):
        await remove_queue(desk, "support", by=lead)


async def test_what_it_had_is_free_for_another_queue(desk: Desk, queue: Queue, admin: str):
    await remove_queue(desk, "support", by=admin)
    again = await add_queue(desk, AGAIN, by=admin)

    assert [q.id for q in (await roles.team(desk)).queues] == [again.id]
    with pytest.raises(BadInput, match="There is a queue `support` already"):
        await add_queue(desk, AGAIN, by=admin)


async def test_its_cases_can_be_looked_up_and_nothing_begins_in_them(
    desk: Desk, done: Case, care: Queue, admin: str, agent: str
):
    assert (await remove_queue(desk, "support", by=admin)).closed == 1

    assert (await case_by_number(desk, done.number, by=agent)).case.status is Status.CLOSED
    with pytest.raises(WrongStatus, match="which was removed"):
        await resolution.reopen(desk, done.id, by=agent)
    with pytest.raises(WrongStatus, match="which was removed"):
        await reply_facts(desk, done.id, by=agent, name="Ada")
    with pytest.raises(WrongStatus, match="which was removed"):
        await drafts.save(desk, done.id, from_plain("Hello"), by=agent, name="Ada")


async def test_what_came_in_while_it_was_removed_can_be_answered(
    desk: Desk, front: Front, queue: Queue, case: Case, agent: str
):
    async with desk.begin() as work:
        await work.queues.save(queue.removed(now=desk.now()))

    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)

    assert answer.case_id == case.id


async def test_an_answer_that_is_held_meanwhile_leaves_and_reopens_nothing(
    desk: Desk, front: Front, done: Case, admin: str, agent: str, clock: Clock
):
    draft = await front.draft(done.id, then=Then.WAIT, was_done=True)
    answer = await reply(desk, done.id, draft, by=agent)
    await front.deliver()
    await remove_queue(desk, "support", by=admin)
    clock.advance(seconds=HOLD.total_seconds())
    await front.deliver()

    assert (await front.answer(answer.id)).delivery is Delivery.ACCEPTED
    assert (await front.case(done.id)).status is Status.CLOSED


async def test_a_customer_who_answers_is_heard_in_another_queue(
    desk: Desk, front: Front, done: Case, care: Queue, admin: str
):
    first = await front.newest_message(done.id)
    await remove_queue(desk, "support", by=admin)

    answer = mail("Once more.", answers=first.mail_id, to=["care@example.com"])
    assert await front.receive(answer) is Outcome.CASE

    new = await front.newest_case()
    assert (new.queue_id, new.continues) == (care.id, done.id)


async def test_junk_in_answer_to_it_lies_on_the_other_queues_card(
    desk: Desk, front: Front, done: Case, care: Queue, admin: str
):
    first = await front.newest_message(done.id)
    await remove_queue(desk, "support", by=admin)

    spam = mail("Buy!", answers=first.mail_id, sender="x@example.net", suspected_spam=True)
    assert await front.receive(spam) is Outcome.JUNK

    async with desk.look() as work:
        pile = await work.piles.get((await work.piles.with_mail_id(spam.message_id))[0].pile_id)
    assert pile
    assert pile.queue_id == care.id


async def test_its_leads_lead_nothing_any_more(
    desk: Desk, done: Case, admin: str, lead: str, agent: str
):
    await remove_queue(desk, "support", by=admin)

    async with desk.look() as work:
        roles = {m.role for m in await work.members.all() if m.user == lead}
    assert roles == {Role.AGENT}
    assert (await remove_member(desk, agent, role_or_queue="support", by=admin)).was_there
    with pytest.raises(NotAllowed):
        await case_by_number(desk, done.number, by=agent)


async def test_nobody_is_asked_in_its_name(
    desk: Desk, case: Case, admin: str, agent: str, clock: Clock
):
    desk = replace(desk, public_url="https://desk.example.com/")
    await setup.change_workspace(desk, by=admin, is_live=True)
    await answered_case(desk, Front(desk, clock), case, by=agent)
    await resolution.resolve(desk, case.id, by=agent)
    await remove_queue(desk, "support", by=admin)
    clock.advance(hours=25)

    await surveys.ask_due(desk)

    (survey,) = await all_surveys(desk)
    assert (survey.asked_at, survey.why) == (None, "The queue was removed.")


async def test_figures_of_the_past_stay(
    desk: Desk, done: Case, care: Queue, admin: str, clock: Clock
):
    before = await digests.preview(desk, "this week", by=admin)
    await remove_queue(desk, "support", by=admin)

    after = await digests.preview(desk, "this week", by=admin)
    named = await digests.preview(desk, "support this week", by=admin)
    clock.now = datetime(2027, 6, 9, 9, tzinfo=UTC)
    later = await digests.preview(desk, "this week", by=admin)

    assert after.of(Function.SUPPORT) == before.of(Function.SUPPORT)
    assert named.queue == "Support"
    assert later.of(Function.SUPPORT) is None
    assert later.of(Function.SERVICE) is not None


async def test_what_still_comes_for_it_is_counted(
    desk: Desk, front: Front, done: Case, care: Queue, admin: str, clock: Clock
):
    await remove_queue(desk, "support", by=admin)
    clock.now = datetime(2027, 6, 9, 9, tzinfo=UTC)
    async with desk.begin() as work:
        case = await work.cases.get(done.id)
        assert case
        await happened(work, case, Happened.REOPENED, at=desk.now())
    clock.advance(hours=1)

    counted = (await digests.preview(desk, "this week", by=admin)).of(Function.SUPPORT)

    assert counted
    assert counted.queues == ("Support",)


async def test_who_names_it_is_told_of_all_that_were_called_so(
    desk: Desk, done: Case, care: Queue, admin: str
):
    before = await digests.preview(desk, "support this week", by=admin)
    await remove_queue(desk, "support", by=admin)
    await add_queue(desk, AGAIN, by=admin)

    after = await digests.preview(desk, "support this week", by=admin)

    assert (counted_of(before), counted_of(after)) == (1, 1)


def counted_of(report: Report) -> int:
    """Cases that were resolved."""
    (figures,) = report.functions
    return figures.volume.resolved


async def test_of_two_who_change_it_at_once_neither_undoes_the_others(
    desk: Desk, queue: Queue, admin: str, lead: str
):
    removal = remove_queue(desk, "support", by=admin)
    signed = sign_queue(desk, queue.id, "The team", by=lead)

    await asyncio.gather(removal, signed, return_exceptions=True)

    assert (await roles.team(desk)).queues == ()


async def test_its_own_address_gets_no_copy(
    desk: Desk, front: Front, queue: Queue, care: Queue, admin: str, agent: str
):
    await remove_queue(desk, "support", by=admin)
    await roles.add_member(desk, agent, Role.AGENT, queue_key="care", by=admin)
    await front.receive(mail(to=["care@example.com"], cc=[QUEUE, "jo@example.net"]))

    facts = await reply_facts(desk, (await front.newest_case()).id, by=agent, name="Ada")

    assert facts.copies == ("jo@example.net",)


async def test_a_removed_queue_cannot_be_named(desk: Desk, queue: Queue, care: Queue, admin: str):
    await remove_queue(desk, "support", by=admin)

    with pytest.raises(NotFound, match="Queues: `care`"):
        await remove_queue(desk, "support", by=admin)
