"""What becomes of a mail."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from desk import intake, roles, setup
from desk.arrival import Arrival
from desk.assignment import assign, claim
from desk.case import BURST, Case, Status
from desk.conversation import reply
from desk.crowd import MOST
from desk.desk import Desk
from desk.events import Happened
from desk.ids import new_id
from desk.mail import Attachment, Bounced, Kind
from desk.message import HOLD, Delivery, Mark
from desk.outgoing import (
    AnswerPost,
    CaseCard,
    CaseLine,
    CaseOpened,
    CustomerPost,
    Told,
    UnclaimedCheck,
)
from desk.queue import Queue
from desk.raw import Inbound, InboundState
from desk.reply_address import bounce_address, mail_id, reply_address
from desk.resolution import close_resolved, resolve, snooze
from tests.clock import Clock
from tests.front import Front
from tests.incoming import CUSTOMER, QUEUE, mail

STRANGER = "Jo Roe <stranger@example.net>"
PDF = Attachment(
    name="invoice.pdf",
    type="application/pdf",
    size=4,
    inline=False,
    content_id=None,
    digest="",
    content=b"%PDF",
)

#: Who gets a copy of an answer.
COPY = "copy@example.net"


@pytest.fixture
def brought_to(desk: Desk, front: Front, case: Case, agent: str, clock: Clock):
    """Brings the case as far as that state."""

    async def brought_to(status: Status) -> Case:
        await claim(desk, case.id, by=agent)
        clock.advance(minutes=10)
        if status is not Status.OPEN:
            await resolve(desk, case.id, by=agent)
        if status is Status.CLOSED:
            clock.advance(days=15)
            await close_resolved(desk)
        return await front.case(case.id)

    return brought_to


@pytest.fixture
async def claimed(brought_to) -> Case:
    return await brought_to(Status.OPEN)


@pytest.fixture
async def resolved(brought_to) -> Case:
    return await brought_to(Status.RESOLVED)


@pytest.fixture
async def closed(brought_to) -> Case:
    return await brought_to(Status.CLOSED)


@pytest.fixture
async def first_mail_id(front: Front, case: Case) -> str:
    """The Message-ID by which the case became one."""
    return (await front.newest_message(case.id)).mail_id


async def test_a_mail_from_somebody_new_is_a_new_case(front: Front, queue: Queue, clock: Clock):
    word = await front.receive(mail(subject="Where is my parcel?"))

    (case,) = await front.cases()
    assert word == "case"
    assert (case.number, case.subject, case.status) == (1001, "Where is my parcel?", Status.NEW)
    assert (case.queue_id, case.channel, case.last_customer_at) == (
        queue.id,
        queue.channel,
        clock(),
    )


async def test_a_new_case_leaves_as_a_card_with_the_mail_in_its_thread(front: Front, queue: Queue):
    await front.receive(mail())

    case = await front.newest_case()
    message = await front.newest_message(case.id)
    assert [outgoing for outgoing, _ in await front.due()] == [
        CaseOpened(case_id=case.id),
        CustomerPost(case_id=case.id, message_id=message.id),
        UnclaimedCheck(case_id=case.id),
    ]


async def test_two_mails_of_one_customer_are_two_cases_of_one_requester(front: Front, queue: Queue):
    await front.receive(mail(sender="Kim <kim@example.com>"))
    await front.receive(mail(sender="KIM@EXAMPLE.COM"))

    first, second = await front.cases()
    assert first.requester_id == second.requester_id
    assert second.number == first.number + 1


@pytest.mark.parametrize("header", ["in_reply_to", "references"])
async def test_a_mail_that_answers_an_earlier_one_joins_its_case(
    front: Front, case: Case, first_mail_id: str, header: str
):
    word = await front.receive(mail("And another thing.", **{header: (first_mail_id,)}))

    assert word == "appended"
    assert (await front.newest_message(case.id)).quoted_text == ""
    assert len(await front.cases()) == 1


async def test_a_mail_to_the_signed_address_joins_its_case(
    desk: Desk, front: Front, case: Case, queue: Queue
):
    signed = reply_address(queue, case, secret=desk.secret)
    word = await front.receive(mail("And another thing."), recipients=[signed.upper()])

    assert word == "appended"


async def test_the_signed_address_says_more_than_a_reference(
    desk: Desk, front: Front, case: Case, queue: Queue, first_mail_id: str
):
    await front.receive(mail())
    other = await front.newest_case()
    signed = reply_address(queue, other, secret=desk.secret)
    await front.receive(mail("About that.", to=(signed,), answers=first_mail_id))

    assert (await front.happened(other.id))[-1] == Happened.CUSTOMER_WROTE
    assert (await front.happened(case.id)) == [Happened.CREATED]


async def test_in_reply_to_says_more_than_references(front: Front, case: Case, first_mail_id: str):
    other_mail = mail()
    await front.receive(other_mail)
    other = await front.newest_case()
    await front.receive(mail("So?", answers=other_mail.message_id, references=(first_mail_id,)))

    assert (await front.happened(other.id))[-1] == Happened.CUSTOMER_WROTE


async def test_the_newest_reference_counts(front: Front, case: Case, first_mail_id: str):
    other_mail = mail()
    await front.receive(other_mail)
    other = await front.newest_case()
    await front.receive(mail("So?", references=(first_mail_id, other_mail.message_id)))

    assert (await front.happened(other.id))[-1] == Happened.CUSTOMER_WROTE


async def test_an_answer_to_a_mail_we_never_saw_joins_by_what_it_refers_to(
    front: Front, case: Case, first_mail_id: str
):
    between = "<between@mail.example.com>"
    await front.receive(mail("One", answers=between, references=(first_mail_id, between)))
    word = await front.receive(mail("Two", answers=between))

    assert word == "appended"


async def test_a_number_in_the_subject_opens_no_door(front: Front, case: Case):
    word = await front.receive(mail(sender=STRANGER, subject=f"Re: #{case.number}"))

    assert word == "case"


async def test_a_participants_mail_is_no_strangers(front: Front, case: Case, first_mail_id: str):
    await front.receive(mail("More.", sender=CUSTOMER.upper(), answers=first_mail_id))

    assert not (await front.newest_message(case.id)).is_stranger


async def test_who_was_in_copy_is_no_stranger(front: Front, queue: Queue):
    first = mail(cc=("Jo Roe <jo@example.net>",))
    await front.receive(first)
    await front.receive(mail("Me too.", sender="jo@example.net", answers=first.message_id))

    case = await front.newest_case()
    assert not (await front.newest_message(case.id)).is_stranger


@pytest.mark.parametrize("again", [False, True], ids=["first", "second"])
async def test_a_strangers_mail_is_marked_and_makes_them_no_participant(
    front: Front, case: Case, first_mail_id: str, again: bool
):
    if again:
        await front.receive(mail("Hello?", sender=STRANGER, answers=first_mail_id))
    await front.receive(mail("What is this?", sender=STRANGER, answers=first_mail_id))

    assert (await front.newest_message(case.id)).is_stranger


async def test_a_stranger_who_was_answered_belongs_to_the_case(
    desk: Desk, front: Front, claimed: Case, agent: str, first_mail_id: str, clock: Clock
):
    await front.receive(mail("What is this?", sender=STRANGER, answers=first_mail_id))
    strange = await front.newest_message(claimed.id)
    await reply(desk, claimed.id, await front.draft(claimed.id, message_id=strange.id), by=agent)
    await front.deliver()
    clock.advance(seconds=11)
    await front.deliver()
    await front.receive(mail("Thank you, and now?", sender=STRANGER, answers=first_mail_id))

    assert not (await front.newest_message(claimed.id)).is_stranger


async def test_who_hides_their_address_stays_a_stranger(front: Front, queue: Queue):
    first = mail(sender="")
    await front.receive(first)
    await front.receive(mail("More.", sender="", answers=first.message_id))

    case = await front.newest_case()
    assert (await front.newest_message(case.id)).is_stranger


async def test_a_mail_to_a_resolved_case_reopens_it(
    front: Front, resolved: Case, agent: str, first_mail_id: str
):
    await front.receive(mail("It is broken again.", answers=first_mail_id))

    case = await front.case(resolved.id)
    assert (case.status, case.owner, case.resolved_at) == (Status.OPEN, agent, None)
    assert (await front.happened(case.id))[-2:] == [Happened.CUSTOMER_WROTE, Happened.REOPENED]


async def test_a_mail_to_a_closed_case_opens_a_linked_one(
    front: Front, closed: Case, first_mail_id: str
):
    word = await front.receive(mail("It is broken again.", answers=first_mail_id))

    case = await front.newest_case()
    assert (word, case.continues, case.status) == ("case", closed.id, Status.NEW)
    assert (await front.case(closed.id)).status is Status.CLOSED


async def test_what_follows_goes_to_the_newest_continuation(
    desk: Desk, front: Front, closed: Case, agent: str, first_mail_id: str, clock: Clock
):
    await front.receive(mail("It is broken again.", answers=first_mail_id))
    second = await front.newest_case()
    await resolve(desk, second.id, by=agent)
    clock.advance(days=15)
    await close_resolved(desk)
    await front.receive(mail("And again.", answers=first_mail_id))
    third = await front.newest_case()
    word = await front.receive(mail("Hello?", answers=first_mail_id))

    assert word == "appended"
    assert third.continues == second.id
    assert (await front.newest_message(third.id)).document[0].spans[0].text == "Hello?"


async def test_what_comes_to_the_address_of_a_closed_case_goes_on_with_it(
    desk: Desk, front: Front, queue: Queue, closed: Case
):
    signed = reply_address(queue, closed, secret=desk.secret)
    await front.receive(mail("It is broken again."), recipients=[signed])
    second = await front.newest_case()
    word = await front.receive(mail("Hello?"), recipients=[signed])

    assert (word, len(await front.messages(second.id))) == ("appended", 2)


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED])
async def test_a_bare_thanks_reopens_nothing(
    front: Front, brought_to, status: Status, first_mail_id: str
):
    before = await brought_to(status)
    word = await front.receive(mail("Thank you very much!\n\nKim", answers=first_mail_id))

    after = await front.newest_case()
    assert (word, after.id, after.status) == ("appended", before.id, before.status)


async def test_a_bare_thanks_is_shown_and_calls_nobody(
    front: Front, resolved: Case, first_mail_id: str
):
    await front.deliver()
    await front.receive(mail("Thanks!", answers=first_mail_id))

    message = await front.newest_message(resolved.id)
    assert await front.leaving(CustomerPost) == [
        CustomerPost(case_id=resolved.id, message_id=message.id)
    ]


async def test_a_thanks_in_an_open_case_is_heard(
    front: Front, claimed: Case, agent: str, first_mail_id: str
):
    await front.deliver()
    await front.receive(mail("Thanks!", answers=first_mail_id))

    (post,) = await front.leaving(CustomerPost)
    assert post.ping == agent


@pytest.mark.parametrize("status", [Status.OPEN, Status.RESOLVED, Status.CLOSED])
async def test_an_automatic_mail_changes_no_case(
    front: Front, brought_to, status: Status, first_mail_id: str
):
    before = await brought_to(status)
    await front.receive(mail("I am on holiday.", answers=first_mail_id, kind=Kind.AUTO))

    assert await front.newest_case() == before
    assert (await front.happened(before.id))[-1] == Happened.AUTOMATIC_MAIL


async def test_an_automatic_mail_is_one_quiet_line_in_its_thread(
    front: Front, claimed: Case, first_mail_id: str
):
    await front.deliver()
    await front.receive(mail("I am on holiday.", answers=first_mail_id, kind=Kind.AUTO))

    message = await front.newest_message(claimed.id)
    assert message.is_automatic
    assert await front.leaving(CustomerPost) == [
        CustomerPost(case_id=claimed.id, message_id=message.id)
    ]


async def test_a_machines_mail_that_somebody_wanted_chases_nobody(front: Front, queue: Queue):
    await front.receive(mail(kind=Kind.AUTO), wanted_by="U0AGENT")

    assert (await front.newest_case()).is_automatic
    assert await front.leaving(UnclaimedCheck) == []


async def test_our_own_mail_that_comes_back_is_dropped(front: Front, case: Case):
    word = await front.receive(mail(kind=Kind.OWN))

    assert word == "own"
    assert await front.cases() == [case]


async def test_a_mail_under_one_of_our_message_ids_is_our_own(
    desk: Desk, front: Front, case: Case, agent: str
):
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)
    word = await front.receive(mail(message_id=answer.mail_id))

    assert word == "own"


@pytest.fixture
async def bounce(desk: Desk, front: Front, claimed: Case, agent: str, clock: Clock):
    """Takes in a report about the newest answer, which the mail server had accepted."""
    draft = await front.draft(claimed.id, cc=(COPY,))
    answer = await reply(desk, claimed.id, draft, by=agent)
    await front.deliver()
    clock.advance(seconds=11)
    await front.deliver()

    async def bounce(*about: tuple[str, str, bool], **fields: str) -> str:
        bounced = tuple(
            Bounced(
                address=address,
                status=status,
                permanent=permanent,
                returned_message_id=answer.mail_id,
            )
            for address, status, permanent in about
        )
        return await front.receive(mail(sender="", kind=Kind.BOUNCE, bounced=bounced, **fields))

    bounce.answer_id = answer.id
    return bounce


async def test_a_bounce_is_told_where_the_answer_was_sent_from(front: Front, claimed: Case, bounce):
    word = await bounce((CUSTOMER, "5.1.1", True))

    answer = await front.answer(bounce.answer_id)
    told = f"The mail to {CUSTOMER} could not be delivered (status 5.1.1)."
    assert word == "bounce"
    assert (answer.delivery, answer.outcome) == (Delivery.BOUNCED, told)
    assert await front.leaving(CaseLine) == [
        CaseLine(case_id=claimed.id, told=Told.BOUNCED, to=("U0AGENT",), detail=told)
    ]


@pytest.mark.parametrize(
    ("address", "permanent", "status"),
    [
        (CUSTOMER, True, Status.OPEN),
        (CUSTOMER, False, Status.WAITING),
        (COPY, True, Status.WAITING),
    ],
    ids=["refused", "late", "a copy"],
)
async def test_nobody_waits_for_a_customer_whom_the_answer_did_not_reach(
    front: Front, claimed: Case, bounce, address: str, permanent: bool, status: Status
):
    await bounce((address, "5.1.1", permanent))

    assert (await front.case(claimed.id)).status is status


async def test_a_bounce_opens_nothing_that_was_resolved(
    desk: Desk, front: Front, claimed: Case, agent: str, bounce
):
    await resolve(desk, claimed.id, by=agent)
    await bounce((CUSTOMER, "5.1.1", True))

    assert (await front.case(claimed.id)).status is Status.RESOLVED


async def test_a_bounce_has_receipt_and_card_drawn_again(front: Front, claimed: Case, bounce):
    await bounce((CUSTOMER, "5.1.1", True))

    assert await front.leaving(AnswerPost) == [
        AnswerPost(case_id=claimed.id, answer_id=bounce.answer_id)
    ]
    assert await front.leaving(CaseCard) == [CaseCard(case_id=claimed.id)]


async def test_a_delay_is_told_and_the_answer_stays_accepted(front: Front, bounce):
    await bounce((CUSTOMER, "4.4.1", False))

    (line,) = await front.leaving(CaseLine)
    assert line.detail == f"The mail to {CUSTOMER} is delayed (status 4.4.1)."
    assert (await front.answer(bounce.answer_id)).delivery is Delivery.ACCEPTED


async def test_a_bounce_that_comes_by_two_ways_is_told_once(front: Front, claimed: Case, bounce):
    await bounce((CUSTOMER, "5.1.1", True), message_id="<report@mail.example.com>")
    word = await bounce((CUSTOMER, "5.1.1", True), message_id="<report@mail.example.com>")

    assert word == "duplicate"
    assert len(await front.leaving(CaseLine)) == 1


async def test_every_address_of_a_bounce_is_told(front: Front, bounce):
    await bounce((CUSTOMER, "4.4.1", False), ("jo@example.net", "5.1.1", True))

    assert [line.detail for line in await front.leaving(CaseLine)] == [
        f"The mail to {CUSTOMER} is delayed (status 4.4.1).",
        "The mail to jo@example.net could not be delivered (status 5.1.1).",
    ]
    assert (await front.answer(bounce.answer_id)).delivery is Delivery.BOUNCED


@pytest.mark.parametrize("is_ours", [False, True], ids=["of nothing", "of a mail in no case"])
async def test_a_bounce_of_something_unknown_makes_no_case(
    desk: Desk, front: Front, queue: Queue, is_ours: bool
):
    returned = mail_id(new_id(desk.now()), queue, secret=desk.secret) if is_ours else None
    bounced = Bounced(address=CUSTOMER, status="", permanent=True, returned_message_id=returned)
    word = await front.receive(mail(kind=Kind.BOUNCE, bounced=(bounced,)))

    assert word == "junk"
    assert await front.cases() == []


async def test_the_same_mail_by_another_way_is_taken_in_once(front: Front, case: Case):
    first = mail()
    await front.receive(first)
    word = await front.receive(first, recipients=["info@example.com"])

    assert word == "duplicate"
    assert len(await front.cases()) == 2


async def test_a_copy_that_differs_is_shown_beside_the_first(front: Front, case: Case):
    first = await front.newest_message(case.id)
    banner = "From outside of your company! My parcel has not come."
    word = await front.receive(mail(banner, message_id=first.mail_id))

    assert word == "appended"
    assert (await front.newest_message(case.id)).marks == (Mark.OTHER_COPY,)


async def test_a_copy_that_has_the_files_is_shown_after_one_that_lost_them(
    front: Front, queue: Queue
):
    by_list = mail()
    await front.receive(by_list)
    word = await front.receive(replace(by_list, attachments=(PDF,)))
    again = await front.receive(replace(by_list, attachments=(PDF,)))

    assert (word, again) == ("appended", "duplicate")
    newest = await front.newest_message((await front.newest_case()).id)
    assert [file.name for file in newest.files] == [PDF.name]


async def test_a_copy_that_lost_its_files_is_a_second_copy(front: Front, queue: Queue):
    whole = mail(attachments=(PDF,))
    await front.receive(whole)

    assert await front.receive(replace(whole, attachments=())) == "duplicate"


async def test_a_copy_that_differs_comes_once(front: Front, queue: Queue):
    first = mail("One")
    await front.receive(first)
    await front.receive(mail("Two", message_id=first.message_id))

    assert await front.receive(mail("Two", message_id=first.message_id)) == "duplicate"


async def test_a_program_that_repeats_its_message_ids_joins_nobody_elses_case(
    front: Front, case: Case
):
    first = await front.newest_message(case.id)
    word = await front.receive(mail("Another matter.", sender=STRANGER, message_id=first.mail_id))

    assert word == "case"


async def test_a_mail_that_its_own_answer_has_overtaken_joins_it(front: Front, queue: Queue):
    slow = mail("One")
    await front.receive(mail("Two", answers=slow.message_id))

    assert await front.receive(slow) == "appended"


@pytest.fixture
async def sales(desk: Desk, queue: Queue, admin: str, clock: Clock) -> Queue:
    """A second, younger queue."""
    clock.advance(seconds=1)
    new = setup.NewQueue(key="sales", name="Sales", channel="C0SALES", address="sales@example.com")
    return await setup.add_queue(desk, new, by=admin)


@pytest.mark.parametrize(
    ("key", "envelope", "to", "expected"),
    [
        ("sales", [QUEUE], QUEUE, "sales"),
        (None, ["sales@example.com"], "team@example.com", "sales"),
        (None, [], "Sales@Example.com", "sales"),
        (None, [], "sales+spring@example.com", "sales"),
        (None, [], "nobody@example.com", "support"),
        ("gone", [], "nobody@example.com", "support"),
    ],
    ids=["mailbox", "envelope", "header", "tag", "neither", "mailbox of no queue"],
)
async def test_a_case_is_in_the_queue_it_was_sent_to(
    front: Front, queue: Queue, sales: Queue, key, envelope, to, expected
):
    await front.receive(mail(to=(to,)), recipients=envelope, queue_key=key)

    case = await front.newest_case()
    assert case.queue_id == {"support": queue.id, "sales": sales.id}[expected]


async def test_a_queue_may_have_an_address_with_a_tag(
    desk: Desk, front: Front, queue: Queue, admin: str, clock: Clock
):
    clock.advance(seconds=1)
    new = setup.NewQueue(
        key="bills", name="Bills", channel="C0BILLS", address="support+bills@example.com"
    )
    bills = await setup.add_queue(desk, new, by=admin)
    await front.receive(mail(to=("support+bills@example.com",)))

    assert (await front.newest_case()).queue_id == bills.id


async def test_a_queues_own_address_takes_no_part_in_a_case(desk: Desk, front: Front, case: Case):
    async with desk.look() as work:
        known = [a for a in (CUSTOMER, QUEUE) if await work.participants.includes(case.id, a)]

    assert known == [CUSTOMER]


@pytest.fixture
def hundreds() -> list[str]:
    """More people than a case has room for."""
    return [f"reader{number}@example.net" for number in range(MOST + 50)]


async def test_a_case_takes_in_so_many_people_and_says_so(
    desk: Desk, front: Front, queue: Queue, hundreds: list[str]
):
    await front.receive(mail(cc=hundreds))
    case = await front.newest_case()

    message = await front.newest_message(case.id)
    async with desk.look() as work:
        known = await work.participants.of_case(case.id)
    assert CUSTOMER in known
    assert len(known) == MOST + 1
    assert len(message.cc) == MOST
    assert "50 of them do not take part" in message.problems[-1]


async def test_who_takes_part_already_needs_no_room(
    front: Front, queue: Queue, hundreds: list[str]
):
    first = mail(cc=hundreds[: MOST - 1])
    await front.receive(first)
    await front.receive(mail(cc=hundreds[: MOST - 1], answers=first.message_id))

    assert (await front.newest_message((await front.newest_case()).id)).problems == ()


async def test_the_owner_is_mentioned_when_the_customer_writes(
    front: Front, claimed: Case, agent: str, first_mail_id: str
):
    await front.deliver()
    await front.receive(mail("And now?", answers=first_mail_id))

    (post,) = await front.leaving(CustomerPost)
    assert (post.ping, post.broadcast) == (agent, False)


async def test_in_one_burst_the_owner_is_mentioned_once(
    front: Front, claimed: Case, first_mail_id: str, clock: Clock
):
    for text in ("One more thing.", "And another.", "And the last."):
        await front.receive(mail(text, answers=first_mail_id))
    clock.advance(seconds=BURST.total_seconds())
    await front.receive(mail("Hello?", answers=first_mail_id))

    posts = await front.leaving(CustomerPost)
    assert [bool(post.ping) for post in posts[1:]] == [True, False, False, True]


@pytest.mark.parametrize("act", ["answer", "snooze", "resolve"])
async def test_who_has_acted_is_mentioned_again(
    desk: Desk, front: Front, claimed: Case, agent: str, first_mail_id: str, clock: Clock, act: str
):
    await front.receive(mail("One more thing.", answers=first_mail_id))
    await front.deliver()
    if act == "answer":
        await reply(desk, claimed.id, await front.draft(claimed.id), by=agent)
    elif act == "snooze":
        await snooze(desk, claimed.id, until=clock() + timedelta(days=3), by=agent)
    else:
        await resolve(desk, claimed.id, by=agent)
    await front.deliver()
    clock.advance(seconds=HOLD.total_seconds())
    await front.deliver()
    await front.receive(mail("And another.", answers=first_mail_id))

    assert (await front.leaving(CustomerPost))[-1].ping == agent


async def test_a_new_owner_is_mentioned_even_in_a_burst(
    desk: Desk, front: Front, claimed: Case, agent: str, colleague: str, first_mail_id: str
):
    await front.receive(mail("One more thing.", answers=first_mail_id))
    await assign(desk, claimed.id, to=colleague, by=agent)
    await front.receive(mail("And another.", answers=first_mail_id))

    assert (await front.leaving(CustomerPost))[-1].ping == colleague


async def test_a_mail_in_a_case_without_owner_is_also_shown_in_the_channel(
    front: Front, case: Case, first_mail_id: str
):
    await front.receive(mail("Anybody there?", answers=first_mail_id))

    post = (await front.leaving(CustomerPost))[-1]
    assert (post.ping, post.broadcast) == (None, True)


async def test_a_reopened_case_is_also_shown_in_the_channel(
    front: Front, resolved: Case, agent: str, first_mail_id: str
):
    await front.receive(mail("It is broken again.", answers=first_mail_id))

    post = (await front.leaving(CustomerPost))[-1]
    assert (post.ping, post.broadcast) == (agent, True)


async def test_a_second_mail_does_not_put_off_the_leads_alarm(
    front: Front, case: Case, first_mail_id: str, clock: Clock
):
    alarm = UnclaimedCheck(case_id=case.id)
    due = await front.due_of(alarm)
    clock.advance(minutes=30)
    await front.receive(mail("Anybody there?", answers=first_mail_id))

    assert await front.due_of(alarm) == due


async def test_a_mail_that_two_replicas_take_in_at_once_is_one_case(
    desk: Desk, replica: Desk, front: Front, queue: Queue
):
    kept = await front.keep()
    arrival = Arrival(inbound=kept, mail=mail(), now=desk.now())

    async def take_in(one: Desk) -> str | None:
        async with one.begin() as work:
            if not await work.inbound.claim(kept.id):
                return None
            word = await intake.receive(work, one, arrival)
            await work.inbound.settle(kept.id, InboundState.DONE)
        return word

    words = await asyncio.gather(take_in(desk), take_in(replica))

    assert set(words) == {"case", None}
    assert len(await front.cases()) == 1


async def test_two_first_mails_of_one_customer_at_once_have_one_requester(
    desk: Desk, replica: Desk, front: Front, queue: Queue
):
    async def take_in(one: Desk, inbound: Inbound) -> None:
        async with one.begin() as work:
            arrival = Arrival(inbound=inbound, mail=mail(), now=desk.now())
            await intake.receive(work, one, arrival)

    kept = [await front.keep() for _ in "ab"]
    await asyncio.gather(take_in(desk, kept[0]), take_in(replica, kept[1]))

    first, second = await front.cases()
    assert first.requester_id == second.requester_id


async def test_a_report_that_quotes_nothing_is_known_by_the_address_it_came_back_to(
    desk: Desk, front: Front, claimed: Case, bounce
):
    queue = (await roles.team(desk)).queues[0]
    envelope = bounce_address(queue, claimed, secret=desk.secret)
    report = mail(
        sender="",
        to=(envelope,),
        kind=Kind.BOUNCE,
        bounced=(
            Bounced(address=CUSTOMER, status="5.1.1", permanent=True, returned_message_id=None),
        ),
    )

    word = await front.receive(report)

    assert word == "bounce"
    assert (await front.answer(bounce.answer_id)).delivery is Delivery.BOUNCED


@pytest.mark.parametrize("domain", ["bücher.example", "xn--bcher-kva.example"])
async def test_a_queue_with_an_international_domain_is_known_in_both_spellings(
    desk: Desk, front: Front, queue: Queue, admin: str, clock: Clock, domain: str
):
    clock.advance(seconds=1)
    new = setup.NewQueue(key="books", name="Books", channel="C0BOOKS", address="b@bücher.example")
    books = await setup.add_queue(desk, new, by=admin)

    await front.receive(mail(to=[f"b@{domain}"]), recipients=[f"b+x@{domain}"])

    case = await front.newest_case()
    assert (case.queue_id, (await front.newest_message(case.id)).cc) == (books.id, ())
