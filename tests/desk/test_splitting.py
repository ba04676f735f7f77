"""Which case a message belongs to, where the team says so."""

from __future__ import annotations

import asyncio

import pytest

from desk import drafts, setup
from desk.case import Case, Status
from desk.conversation import reply
from desk.deliveries import Delivered, delivered
from desk.desk import Desk
from desk.errors import NotAnAgent, WrongStatus
from desk.escalation import acknowledge, escalate
from desk.events import Happened
from desk.follow_ups import Promise, follow_up
from desk.likeness import WITHIN, subject_stem
from desk.message import CustomerMessage
from desk.outgoing import (
    CaseLine,
    CaseOpened,
    CustomerPost,
    EscalationPost,
    ReminderPost,
    Told,
)
from desk.queue import Queue
from desk.reminders import tell_due
from desk.reply_address import reply_address
from desk.resolution import close_resolved, resolve
from desk.splitting import attach, split_off
from storage.database import Database
from tests.clock import Clock
from tests.front import Front
from tests.incoming import mail
from tests.postgres import somebody_waits
from tests.until import until

STRANGER = "Jo Roe <stranger@example.net>"
CALL_BACK = Promise(when="tomorrow 10:00", text="call back")


@pytest.fixture
async def stray(front: Front, case: Case) -> CustomerMessage:
    """A stranger's message in the case."""
    first = await front.newest_message(case.id)
    await front.receive(mail("Me, too!", sender=STRANGER, answers=first.mail_id))
    await front.deliver()
    return await front.newest_message(case.id)


@pytest.fixture
async def second(front: Front, case: Case) -> Case:
    """A second case of the same customer under the same subject."""
    await front.receive(mail("Any news of it?", subject="RE: Where is my  parcel?"))
    return await front.newest_case()


async def told(desk: Desk, post: CustomerPost) -> None:
    """The post stands in its thread."""
    async with desk.begin() as work:
        await delivered(work, post, Delivered(ts="1.5"), now=desk.now())


async def test_a_strangers_message_becomes_a_case_of_its_own(
    desk: Desk, front: Front, case: Case, stray, agent: str
):
    own = await split_off(desk, stray.id, by=agent)

    moved = await front.newest_message(own.id)
    assert (own.number, moved.id, moved.is_stranger) == (case.number + 1, stray.id, False)
    assert (await front.newest_message(case.id)).id != stray.id


async def test_a_case_that_was_split_off_leaves_with_its_message(
    desk: Desk, front: Front, stray, agent: str
):
    own = await split_off(desk, stray.id, by=agent)

    left = [outgoing for outgoing, _ in await front.due()]
    assert CaseOpened(case_id=own.id) in left
    assert CustomerPost(case_id=own.id, message_id=stray.id) in left


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_of_two_people_who_split_a_message_off_at_once_one_does(
    desk: Desk, database: Database, replica: Desk, front: Front, stray, agent: str, colleague: str
):
    async with desk.begin() as work:
        await work.cases.get(stray.case_id)
        late = asyncio.create_task(split_off(replica, stray.id, by=colleague))
        await until(lambda: somebody_waits(database))
        await split_off(desk.within(work), stray.id, by=agent)

    with pytest.raises(WrongStatus, match="its sender belongs to it"):
        await late
    assert len(await front.cases()) == 2


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
async def test_a_post_that_meets_a_split_leaves_the_message_where_it_went(
    desk: Desk, database: Database, replica: Desk, front: Front, stray, agent: str
):
    post = CustomerPost(case_id=stray.case_id, message_id=stray.id)
    async with desk.begin() as work:
        own = await split_off(desk.within(work), stray.id, by=agent)
        posting = asyncio.create_task(told(replica, post))
        await until(lambda: somebody_waits(database))
    await posting

    assert (await front.newest_message(own.id)).id == stray.id


async def test_both_threads_tell_of_the_split(
    desk: Desk, front: Front, case: Case, stray, agent: str
):
    own = await split_off(desk, stray.id, by=agent)

    lines = {(line.case_id, line.told, line.other_id) for line in await front.leaving(CaseLine)}
    assert (case.id, Told.SPLIT_OFF, own.id) in lines
    assert (own.id, Told.SPLIT_FROM, case.id) in lines


async def test_what_the_stranger_writes_next_goes_to_their_case(
    desk: Desk, front: Front, stray, agent: str
):
    own = await split_off(desk, stray.id, by=agent)
    word = await front.receive(mail("Hello?", sender=STRANGER, answers=stray.mail_id))

    assert word == "appended"
    newest = await front.newest_message(own.id)
    assert (newest.document, newest.is_stranger) != (stray.document, True)


async def test_a_message_is_split_off_once(desk: Desk, stray, agent: str):
    await split_off(desk, stray.id, by=agent)

    with pytest.raises(WrongStatus, match="belongs to it"):
        await split_off(desk, stray.id, by=agent)


async def test_the_requesters_own_message_stays(desk: Desk, front: Front, case: Case, agent: str):
    own = await front.newest_message(case.id)

    with pytest.raises(WrongStatus, match="belongs to it"):
        await split_off(desk, own.id, by=agent)


async def test_an_outsider_splits_nothing(desk: Desk, stray):
    with pytest.raises(NotAnAgent):
        await split_off(desk, stray.id, by="U0OUTSIDER")


async def test_a_mail_that_looks_like_a_case_asks(front: Front, case: Case, second: Case):
    (post,) = [p for p in await front.leaving(CustomerPost) if p.case_id == second.id]
    assert post.looks_like == case.id


async def test_another_subject_asks_nothing(front: Front, case: Case):
    await front.receive(mail(subject="My invoice"))

    assert (await front.leaving(CustomerPost))[-1].looks_like is None


async def test_two_mails_without_a_subject_ask_nothing(front: Front, queue: Queue):
    await front.receive(mail("One thing.", subject=""))
    await front.receive(mail("Another thing.", subject="Re:"))

    assert [post.looks_like for post in await front.leaving(CustomerPost)] == [None, None]


async def test_another_sender_asks_nothing(front: Front, case: Case):
    await front.receive(mail(sender=STRANGER))

    assert (await front.leaving(CustomerPost))[-1].looks_like is None


async def test_after_two_weeks_it_is_another_matter(front: Front, case: Case, clock: Clock):
    clock.advance(seconds=WITHIN.total_seconds())
    await front.receive(mail())

    assert (await front.leaving(CustomerPost))[-1].looks_like is None


@pytest.mark.parametrize(
    ("subject", "stem"),
    [
        ("Re: Fwd: The  kettle", "the kettle"),
        ("[list] AW: The kettle", "the kettle"),
        ("RE[2]: The kettle", "the kettle"),
        ("回复\uff1aThe kettle", "the kettle"),
        ("Re:", ""),
        ("Order 12: late", "order 12: late"),
    ],
    ids=["english", "german list", "counted", "chinese", "nothing else", "no prefix"],
)
def test_subjects_are_compared_by_their_stems(subject: str, stem: str):
    assert subject_stem(subject) == stem


async def test_attaching_moves_the_message_and_merges_the_case(
    desk: Desk, front: Front, case: Case, second: Case, agent: str
):
    moved = await front.newest_message(second.id)
    await attach(desk, second.id, to=case.id, by=agent)

    empty = await front.case(second.id)
    assert (await front.newest_message(case.id)).id == moved.id
    assert (empty.status, empty.merged_into) == (Status.CLOSED, case.id)
    assert (await front.happened(case.id))[-1] == Happened.CUSTOMER_WROTE


async def test_attaching_wakes_what_was_resolved(
    desk: Desk, front: Front, case: Case, second: Case, agent: str
):
    await resolve(desk, case.id, by=agent)
    await attach(desk, second.id, to=case.id, by=agent)

    assert not (await front.case(case.id)).is_done


@pytest.mark.parametrize("by", ["reference", "address"])
async def test_later_mail_to_the_merged_case_goes_where_it_went(
    desk: Desk, front: Front, case: Case, second: Case, queue: Queue, agent: str, by: str
):
    first = await front.newest_message(second.id)
    signed = reply_address(queue, second, secret=desk.secret)
    await attach(desk, second.id, to=case.id, by=agent)
    if by == "reference":
        word = await front.receive(mail("One more thing.", answers=first.mail_id))
    else:
        word = await front.receive(mail("One more thing."), recipients=[signed])

    assert word == "appended"
    assert (await front.happened(case.id))[-1] == Happened.CUSTOMER_WROTE


async def test_a_merged_case_stays_closed(
    desk: Desk, front: Front, case: Case, second: Case, agent: str
):
    await attach(desk, second.id, to=case.id, by=agent)

    with pytest.raises(WrongStatus, match="merged"):
        (await front.case(second.id)).reopened()


async def test_a_case_is_merged_once(desk: Desk, case: Case, second: Case, agent: str):
    await attach(desk, second.id, to=case.id, by=agent)

    with pytest.raises(WrongStatus, match="already"):
        await attach(desk, second.id, to=case.id, by=agent)


async def test_of_two_cases_that_are_attached_to_each_other_at_once_one_stays(
    desk: Desk, front: Front, case: Case, second: Case, agent: str
):
    there = attach(desk, second.id, to=case.id, by=agent)
    back = attach(desk, case.id, to=second.id, by=agent)

    ended = await asyncio.gather(there, back, return_exceptions=True)

    assert sorted(type(each).__name__ for each in ended) == ["Case", "WrongStatus"]
    assert sorted(each.merged_into is None for each in await front.cases()) == [False, True]


async def test_a_case_with_answers_stays_one(
    desk: Desk, front: Front, case: Case, second: Case, agent: str
):
    await reply(desk, second.id, await front.draft(second.id), by=agent)

    with pytest.raises(WrongStatus, match="answers of its own"):
        await attach(desk, second.id, to=case.id, by=agent)


async def test_a_closed_case_takes_nothing_in(
    desk: Desk, front: Front, case: Case, second: Case, agent: str, clock: Clock
):
    await resolve(desk, case.id, by=agent)
    clock.advance(days=15)
    await close_resolved(desk)

    with pytest.raises(WrongStatus, match="is closed"):
        await attach(desk, second.id, to=case.id, by=agent)


async def test_a_merged_case_is_counted_in_no_figures(
    desk: Desk, case: Case, second: Case, agent: str, clock: Clock
):
    await attach(desk, second.id, to=case.id, by=agent)
    clock.advance(seconds=1)
    async with desk.look() as work:
        begun = await work.reports.begun(case.created_at, clock())
        still_open = await work.reports.open_at(clock())

    assert [one.case_id for one in begun] == [case.id]
    assert [one.case_id for one in still_open] == [case.id]


async def test_a_merged_cases_call_for_help_is_drawn_again(
    desk: Desk, front: Front, case: Case, second: Case, agent: str, lead: str, admin: str
):
    await setup.change_workspace(desk, by=admin, escalation_channel="C0HELP")
    await escalate(desk, second.id, reason="They are cross.", by=agent)
    await front.deliver()
    version = (await front.case(second.id)).version
    async with desk.begin() as work:
        posted = Delivered(channel="C0HELP", ts="1.5", version=version)
        await delivered(work, EscalationPost(case_id=second.id), posted, now=desk.now())

    await attach(desk, second.id, to=case.id, by=agent)

    assert await front.leaving(EscalationPost) == [EscalationPost(case_id=second.id)]


@pytest.mark.parametrize("begins", ["answer", "draft", "follow-up"])
async def test_nothing_begins_in_a_merged_case(
    desk: Desk, front: Front, case: Case, second: Case, agent: str, begins: str
):
    written = await front.draft(second.id)
    await attach(desk, second.id, to=case.id, by=agent)
    begin = {
        "answer": lambda: reply(desk, second.id, written, by=agent),
        "draft": lambda: drafts.save(desk, second.id, written.document, by=agent, name="Ada"),
        "follow-up": lambda: follow_up(desk, second.id, CALL_BACK, zone="UTC", by=agent),
    }[begins]

    with pytest.raises(WrongStatus, match="was merged"):
        await begin()


async def test_what_was_promised_in_a_merged_case_comes_where_it_went(
    desk: Desk, front: Front, case: Case, second: Case, agent: str, clock: Clock
):
    await follow_up(desk, second.id, CALL_BACK, zone="UTC", by=agent)
    await attach(desk, second.id, to=case.id, by=agent)
    clock.advance(days=2)
    await tell_due(desk)

    assert [post.case_id for post in await front.leaving(ReminderPost)] == [case.id]


async def test_nobody_answers_a_merged_cases_call_for_help(
    desk: Desk, case: Case, second: Case, agent: str, lead: str
):
    await escalate(desk, second.id, reason="They are cross.", by=agent)
    await attach(desk, second.id, to=case.id, by=agent)

    with pytest.raises(WrongStatus, match="was merged"):
        await acknowledge(desk, second.id, by=lead)
