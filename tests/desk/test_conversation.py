"""Answers that leave after a hold, and notes that never do."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from desk.assignment import assign, claim, release
from desk.case import Case, Status, Then
from desk.conversation import note, overhear, reply, send_again, undo
from desk.deliveries import Delivered, delivered, put_off
from desk.desk import Desk
from desk.errors import (
    BadInput,
    DeskError,
    NewerMessage,
    NotAllowed,
    NotAnAgent,
    NotFound,
    TooLate,
    WrongStatus,
)
from desk.events import Happened
from desk.mail import Address, Kind
from desk.message import HOLD, HOLD_AT_MOST, Answer, Delivery
from desk.outgoing import AnswerMail, AnswerPost, CaseCard, CaseLine, Told
from desk.reply_address import is_our_mail_id
from desk.resolution import reopen, resolve, snooze
from tests.clock import Clock
from tests.front import Front
from tests.incoming import CUSTOMER, mail
from tests.postgres import somebody_waits
from tests.until import until


@pytest.fixture
async def held(desk: Desk, front: Front, case: Case, agent: str) -> Answer:
    """An answer whose Undo can be seen."""
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)
    await front.deliver()
    return answer


@pytest.fixture
def send(desk: Desk, front: Front, case: Case, agent: str, clock: Clock):
    """Answers, and lets the mail server accept it."""

    async def send(**fields: object) -> Answer:
        answer = await reply(desk, case.id, await front.draft(case.id, **fields), by=agent)
        await front.deliver()
        clock.advance(seconds=HOLD.total_seconds())
        await front.deliver()
        return await front.answer(answer.id)

    return send


@pytest.fixture
async def first_mail_id(front: Front, case: Case) -> str:
    return (await front.newest_message(case.id)).mail_id


async def test_an_answer_is_held_and_shown(desk: Desk, front: Front, case: Case, agent: str):
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)

    assert answer.delivery is Delivery.HELD
    assert await front.leaving(AnswerPost) == [AnswerPost(case_id=case.id, answer_id=answer.id)]


async def test_an_answer_goes_where_the_customer_wants_it(desk: Desk, front: Front, queue, agent):
    wanted = Address(name="Kim", address="kim.private@example.net")
    await front.receive(mail(reply_to=(wanted,)))
    case = await front.newest_case()

    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)

    assert answer.to == wanted


async def test_an_answer_continues_the_thread(
    desk: Desk, front: Front, case: Case, agent: str, first_mail_id: str
):
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)

    assert is_our_mail_id(answer.mail_id, secret=desk.secret)
    assert answer.references == (first_mail_id,)


async def test_references_end_with_the_mail_that_is_answered(
    send, front: Front, case, first_mail_id
):
    first = await send()
    second_mail = mail("And?", answers=first.mail_id, references=(first_mail_id, first.mail_id))
    await front.receive(second_mail)
    second = await send()

    assert second.references == (first_mail_id, first.mail_id, second_mail.message_id)


async def test_a_thread_of_thousands_is_not_repeated_whole(desk, front: Front, queue, agent):
    ids = tuple(f"<{n}@example.com>" for n in range(5000))
    await front.receive(mail(references=ids))
    case = await front.newest_case()

    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)

    assert len(answer.references) == 201


async def test_the_mail_leaves_when_its_undo_was_seen_long_enough(
    front: Front, held: Answer, clock: Clock
):
    outgoing = AnswerMail(case_id=held.case_id, answer_id=held.id)
    assert await front.due_of(outgoing) == clock() + HOLD

    clock.advance(seconds=HOLD.total_seconds())
    assert outgoing in await front.deliver()


async def test_a_mail_whose_undo_cannot_be_shown_leaves_all_the_same(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)

    outgoing = AnswerMail(case_id=case.id, answer_id=answer.id)
    assert await front.due_of(outgoing) == clock() + HOLD_AT_MOST


async def test_a_receipt_that_is_drawn_again_does_not_prolong_the_hold(
    desk: Desk, front: Front, held: Answer, clock: Clock
):
    due = await front.due_of(AnswerMail(case_id=held.case_id, answer_id=held.id))
    clock.advance(seconds=5)
    async with desk.begin() as work:
        post = AnswerPost(case_id=held.case_id, answer_id=held.id)
        await work.outbox.put(post, now=clock())
    await front.deliver()

    assert await front.due_of(AnswerMail(case_id=held.case_id, answer_id=held.id)) == due


async def test_nothing_written_is_nothing_sent(desk: Desk, front: Front, case: Case, agent: str):
    draft = await front.draft(case.id, " \n ")

    with pytest.raises(BadInput, match="nothing to send yet"):
        await reply(desk, case.id, draft, by=agent)


async def test_an_outsider_does_not_answer(desk: Desk, front: Front, case: Case):
    draft = await front.draft(case.id)

    with pytest.raises(NotAnAgent):
        await reply(desk, case.id, draft, by="U0OUTSIDER")


async def test_a_mail_without_an_address_cannot_be_answered(desk, front: Front, queue, agent: str):
    await front.receive(mail(sender=""))
    case = await front.newest_case()
    draft = await front.draft(case.id)

    with pytest.raises(BadInput, match="no address to answer to"):
        await reply(desk, case.id, draft, by=agent)


async def test_a_message_of_another_case_is_not_answered(desk, front: Front, case: Case, agent):
    await front.receive(mail())
    other = await front.newest_message((await front.newest_case()).id)
    draft = await front.draft(case.id, message_id=other.id)

    with pytest.raises(WrongStatus, match="part of another case"):
        await reply(desk, case.id, draft, by=agent)


async def test_who_answers_a_case_that_nobody_has_claims_it(
    desk: Desk, front: Front, case: Case, agent: str
):
    await reply(desk, case.id, await front.draft(case.id), by=agent)

    assert (await front.case(case.id)).owner == agent
    assert (await front.happened(case.id))[1:] == [Happened.CLAIMED, Happened.ANSWER_HELD]


async def test_a_colleague_may_answer_and_the_owner_stays(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    await claim(desk, case.id, by=agent)
    await reply(desk, case.id, await front.draft(case.id), by=colleague)

    assert (await front.case(case.id)).owner == agent


async def test_one_key_sends_once(desk: Desk, front: Front, case: Case, agent: str):
    draft = await front.draft(case.id)
    first = await reply(desk, case.id, draft, by=agent)
    second = await reply(desk, case.id, draft, by=agent)

    assert second == first
    assert len(await front.leaving(AnswerMail)) == 1


async def test_one_key_pressed_twice_at_once_sends_once(
    desk: Desk, replica: Desk, front: Front, case: Case, agent: str
):
    draft = await front.draft(case.id)
    first, second = await asyncio.gather(
        *(reply(one, case.id, draft, by=agent) for one in (desk, replica))
    )

    assert first == second
    assert len(await front.leaving(AnswerMail)) == 1


async def test_who_did_not_see_the_customers_newest_mail_is_told(
    desk: Desk, front: Front, case: Case, agent: str, first_mail_id: str
):
    draft = await front.draft(case.id)
    await front.receive(mail("Wait!", answers=first_mail_id))

    with pytest.raises(NewerMessage, match="The customer has written again") as told:
        await reply(desk, case.id, draft, by=agent)
    assert told.value.latest == (await front.newest_message(case.id)).id


async def test_who_did_not_see_a_colleagues_answer_is_told(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    draft = await front.draft(case.id)
    answer = await reply(desk, case.id, await front.draft(case.id), by=colleague)

    with pytest.raises(NewerMessage, match=f"<@{colleague}> has answered") as told:
        await reply(desk, case.id, draft, by=agent)
    assert told.value.latest == answer.id


async def test_who_was_told_of_the_newer_mail_may_send(
    desk: Desk, front: Front, case: Case, agent: str, first_mail_id: str
):
    await front.receive(mail("Wait!", answers=first_mail_id))
    newest = await front.newest_message(case.id)

    answer = await reply(desk, case.id, await front.draft(case.id, seen=newest.id), by=agent)

    assert answer.message_id == newest.id


async def test_of_two_colleagues_who_answer_at_once_one_is_told(
    desk: Desk, replica: Desk, front: Front, case: Case, agent: str, colleague: str
):
    drafts = await front.draft(case.id), await front.draft(case.id)
    answers = (
        reply(desk, case.id, drafts[0], by=agent),
        reply(replica, case.id, drafts[1], by=colleague),
    )
    results = await asyncio.gather(*answers, return_exceptions=True)

    assert {type(result) for result in results} == {Answer, NewerMessage}


async def test_an_undo_in_time_keeps_the_mail_here(
    desk: Desk, front: Front, held: Answer, agent: str, clock: Clock
):
    clock.advance(seconds=HOLD.total_seconds() - 1)
    await undo(desk, held.id, by=agent)
    clock.advance(days=1)

    assert not any(isinstance(outgoing, AnswerMail) for outgoing in await front.deliver())
    assert (await front.answer(held.id)).delivery is Delivery.UNDONE


async def test_an_undo_has_the_receipt_and_the_card_drawn_again(
    desk: Desk, front: Front, held: Answer, agent: str
):
    await undo(desk, held.id, by=agent)

    assert await front.leaving(AnswerPost) == [AnswerPost(case_id=held.case_id, answer_id=held.id)]
    assert await front.leaving(CaseCard) == [CaseCard(case_id=held.case_id)]


async def test_a_second_undo_changes_nothing(desk: Desk, front: Front, held: Answer, agent: str):
    await undo(desk, held.id, by=agent)
    await undo(desk, held.id, by=agent)

    assert (await front.happened(held.case_id)).count(Happened.ANSWER_UNDONE) == 1


async def test_an_undo_while_the_mail_is_on_its_way_is_too_late(
    desk: Desk, front: Front, held: Answer, agent: str, clock: Clock
):
    clock.advance(seconds=HOLD.total_seconds())
    await front.take()

    with pytest.raises(TooLate, match="on its way already"):
        await undo(desk, held.id, by=agent)
    assert (await front.answer(held.id)).delivery is Delivery.HELD


async def test_an_undo_after_the_mail_has_left_is_too_late(desk: Desk, send, agent: str):
    answer = await send()

    with pytest.raises(TooLate, match="already left"):
        await undo(desk, answer.id, by=agent)


async def test_a_mail_that_was_put_off_can_still_be_undone(
    desk: Desk, front: Front, held: Answer, agent: str, clock: Clock
):
    clock.advance(seconds=HOLD.total_seconds())
    (row,) = await front.take()
    await front.put_off(row, minutes=5)

    assert (await undo(desk, held.id, by=agent)).delivery is Delivery.UNDONE


async def test_a_lead_may_undo(desk: Desk, held: Answer, lead: str):
    assert (await undo(desk, held.id, by=lead)).delivery is Delivery.UNDONE


async def test_a_colleague_may_not_undo(desk: Desk, held: Answer, colleague: str, agent: str):
    with pytest.raises(NotAllowed, match=f"Only <@{agent}> or a lead can do that"):
        await undo(desk, held.id, by=colleague)


@pytest.mark.parametrize("act", [undo, send_again], ids=["undo", "send again"])
async def test_an_answer_that_does_not_exist_is_refused(desk: Desk, agent: str, act):
    with pytest.raises(NotFound, match="does not exist any more"):
        await act(desk, "0" * 32, by=agent)


@pytest.mark.parametrize(
    ("then", "status"),
    [
        (Then.WAIT, Status.WAITING),
        (Then.KEEP_OPEN, Status.OPEN),
        (Then.RESOLVE, Status.RESOLVED),
    ],
)
async def test_what_comes_after_an_answer_comes_when_it_was_accepted(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock, then: Then, status: Status
):
    await reply(desk, case.id, await front.draft(case.id, then=then), by=agent)
    await front.deliver()
    before = (await front.case(case.id)).status
    clock.advance(seconds=HOLD.total_seconds())
    await front.deliver()

    assert (before, (await front.case(case.id)).status) == (Status.OPEN, status)


async def test_an_answer_that_keeps_open_opens_a_case_that_waited(send, front: Front, case: Case):
    await send(then=Then.WAIT)
    await send(then=Then.KEEP_OPEN)

    assert (await front.case(case.id)).status is Status.OPEN


async def test_an_answer_that_resolves_says_so_in_the_history(send, front: Front, case: Case):
    await send(then=Then.RESOLVE)

    assert (await front.happened(case.id))[-2:] == [Happened.ANSWERED, Happened.RESOLVED]


async def test_who_resolves_by_an_answer_has_the_case(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    await reply(desk, case.id, await front.draft(case.id, then=Then.RESOLVE), by=agent)
    await release(desk, case.id, by=agent)
    await front.deliver()
    clock.advance(seconds=HOLD.total_seconds())
    await front.deliver()

    assert (await front.case(case.id)).owner == agent
    assert (await front.happened(case.id)).count(Happened.CLAIMED) == 2


@pytest.mark.parametrize("then", [Then.WAIT, Then.RESOLVE])
async def test_a_newer_customer_mail_keeps_the_case_open(
    front: Front, held: Answer, clock: Clock, first_mail_id: str, then: Then
):
    await front.receive(mail("Wait!", answers=first_mail_id))
    clock.advance(seconds=HOLD.total_seconds())
    await front.deliver()

    assert (await front.answer(held.id)).delivery is Delivery.ACCEPTED
    assert (await front.case(held.case_id)).status is Status.OPEN


async def test_an_absence_note_does_not_keep_the_case_open(
    front: Front, held: Answer, clock: Clock, first_mail_id: str
):
    await front.receive(mail("I am away.", answers=first_mail_id, kind=Kind.AUTO))
    clock.advance(seconds=HOLD.total_seconds())
    await front.deliver()

    assert (await front.case(held.case_id)).status is Status.WAITING


async def test_an_answer_does_not_open_what_was_resolved_meanwhile(
    desk: Desk, front: Front, held: Answer, agent: str, clock: Clock
):
    await resolve(desk, held.case_id, by=agent)
    clock.advance(seconds=HOLD.total_seconds())
    await front.deliver()

    assert (await front.case(held.case_id)).status is Status.RESOLVED


@pytest.fixture
async def done(desk: Desk, case: Case, agent: str) -> Case:
    await claim(desk, case.id, by=agent)
    return await resolve(desk, case.id, by=agent)


@pytest.mark.parametrize("then", [None, Then.RESOLVE])
async def test_an_answer_leaves_a_done_case_as_it_is(front: Front, send, done: Case, then):
    await send(then=then, was_done=True)

    assert (await front.case(done.id)).status is Status.RESOLVED
    assert Happened.REOPENED not in await front.happened(done.id)


@pytest.mark.parametrize(
    ("then", "status"), [(Then.WAIT, Status.WAITING), (Then.KEEP_OPEN, Status.OPEN)]
)
async def test_an_answer_reopens_a_done_case_where_its_writer_says_so(
    desk: Desk, front: Front, done: Case, agent: str, colleague: str, then, status
):
    draft = await front.draft(done.id, then=then, was_done=True)
    await reply(desk, done.id, draft, by=colleague)
    await front.deliver()
    assert (await front.case(done.id)).status is Status.RESOLVED
    front.clock.advance(seconds=HOLD.total_seconds())
    left = await front.deliver()

    case = await front.case(done.id)
    assert (case.status, case.owner, case.resolved_at) == (status, agent, None)
    assert (await front.happened(done.id))[-2:] == [Happened.ANSWERED, Happened.REOPENED]
    (line,) = [line for line in left if isinstance(line, CaseLine)]
    assert (line.told, line.by, line.to) == (Told.REOPENED, colleague, (agent,))


async def test_a_done_case_that_is_nobodys_goes_on_with_whoever_answers(
    desk: Desk, front: Front, send, done: Case, agent: str
):
    async with desk.begin() as work:
        await work.cases.save(replace(done, owner=None, owned_since=None, version=9))
    await send(then=Then.WAIT, was_done=True)

    assert (await front.case(done.id)).owner == agent
    assert (await front.happened(done.id)).count(Happened.CLAIMED) == 2


@pytest.mark.parametrize("then", Then)
async def test_what_was_chosen_for_an_open_case_does_not_reopen_one_that_was_resolved_meanwhile(
    front: Front, send, done: Case, then: Then
):
    await send(then=then, was_done=False)

    assert (await front.case(done.id)).status is Status.RESOLVED


async def test_a_case_that_goes_on_meanwhile_is_not_resolved_by_leaving_it_as_it_was(
    desk: Desk, front: Front, send, done: Case, agent: str
):
    await reopen(desk, done.id, by=agent)
    await send(then=Then.RESOLVE, was_done=True)

    assert (await front.case(done.id)).status is Status.WAITING


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
@pytest.mark.parametrize("act", ["undo", "leave"])
async def test_whoever_acts_on_an_answer_does_not_hold_it_while_waiting_for_its_case(
    desk: Desk, replica: Desk, front: Front, database, held: Answer, agent: str, clock, act: str
):
    """A mail that comes back takes the case first, and then its answer."""
    clock.advance(seconds=HOLD.total_seconds())

    async def undone() -> None:
        await undo(replica, held.id, by=agent)

    async def has_left() -> None:
        async with replica.begin() as work:
            mail_of = AnswerMail(case_id=held.case_id, answer_id=held.id)
            await delivered(work, mail_of, Delivered(outcome="250 OK"), now=clock())

    async with desk.begin() as work:
        await work.cases.get(held.case_id)
        late = asyncio.create_task({"undo": undone, "leave": has_left}[act]())
        await until(lambda: somebody_waits(database))
        assert await work.answers.get(held.id) is not None

    await late


@pytest.mark.parametrize("then", Then)
async def test_a_case_that_is_snoozed_while_its_answer_is_held_stays_so(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock, then: Then
):
    until = clock() + timedelta(days=3)
    await reply(desk, case.id, await front.draft(case.id, then=then), by=agent)
    await snooze(desk, case.id, until=until, by=agent)
    await front.deliver()
    clock.advance(seconds=HOLD.total_seconds())
    await front.deliver()

    kept = await front.case(case.id)
    assert (kept.status, kept.snoozed_until) == (Status.SNOOZED, until)


async def test_an_answer_ends_a_snooze(desk: Desk, send, front: Front, case: Case, agent, clock):
    await snooze(desk, case.id, until=clock() + timedelta(days=3), by=agent)
    await send()

    kept = await front.case(case.id)
    assert (kept.status, kept.snoozed_until) == (Status.WAITING, None)


async def test_who_was_answered_takes_part(desk: Desk, send, case: Case):
    await send(cc=("Jo@Example.net",))

    async with desk.look() as work:
        known = [
            await work.participants.includes(case.id, address)
            for address in (CUSTOMER, "jo@example.net", "else@example.net")
        ]
    assert known == [True, True, False]


async def test_the_mail_servers_words_are_kept(send):
    answer = await send()

    assert (answer.delivery, answer.outcome) == (Delivery.ACCEPTED, "250 OK")


@pytest.mark.parametrize(
    ("is_unknown", "delivery", "told", "what"),
    [
        (False, Delivery.REFUSED, Told.NOT_SENT, Happened.ANSWER_FAILED),
        (True, Delivery.UNKNOWN, Told.MAYBE_SENT, Happened.ANSWER_LOST),
    ],
)
async def test_an_answer_that_did_not_leave_is_shown_with_the_reason_and_calls_its_writer(
    front: Front, held: Answer, clock: Clock, is_unknown: bool, delivery, told: Told, what: Happened
):
    clock.advance(seconds=HOLD.total_seconds())
    (row,) = await front.take()
    await front.failed(row, why="550 no such user", is_unknown=is_unknown)

    answer = await front.answer(held.id)
    assert (answer.delivery, answer.outcome) == (delivery, "550 no such user")
    assert await front.leaving(AnswerPost) == [AnswerPost(case_id=held.case_id, answer_id=held.id)]
    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=held.case_id, told=told, to=(held.by,))
    ]
    assert (await front.happened(held.case_id))[-1] is what
    assert (await front.case(held.case_id)).status is Status.OPEN


async def test_an_answer_that_is_put_off_says_why_and_stays_held(
    desk: Desk, front: Front, held: Answer, clock: Clock
):
    clock.advance(seconds=HOLD.total_seconds())
    (row,) = await front.take()
    async with desk.begin() as work:
        await put_off(work, row.outgoing, why="451 come back later", now=clock())

    answer = await front.answer(held.id)
    assert (answer.delivery, answer.outcome) == (Delivery.HELD, "451 come back later")
    assert await front.leaving(AnswerPost) == [AnswerPost(case_id=held.case_id, answer_id=held.id)]


@pytest.fixture
async def refused(front: Front, held: Answer, clock: Clock) -> Answer:
    clock.advance(seconds=HOLD.total_seconds())
    (row,) = await front.take()
    await front.failed(row, why="nobody knows", is_unknown=True)
    return held


async def test_a_refused_answer_is_sent_again_at_once_under_its_message_id(
    desk: Desk, front: Front, refused: Answer, agent: str
):
    again = await send_again(desk, refused.id, by=agent)
    left = await front.deliver()

    assert again.mail_id == refused.mail_id
    assert AnswerMail(case_id=refused.case_id, answer_id=refused.id) in left
    assert (await front.answer(refused.id)).delivery is Delivery.ACCEPTED


async def test_who_sends_again_has_looked_already(
    desk: Desk, front: Front, refused: Answer, agent: str
):
    await send_again(desk, refused.id, by=agent)

    rows = [row for row in await front.take() if isinstance(row.outgoing, AnswerMail)]
    assert [row.maybe for row in rows] == [False]


async def test_a_second_press_on_retry_sends_one_mail(
    desk: Desk, front: Front, refused: Answer, agent: str
):
    await send_again(desk, refused.id, by=agent)
    await send_again(desk, refused.id, by=agent)

    assert len(await front.leaving(AnswerMail)) == 1


async def test_what_was_accepted_is_not_sent_again(desk: Desk, front: Front, send, agent: str):
    answer = await send()
    await send_again(desk, answer.id, by=agent)

    assert await front.leaving(AnswerMail) == []


async def test_a_note_stays_with_the_case(desk: Desk, front: Front, case: Case, agent: str):
    await front.deliver()
    await note(desk, case.id, "Called the courier.", by=agent)

    async with desk.look() as work:
        (kept,) = await work.notes.of_case(case.id)
    assert (kept.text, kept.by) == ("Called the courier.", agent)
    assert await front.take() == []


async def test_one_slack_message_is_one_note(desk: Desk, front: Front, case: Case, agent: str):
    twice = [
        await note(desk, case.id, "Hm.", by=agent, post_ts="1.2"),
        await note(desk, case.id, "Hm!", by=agent, post_ts="1.2"),
    ]

    assert twice == [True, False]
    assert (await front.happened(case.id)).count(Happened.NOTED) == 1


async def test_an_empty_note_is_refused(desk: Desk, case: Case, agent: str):
    with pytest.raises(BadInput, match="needs some text"):
        await note(desk, case.id, " \n", by=agent)


async def test_what_somebody_else_types_in_the_thread_is_a_note_too(
    desk: Desk, front: Front, case: Case
):
    async with desk.begin() as work:
        for text in ("Hm.", "Hm, edited."):
            await overhear(work, desk, case, text, by="U0OUTSIDER", post_ts="1.2")

    async with desk.look() as work:
        (kept,) = await work.notes.of_case(case.id)
    assert (kept.text, kept.by) == ("Hm.", "U0OUTSIDER")


async def test_no_refusal_leaves_a_trace(
    desk: Desk, front: Front, case: Case, agent: str, colleague: str
):
    await claim(desk, case.id, by=agent)
    before = await front.events(case.id)

    for refused in (
        claim(desk, case.id, by=colleague),
        assign(desk, case.id, to="U0NOBODY", by=agent),
        snooze(desk, case.id, until=case.created_at, by=agent),
    ):
        with pytest.raises(DeskError):
            await refused
    assert await front.events(case.id) == before
