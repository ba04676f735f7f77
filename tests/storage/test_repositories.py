"""What is put into a table comes out of it again, whole."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desk.authentication import Authentication, Verdict
from desk.case import Case, Escalation, Priority, Status, Then
from desk.events import CaseEvent, Happened
from desk.ids import new_id
from desk.mail import Address
from desk.message import Answer, CustomerMessage, Delivery, FileName, Mark, Note
from desk.outgoing import CaseOpened, Outgoing, PileCard, ReceiptMail, UnclaimedCheck
from desk.people import Member, Requester, Role
from desk.queue import Function, Queue
from desk.raw import Inbound, InboundState, Way
from desk.rich import Code, Listing, Paragraph, Quote, Span
from desk.saved_draft import SavedDraft
from desk.workspace import Workspace
from storage.database import Database
from storage.tables import cases
from storage.work import SqlWork
from tests.clock import Clock

WORKSPACE = "T0TEST"
NOW = datetime(2026, 6, 8, 9, 0, 0, 123456, tzinfo=UTC)

DOCUMENT = (
    Paragraph(spans=(Span(text="Hello", bold=True), Span(text=" ✉️", link="https://x.example"))),
    Listing(items=((Span(text="one"),), (Span(text="two", code=True),)), ordered=True, offset=4),
    Quote(spans=(Span(text="said", italic=True, strike=True),)),
    Code(text="a\n  b"),
)
KIM = Address(name="Kim Doe", address="kim@example.com")

QUEUE = Queue(
    id=new_id(NOW),
    key="care",
    name="Käre",
    function=Function.SERVICE,
    channel="C1",
    address="care@example.com",
)
REQUESTER = Requester(id=new_id(NOW), name="Kim", address="kim@example.com", created_at=NOW)
INBOUND = Inbound(
    id=new_id(NOW),
    way=Way.IMAP,
    key="INBOX/7/9",
    raw=b"\0\xff raw",
    queue_key="care",
    recipients=("care@example.com", "x@example.com"),
    mail_from="bounce@example.com",
    authentication=Authentication(
        by="mx.example.org",
        dmarc=Verdict.FAIL,
        dkim=Verdict.PASS,
        spf=Verdict.PASS,
        signers=("example.net", "example.org"),
        envelope="example.net",
        is_strict=True,
    ),
    received_at=NOW,
)
CASE = Case(
    id=new_id(NOW),
    number=999_999_999_999,
    queue_id=QUEUE.id,
    subject="Wo ist mein Päckchen?",
    requester_id=REQUESTER.id,
    status=Status.SNOOZED,
    priority=Priority.URGENT,
    owner="U1",
    owned_since=NOW,
    created_at=NOW,
    last_customer_at=NOW + timedelta(seconds=1),
    pinged_at=NOW + timedelta(seconds=2),
    snoozed_until=NOW + timedelta(seconds=3),
    escalation=Escalation(
        to=("U2", "U3"),
        by="U1",
        reason="Help!",
        at=NOW,
        acknowledged_by="U3",
        channel="C9",
        post_ts="1.5",
    ),
    resolved_at=NOW + timedelta(seconds=4),
    continues=None,
    is_automatic=True,
    channel="C1",
    card_ts="1700000000.000100",
    version=7,
)
MESSAGE = CustomerMessage(
    id=new_id(NOW),
    case_id=CASE.id,
    inbound_id=INBOUND.id,
    sender=KIM,
    reply_to=Address(name="", address="answers@example.com"),
    subject="Re: Päckchen",
    document=DOCUMENT,
    quoted_text="> earlier",
    mail_id="<m@example.com>",
    references=("<a@example.com>", "<b@example.com>"),
    cc=(KIM, Address(name="Jo", address="jo@example.com")),
    files=(FileName(name="Foto.png", type="image/png", size=12),),
    is_stranger=True,
    marks=(Mark.VIA_LIST, Mark.UNPROVEN),
    is_automatic=True,
    problems=("The date cannot be read.",),
    created_at=NOW,
    post_ts="1700000000.000200",
)
ANSWER = Answer(
    id=new_id(NOW),
    case_id=CASE.id,
    by="U1",
    message_id=MESSAGE.id,
    document=DOCUMENT,
    then=Then.RESOLVE,
    to=KIM,
    cc=("jo@example.com",),
    mail_id="<answer@example.com>",
    references=("<a@example.com>",),
    send_key="view/1",
    delivery=Delivery.BOUNCED,
    outcome="550 no such user",
    created_at=NOW,
    post_ts="1700000000.000300",
)
NOTE = Note(id=new_id(NOW), case_id=CASE.id, by="U1", text="Called.", post_ts="1.2", created_at=NOW)
EVENT = CaseEvent(
    case_id=CASE.id,
    queue_id=QUEUE.id,
    what=Happened.ASSIGNED,
    at=NOW,
    by="U1",
    facts={"to": "U2", "tries": 3, "again": True, "why": None},
)


@pytest.fixture
async def work(database: Database) -> AsyncIterator[SqlWork]:
    """A transaction in which the things above are stored."""
    async with database.begin(WORKSPACE) as work:
        await work.queues.add(QUEUE)
        await work.requesters.add(REQUESTER)
        await work.inbound.keep(INBOUND)
        await work.cases.add(CASE)
        await work.messages.add(MESSAGE)
        await work.answers.add(ANSWER)
        await work.notes.add(NOTE)
        await work.events.add(EVENT)
        yield work


async def test_what_is_for_a_crowded_channel_stays_and_nothing_else(work: SqlWork):
    there = CaseOpened(case_id=CASE.id)
    elsewhere = replace(CASE, id=new_id(NOW), number=2, channel="C0ELSEWHERE")
    await work.cases.add(elsewhere)
    others = [
        CaseOpened(case_id=elsewhere.id),
        PileCard(pile_id="of no case"),
        ReceiptMail(case_id=CASE.id, message_id=MESSAGE.id, mail_id="<a@example.com>"),
        UnclaimedCheck(case_id=CASE.id),
    ]
    for outgoing in (there, *others):
        await work.outbox.put(outgoing, now=NOW)

    async def taken(*crowded: str) -> list[Outgoing]:
        wanted = {"now": NOW, "wall": 0.0, "urgency": there.urgency, "crowded": crowded}
        return [row.outgoing for row in await work.outbox.take(10, **wanted)]

    assert await taken(CASE.channel, "C0AND_ANOTHER") == others
    assert await taken() == [there]


async def test_queues(work: SqlWork):
    assert await work.queues.get(QUEUE.id) == QUEUE
    assert await work.queues.all() == [QUEUE]


async def test_requesters(work: SqlWork):
    assert await work.requesters.get(REQUESTER.id) == REQUESTER
    assert await work.requesters.by_address(REQUESTER.address) == REQUESTER


async def test_a_requester_who_is_known_is_not_added_again(work: SqlWork):
    again = replace(REQUESTER, id=new_id(NOW), name="Kim D.")

    assert await work.requesters.add(again) == REQUESTER


async def test_inbound(work: SqlWork):
    assert await work.inbound.get(INBOUND.id) == INBOUND


async def test_cases(work: SqlWork):
    assert await work.cases.get(CASE.id) == CASE
    assert await work.cases.by_number(CASE.number) == CASE
    assert await work.cases.by_card("C1", "1700000000.000100") == CASE


async def test_a_number_that_no_case_has_finds_none(work: SqlWork):
    assert await work.cases.by_number(123_456_789_012) is None


async def test_a_saved_case_is_the_new_one(work: SqlWork):
    changed = replace(
        CASE, status=Status.OPEN, owner=None, owned_since=None, snoozed_until=None, version=8
    )
    await work.cases.save(changed)

    assert await work.cases.get(CASE.id) == changed


async def test_messages(work: SqlWork):
    assert await work.messages.get(MESSAGE.id) == MESSAGE
    assert await work.messages.with_mail_id(MESSAGE.mail_id) == [MESSAGE]
    assert await work.messages.latest(CASE.id) == MESSAGE


async def test_answers(work: SqlWork):
    assert await work.answers.get(ANSWER.id) == ANSWER
    assert await work.answers.by_mail_id(ANSWER.mail_id) == ANSWER
    assert await work.answers.by_send_key(ANSWER.send_key) == ANSWER
    assert await work.answers.latest(CASE.id) == ANSWER


async def test_a_saved_message_and_answer_are_the_new_ones(work: SqlWork):
    await work.messages.save(replace(MESSAGE, subject="It leaks"))
    await work.answers.save(ANSWER.posted("1.8"))

    message, answer = await work.messages.get(MESSAGE.id), await work.answers.get(ANSWER.id)
    assert (message, answer) == (replace(MESSAGE, subject="It leaks"), ANSWER.posted("1.8"))


async def test_notes(work: SqlWork):
    assert await work.notes.of_case(CASE.id) == [NOTE]


async def test_one_slack_message_is_one_note(work: SqlWork):
    assert not await work.notes.add(replace(NOTE, id=new_id(NOW), text="Edited."))


async def test_notes_that_were_not_typed_in_a_thread_are_all_kept(work: SqlWork):
    added = [await work.notes.add(replace(NOTE, id=new_id(NOW), post_ts=None)) for _ in "ab"]

    assert added == [True, True]


async def test_events(work: SqlWork):
    await work.events.add(replace(EVENT, what=Happened.CLAIMED, facts={}))

    assert [event.what for event in await work.events.of_case(CASE.id)] == [
        Happened.ASSIGNED,
        Happened.CLAIMED,
    ]
    assert (await work.events.of_case(CASE.id))[0] == EVENT


async def test_members(work: SqlWork):
    everywhere = Member(user="U1", role=Role.ADMIN)
    here = Member(user="U1", role=Role.AGENT, queue_id=QUEUE.id)
    added = [await work.members.add(member) for member in (everywhere, here, here)]

    assert added == [True, True, False]
    assert set(await work.members.all()) == {everywhere, here}
    assert await work.members.remove(here)
    assert not await work.members.remove(here)


async def test_case_numbers_have_no_gaps(work: SqlWork):
    assert [await work.cases.next_number() for _ in range(3)] == [1001, 1002, 1003]


async def test_of_two_continuations_the_newest_counts(work: SqlWork, clock: Clock):
    for number in (1, 2):
        later = new_id(clock.advance(seconds=1))
        await work.cases.add(replace(CASE, id=later, number=number, continues=CASE.id))

    newest = await work.cases.continuing(CASE.id)
    assert newest
    assert newest.number == 2


async def test_lists_of_cases_begin_with_the_longest_waiting(work: SqlWork):
    for number, minutes in ((1, 5), (2, -5)):
        at = NOW + timedelta(minutes=minutes)
        await work.cases.add(
            replace(CASE, id=new_id(at), number=number, owner=None, last_customer_at=at)
        )

    unclaimed = await work.cases.unclaimed_in([QUEUE.id], limit=9)
    of_requester = await work.cases.newest_of_requester(REQUESTER.id, limit=9)
    assert [listed.case.number for listed in unclaimed.shown] == [2, 1]
    assert [case.number for case in of_requester] == [1, CASE.number, 2]


async def test_who_works_in_no_queue_has_no_unclaimed_cases(work: SqlWork):
    assert (await work.cases.unclaimed_in([], limit=9)).count == 0


@pytest.mark.parametrize(
    ("status", "owned"), [(Status.SNOOZED, 1), (Status.RESOLVED, 0)], ids=["asleep", "done"]
)
async def test_owned_cases_are_listed_until_they_are_done(work: SqlWork, status: Status, owned):
    await work.cases.save(replace(CASE, status=status))

    assert (await work.cases.owned_by("U1", limit=9)).count == owned


async def test_what_waits_for_others_is_listed_below_what_waits_for_us(work: SqlWork):
    for number, status in ((1, Status.WAITING), (2, Status.OPEN)):
        case = replace(CASE, id=new_id(NOW), number=number, status=status)
        await work.cases.add(replace(case, last_customer_at=NOW + timedelta(minutes=number)))

    listing = await work.cases.owned_by("U1", limit=2)
    assert listing.shown[0].case.number == 2
    assert listing.rest == 1


@pytest.mark.parametrize(
    ("strange", "automatic", "expected"),
    [
        ([False, True], [False, False], 0),
        ([False, False], [False, True], 0),
        ([False, True], [True, False], 0),
        ([True, True], [False, False], 1),
        ([False, False], [False, False], 1),
    ],
    ids=[
        "not a stranger",
        "not a machine",
        "a machine before a stranger",
        "only strangers",
        "the newest",
    ],
)
async def test_what_is_answered(
    work: SqlWork, strange: list[bool], automatic: list[bool], expected: int
):
    other = replace(CASE, id=new_id(NOW), number=5)
    await work.cases.add(other)
    written = [
        replace(
            MESSAGE,
            id=new_id(NOW + timedelta(seconds=n)),
            case_id=other.id,
            is_stranger=strange[n],
            is_automatic=automatic[n],
        )
        for n in (0, 1)
    ]
    for message in written:
        await work.messages.add(message)

    assert await work.messages.to_answer(other.id) == written[expected]


async def test_a_raw_thing_is_kept_once(work: SqlWork):
    again = replace(INBOUND, id=new_id(NOW))
    other_way = replace(again, way=Way.SMTP)

    assert [await work.inbound.keep(thing) for thing in (again, other_way)] == [False, True]


async def test_raw_things_wait_in_the_order_they_came_those_that_failed_last(work: SqlWork):
    things = [
        replace(INBOUND, id=new_id(NOW + timedelta(microseconds=n)), key=str(n)) for n in (1, 2, 3)
    ]
    for thing in things:
        await work.inbound.keep(thing)
    tries = await work.inbound.failed(things[0].id, problem="odd")
    await work.inbound.settle(INBOUND.id, InboundState.DONE)

    waiting = await work.inbound.waiting([Way.IMAP], 10)
    assert tries == 1
    assert [thing.key for thing in waiting] == ["2", "3", "1"]
    assert await work.inbound.waiting([Way.SMTP], 10) == []
    assert await work.inbound.count(InboundState.NEW) == 3


@pytest.mark.parametrize(
    ("megabytes", "expected"),
    [([14, 14, 14], ["0", "1"]), ([31, 1], ["0"])],
    ids=["two have room", "one always"],
)
async def test_of_large_mails_as_many_are_handed_out_as_fit_into_memory(
    work: SqlWork, megabytes: list[int], expected: list[str]
):
    for place, size in enumerate(megabytes):
        raw = bytes(size * 1_000_000)
        await work.inbound.keep(
            replace(INBOUND, id=str(place), way=Way.SMTP, key=str(place), raw=raw)
        )

    assert [thing.key for thing in await work.inbound.waiting([Way.SMTP], 10)] == expected


async def test_what_is_settled_cannot_be_claimed(work: SqlWork):
    first = await work.inbound.claim(INBOUND.id)
    await work.inbound.settle(INBOUND.id, InboundState.QUARANTINED, problem="odd")

    assert (first, await work.inbound.claim(INBOUND.id)) == (True, False)


async def test_a_request_is_seen_once(work: SqlWork):
    assert [await work.seen.once("event", now=NOW) for _ in "ab"] == [True, False]


async def test_old_requests_are_forgotten(work: SqlWork):
    await work.seen.once("old", now=NOW)
    await work.seen.once("new", now=NOW + timedelta(days=1))
    await work.seen.forget_before(NOW + timedelta(hours=1))

    assert await work.seen.once("old", now=NOW)
    assert not await work.seen.once("new", now=NOW)


async def test_a_mailbox_is_read_on_where_it_was_left(work: SqlWork):
    before = await work.cursors.get("box")
    await work.cursors.put("box", "1")
    await work.cursors.put("box", "2")

    assert (before, await work.cursors.get("box")) == (None, "2")


async def test_cases_are_found_in_the_order_of_the_message_ids(work: SqlWork):
    other = replace(CASE, id=new_id(NOW), number=5)
    await work.cases.add(other)
    await work.mail_ids.remember(CASE.id, ["<1>", "<3>"])
    await work.mail_ids.remember(other.id, ["<2>", "<2>"])

    assert await work.mail_ids.cases_of(["<2>", "<1>", "<0>", "<3>"]) == [other.id, CASE.id]


async def test_of_a_message_id_that_two_cases_know_the_newest_case_comes_first(work: SqlWork):
    newer = replace(CASE, id=new_id(NOW + timedelta(days=1)), number=5)
    await work.cases.add(newer)
    for case in (CASE, newer):
        await work.mail_ids.remember(case.id, ["<1>"])

    assert await work.mail_ids.cases_of(["<1>"]) == [newer.id, CASE.id]


async def test_many_message_ids_are_remembered_and_found(work: SqlWork):
    ids = [f"<{n}@example.com>" for n in range(5_000)]
    await work.mail_ids.remember(CASE.id, ids)

    assert await work.mail_ids.cases_of(ids) == [CASE.id]


@pytest.mark.parametrize("tail", ["", "\0", "\ud800"], ids=["long", "nul", "surrogate"])
async def test_a_message_id_of_any_kind_is_found_again(work: SqlWork, tail: str):
    long = f"<{'ä' * 5000}{tail}@example.com>"
    await work.mail_ids.remember(CASE.id, [long])

    assert await work.mail_ids.cases_of([long]) == [CASE.id]


@pytest.mark.parametrize("tail", ["", "\0", "\ud800"], ids=["long", "nul", "surrogate"])
async def test_an_address_of_any_kind_takes_part(work: SqlWork, tail: str):
    long = f"{'ä' * 5000}{tail}@example.com"
    await work.participants.join(CASE.id, [long, "kim@example.com"])

    assert await work.participants.includes(CASE.id, long)
    assert not await work.participants.includes(CASE.id, f"b{long}")


async def test_another_workspace_sees_nothing(work: SqlWork, database: Database):
    stranger = SqlWork(work._scope.connection, "T0OTHER", locks=True)

    assert await stranger.cases.get(CASE.id) is None
    assert await stranger.queues.all() == []
    assert await stranger.inbound.claim(INBOUND.id) is False
    assert await stranger.answers.by_send_key(ANSWER.send_key) is None


@pytest.mark.postgres
@pytest.mark.parametrize("due", ["snoozed_before", "resolved_before"])
async def test_what_another_works_on_is_left_for_later(postgres_database: Database, due: str):
    at = NOW + timedelta(days=30)
    async with postgres_database.begin(WORKSPACE) as work:
        await work.queues.add(QUEUE)
        await work.requesters.add(REQUESTER)
        await work.cases.add(CASE)
        await work.cases.add(replace(CASE, id=new_id(NOW), number=1, status=Status.RESOLVED))

    async with postgres_database.begin(WORKSPACE) as one:
        mine = await getattr(one.cases, due)(at, limit=9)
        async with postgres_database.begin(WORKSPACE) as other:
            theirs = await getattr(other.cases, due)(at, limit=9)
    assert (len(mine), theirs) == (1, [])


async def test_drafts(work: SqlWork):
    draft = SavedDraft(
        id=new_id(NOW),
        case_id=CASE.id,
        by="U1",
        document=DOCUMENT,
        signature="Ada",
        message_id=MESSAGE.id,
        seen=ANSWER.id,
        post_ts="1.2",
        created_at=NOW,
    )
    await work.drafts.add(draft)

    assert await work.drafts.get(draft.id) == draft
    assert await work.drafts.get("0" * 32) is None


async def test_the_workspaces_settings(work: SqlWork):
    before = await work.workspace.get()
    changed = Workspace(zone="Europe/Berlin", is_live=True, escalation_channel="C9")
    for settings in (Workspace(zone="UTC"), changed):
        await work.workspace.save(settings)

    assert (before, await work.workspace.get()) == (Workspace(), changed)


async def test_a_case_without_escalation_has_none_in_the_database(work: SqlWork):
    plain = replace(CASE, escalation=None)
    await work.cases.save(plain)
    row = await work._scope.row(cases, cases.c.escalation.is_(None))

    assert row
    assert await work.cases.get(CASE.id) == plain
