"""Whether the sender of a mail is believed, and what the team is told where not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from desk.authentication import Authentication, Verdict
from desk.case import Case
from desk.desk import Desk
from desk.message import CustomerMessage, Mark
from desk.outgoing import CustomerPost
from desk.pile import Why
from desk.queue import Queue
from desk.reply_address import reply_address
from desk.splitting import split_off
from storage.database import Database
from tests.front import Front
from tests.incoming import CUSTOMER, QUEUE, address, mail

PASSED = Authentication(by="mx.example.org", dmarc=Verdict.PASS)
SILENT = Authentication(by="mx.example.org")
FAILED = Authentication(by="mx.example.org", dmarc=Verdict.FAIL)
DISOWNED = Authentication(by="mx.example.org", dmarc=Verdict.FAIL, is_strict=True)
COLLEAGUE = "Lee Doe <lee@example.com>"
LONG_TEXT = "And there is something else that I have wanted to ask you for a while. " * 4

Answer = Callable[..., Awaitable[CustomerMessage]]


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    return sqlite_database


@pytest.fixture
def answer(front: Front, case: Case) -> Answer:
    """What the case gets of a mail that answers its first one."""

    async def answer(text: str = "Any news?", **fields) -> CustomerMessage:
        first = await front.newest_message(case.id)
        await front.receive(mail(text, answers=first.mail_id, **fields))
        return await front.newest_message(case.id)

    return answer


@pytest.mark.parametrize(
    ("found", "is_stranger", "marks"),
    [
        (None, False, ()),
        (PASSED, False, ()),
        (SILENT, True, (Mark.UNPROVEN,)),
        (FAILED, True, (Mark.UNPROVEN,)),
    ],
    ids=["not checked", "passed", "nothing proves it", "failed"],
)
async def test_a_participant_is_believed_unless_whoever_checks_found_no_proof(
    answer: Answer, found, is_stranger: bool, marks
):
    message = await answer(authentication=found)

    assert (message.is_stranger, message.marks) == (is_stranger, marks)


@pytest.mark.parametrize(
    ("found", "is_stranger"),
    [(SILENT, False), (FAILED, True)],
    ids=["nothing proves it", "failed"],
)
async def test_whoever_writes_to_the_address_of_the_case_needs_no_other_proof(
    desk: Desk, answer: Answer, case: Case, queue: Queue, found, is_stranger: bool
):
    signed = reply_address(queue, case, secret=desk.secret)

    message = await answer(to=(signed,), authentication=found)

    assert message.is_stranger is is_stranger
    assert message.marks == ((Mark.UNPROVEN,) if is_stranger else ())


async def test_the_address_of_the_case_makes_no_stranger_a_part_of_it(
    desk: Desk, answer: Answer, case: Case, queue: Queue
):
    signed = reply_address(queue, case, secret=desk.secret)

    message = await answer(sender="jo@example.net", to=(signed,), authentication=SILENT)

    assert message.is_stranger


async def test_that_nothing_proves_a_sender_is_told_once(answer: Answer):
    await answer(authentication=SILENT)
    again = await answer("Hello?", authentication=SILENT)
    other = await answer("Hello?", authentication=FAILED)

    assert (again.is_stranger, again.marks) == (True, (Mark.STILL_UNPROVEN,))
    assert other.marks == (Mark.UNPROVEN,)


async def test_what_nothing_proves_is_split_off_at_a_press(desk: Desk, answer: Answer, agent: str):
    message = await answer(authentication=SILENT)

    own = await split_off(desk, message.id, by=agent)
    assert own.id != message.case_id


async def test_a_mail_that_its_domain_disowns_is_held(front: Front, case: Case):
    first = await front.newest_message(case.id)

    assert await front.receive(mail(answers=first.mail_id, authentication=DISOWNED)) == "junk"


async def test_a_first_mail_that_failed_opens_a_case_with_a_warning(front: Front, queue: Queue):
    await front.receive(mail(authentication=FAILED))

    message = await front.newest_message((await front.newest_case()).id)
    assert (message.marks, message.may_be_split_off) == ((Mark.UNPROVEN,), False)


async def test_a_first_mail_that_nothing_proves_is_as_good_as_any(front: Front, queue: Queue):
    await front.receive(mail(authentication=SILENT))

    assert (await front.newest_message((await front.newest_case()).id)).marks == ()


@pytest.fixture
async def free_case(front: Front, queue: Queue) -> Case:
    """A case of somebody at a provider of mailboxes for everybody."""
    await front.receive(mail(sender="kim@gmail.com"))
    return await front.newest_case()


async def test_a_colleague_of_the_requester_joins_without_ado(front: Front, answer: Answer):
    message = await answer(sender=COLLEAGUE, authentication=PASSED)

    assert (message.is_stranger, message.marks) == (False, ())
    assert not (await answer(sender=COLLEAGUE)).is_stranger


@pytest.mark.parametrize(
    "found", [None, SILENT, FAILED], ids=["not checked", "nothing proves it", "failed"]
)
async def test_a_colleague_whom_nothing_proves_is_a_stranger(answer: Answer, found):
    assert (await answer(sender=COLLEAGUE, authentication=found)).is_stranger


async def test_a_free_mailbox_makes_nobody_a_colleague(front: Front, free_case: Case):
    first = await front.newest_message(free_case.id)
    await front.receive(mail(sender="lee@gmail.com", answers=first.mail_id, authentication=PASSED))

    assert (await front.newest_message(free_case.id)).is_stranger


async def test_our_own_group_is_believed_when_it_says_who_wrote(answer: Answer):
    message = await answer(from_=mail(sender=f"Kim via Support <{QUEUE}>").sender, via_list=True)

    assert (message.is_stranger, message.marks) == (False, (Mark.VIA_LIST,))


async def test_another_list_is_not_believed_when_it_names_a_participant(answer: Answer):
    group = mail(sender="Kim via Users <users@lists.example.net>").sender
    message = await answer(from_=group, via_list=True, authentication=PASSED)

    assert (message.is_stranger, message.marks) == (True, (Mark.VIA_LIST, Mark.UNPROVEN))


@pytest.mark.parametrize("sender", [QUEUE, "support+tag@example.com"], ids=["plain", "tagged"])
async def test_a_mail_that_names_us_as_its_sender_is_held(
    desk: Desk, front: Front, case: Case, sender: str
):
    first = await front.newest_message(case.id)
    impostor = mail(sender=sender, answers=first.mail_id)
    word = await front.receive(impostor)

    async with desk.look() as work:
        (held,) = await work.piles.with_mail_id(impostor.message_id)
    assert (word, held.why) == ("junk", Why.IMPOSTOR)


@pytest.mark.parametrize(
    "reply_to", [["Jo Roe <jo@example.net>"], [QUEUE, "jo@example.net"]], ids=["alone", "beside us"]
)
async def test_a_websites_form_is_held_under_the_name_of_whom_it_writes_for(
    desk: Desk, front: Front, case: Case, reply_to: list[str]
):
    form = mail(sender=QUEUE, reply_to=tuple(map(address, reply_to)))
    await front.receive(form)

    async with desk.look() as work:
        (held,) = await work.piles.with_mail_id(form.message_id)
    assert (held.why, held.sender.address) == (Why.IMPOSTOR, "jo@example.net")


async def test_a_websites_form_that_somebody_wants_is_its_writers(
    desk: Desk, front: Front, case: Case
):
    form = mail("My pump leaks.", sender=QUEUE, reply_to=(address("Jo Roe <jo@example.net>"),))
    await front.receive(form, wanted_by="U0AGENT")

    made = await front.newest_case()
    async with desk.look() as work:
        requester = await work.requesters.get(made.requester_id)
        has_part = await work.participants.includes(made.id, "jo@example.net")
    assert (requester.address, has_part) == ("jo@example.net", True)


async def test_a_mail_without_a_sender_on_its_envelope_is_automatic(front: Front, case: Case):
    first = await front.newest_message(case.id)
    front.clock.advance(seconds=1)
    kept = await front.keep(mail_from="")
    word = await front.take_in(kept, mail("I am away.", answers=first.mail_id))

    assert (word, (await front.newest_message(case.id)).is_automatic) == ("automatic", True)


async def test_without_an_envelope_a_mail_is_taken_as_it_looks(front: Front, case: Case):
    first = await front.newest_message(case.id)

    assert await front.receive(mail("I am back.", answers=first.mail_id)) == "appended"


@pytest.mark.parametrize(
    ("subject", "text", "is_marked"),
    [
        ("Wrong sum on the October invoice", LONG_TEXT, True),
        ("\u8acb\u6c42\u66f8\u306e\u91d1\u984d", LONG_TEXT, True),
        ("Re: Where is my parcel?", LONG_TEXT, False),
        ("Still no parcel: where is it?", LONG_TEXT, False),
        ("Wrong sum on the October invoice", "Or is that somebody else?", False),
        ("", LONG_TEXT, False),
    ],
    ids=["another", "another script", "the same", "much the same", "short", "none"],
)
async def test_a_long_answer_under_another_subject_looks_like_a_new_question(
    answer: Answer, subject: str, text: str, is_marked: bool
):
    message = await answer(text, subject=subject)

    assert message.may_be_split_off is is_marked
    assert (Mark.NEW_QUESTION in message.marks) is is_marked


async def test_a_subject_that_the_case_has_had_before_is_nothing_new(answer: Answer):
    await answer("Short.", subject="Wrong sum on the October invoice")

    assert not (await answer(LONG_TEXT, subject="Wrong sum on the October invoice")).marks


async def test_a_new_question_of_the_requester_is_split_off_at_a_press(
    desk: Desk, front: Front, answer: Answer, agent: str
):
    message = await answer(LONG_TEXT, subject="Wrong sum on the October invoice")

    own = await split_off(desk, message.id, by=agent)
    assert (await front.newest_message(own.id)).marks == ()


@pytest.mark.parametrize(
    ("sender", "subject", "asks"),
    [
        (CUSTOMER, "[#1001] an idea", True),
        (CUSTOMER, "About #1001: an idea", True),
        (CUSTOMER, "An idea, not of #10011", False),
        ("stranger@example.net", "About #1001: an idea", False),
    ],
    ids=["in brackets", "plain", "another number", "a stranger"],
)
async def test_a_participant_who_names_a_case_is_asked_about(
    front: Front, case: Case, sender: str, subject: str, asks: bool
):
    await front.receive(mail("It could be blue.", sender=sender, subject=subject))

    assert (await front.leaving(CustomerPost))[-1].looks_like == (case.id if asks else None)


async def test_who_refers_to_a_foreign_mail_takes_nobody_out_of_their_case(
    front: Front, case: Case
):
    first = await front.newest_message(case.id)
    await front.receive(mail("A matter of mine.", sender="jo@example.net"))
    theirs = await front.newest_case()
    own = await front.newest_message(theirs.id)
    both = (first.mail_id, own.mail_id)
    await front.receive(
        mail("More.", sender="jo@example.net", answers=own.mail_id, references=both)
    )
    await front.receive(mail("Any news?", answers=first.mail_id))

    assert len(await front.messages(case.id)) == 2


async def test_two_answers_to_a_mail_that_we_never_saw_find_each_other(front: Front, queue: Queue):
    await front.receive(mail("Adding our support desk.", answers="<unseen@example.net>"))
    word = await front.receive(
        mail("Thank you, Kim.", sender="jo@example.net", answers="<unseen@example.net>")
    )

    (message, other) = await front.messages((await front.newest_case()).id)
    assert (word, message.is_stranger, other.is_stranger) == ("appended", False, True)
