"""A mail that was passed on to us: whoever wrote it first can be made the requester."""

from __future__ import annotations

import pytest

from desk.conversation import reply
from desk.desk import Desk
from desk.errors import NotAnAgent, WrongStatus
from desk.events import Happened
from desk.lookup import reply_facts
from desk.mail import Address
from desk.outgoing import CaseCard, CaseLine, Told
from desk.passed_on import make_requester
from desk.people import Requester
from tests.front import Front
from tests.incoming import CUSTOMER, QUEUE, mail

JANE = Address(name="Jane Doe", address="Jane@example.net")


async def requester_of(desk: Desk, case_id: str) -> Requester:
    async with desk.look() as work:
        case = await work.cases.get(case_id)
        assert case
        requester = await work.requesters.get(case.requester_id)
    assert requester
    return requester


@pytest.fixture
async def passed_on(front: Front, queue):
    """The message that began a case."""
    await front.receive(mail("Please take care.", forwarded_from=JANE))
    return await front.newest_message((await front.newest_case()).id)


async def test_it_is_the_case_of_whoever_passed_it_on_until_somebody_says_so(
    desk: Desk, front: Front, passed_on
):
    assert passed_on.forwarded_from == JANE
    assert passed_on.reply_to.address == CUSTOMER
    assert (await requester_of(desk, passed_on.case_id)).address == CUSTOMER


async def test_the_first_writer_becomes_the_requester(
    desk: Desk, front: Front, passed_on, agent: str
):
    await front.deliver()
    case = await make_requester(desk, passed_on.id, by=agent)

    requester = await requester_of(desk, case.id)
    assert (requester.name, requester.address) == ("Jane Doe", "jane@example.net")
    assert (await front.happened(case.id))[-1] is Happened.REQUESTER_CHANGED
    (line,) = await front.leaving(CaseLine)
    assert (line.told, line.by, line.detail) == (
        Told.REQUESTER_CHANGED,
        agent,
        "Jane Doe (Jane@example.net)",
    )
    assert await front.leaving(CaseCard) == [CaseCard(case_id=case.id)]


async def test_answers_go_to_them_without_what_was_written_above_their_words(
    desk: Desk, front: Front, passed_on, agent: str
):
    before = await reply_facts(desk, passed_on.case_id, by=agent, name="Ada")
    await make_requester(desk, passed_on.id, by=agent)

    after = await reply_facts(desk, passed_on.case_id, by=agent, name="Ada")
    assert (before.is_quoted, after.is_quoted) == (True, False)
    answer = await reply(desk, passed_on.case_id, await front.draft(passed_on.case_id), by=agent)
    assert answer.to == JANE


async def test_what_they_write_then_joins_the_case(desk: Desk, front: Front, passed_on, agent: str):
    await make_requester(desk, passed_on.id, by=agent)

    await front.receive(mail(sender="Jane Doe <jane@example.net>", answers=passed_on.mail_id))

    assert not (await front.newest_message(passed_on.case_id)).is_stranger


async def test_saying_so_twice_changes_nothing(desk: Desk, front: Front, passed_on, agent: str):
    first = await make_requester(desk, passed_on.id, by=agent)

    assert await make_requester(desk, passed_on.id, by=agent) == await front.case(first.id)
    assert (await front.happened(first.id)).count(Happened.REQUESTER_CHANGED) == 1


async def test_a_first_writer_without_a_name_is_told_by_their_address(
    desk: Desk, front: Front, queue, agent: str
):
    nameless = Address(name="", address="jane@example.net")
    await front.receive(mail(forwarded_from=nameless))
    await front.deliver()
    case = await front.newest_case()

    await make_requester(desk, (await front.newest_message(case.id)).id, by=agent)

    (line,) = await front.leaving(CaseLine)
    assert line.detail == "jane@example.net"


@pytest.mark.parametrize(
    "writer", [f"Kim Doe <{CUSTOMER.upper()}>", f"Support <{QUEUE}>"], ids=["themselves", "us"]
)
async def test_nobody_is_offered_who_is_there_already(front: Front, queue, writer: str):
    name, _, address = writer.rstrip(">").partition(" <")
    await front.receive(mail(forwarded_from=Address(name=name, address=address)))

    message = await front.newest_message((await front.newest_case()).id)
    assert message.forwarded_from is None


async def test_within_a_case_nobody_is_offered(front: Front, case):
    first = await front.newest_message(case.id)
    await front.receive(mail(answers=first.mail_id, forwarded_from=JANE))

    assert (await front.newest_message(case.id)).forwarded_from is None


async def test_a_mail_that_was_not_passed_on_is_refused(desk: Desk, front: Front, case, agent):
    message = await front.newest_message(case.id)

    with pytest.raises(WrongStatus, match="does not tell who wrote it first"):
        await make_requester(desk, message.id, by=agent)


async def test_an_outsider_is_refused(desk: Desk, passed_on):
    with pytest.raises(NotAnAgent):
        await make_requester(desk, passed_on.id, by="U0OUTSIDER")
