"""Who gets a copy of an answer."""

from __future__ import annotations

import pytest

from desk.case import Case
from desk.conversation import reply
from desk.desk import Desk
from desk.drafts import save, send
from desk.errors import OwnAddress
from desk.lookup import reply_facts
from desk.rich import from_plain
from tests.front import Front
from tests.incoming import CUSTOMER, QUEUE, address, mail
from views.ids import Field
from views.modals.reply import reply_modal

BOSS, FRIEND = "boss@example.net", "Friend@example.net"


@pytest.mark.parametrize(
    ("to", "cc", "copies"),
    [
        ((QUEUE, FRIEND), (BOSS,), (FRIEND, BOSS)),
        ((FRIEND,), (QUEUE, BOSS), (FRIEND, BOSS)),
        ((QUEUE, "support+c1001-abcdefghijklmnop@example.com"), (BOSS,), (BOSS,)),
        (("info@example.org",), (BOSS,), (BOSS,)),
        ((QUEUE,), (CUSTOMER, BOSS, BOSS), (BOSS,)),
        ((QUEUE,), tuple(f"reader{n}@example.net" for n in range(30)), ()),
    ],
    ids=[
        "all others",
        "we in the copy",
        "our addresses left out",
        "an address that passes on to us",
        "each once, not the customer",
        "a mailing's readers",
    ],
)
async def test_everybody_else_the_customer_wrote_to_is_offered(
    desk: Desk, front: Front, agent: str, to, cc, copies
):
    await front.receive(mail(to=to, cc=cc))
    case = await front.newest_case()

    facts = await reply_facts(desk, case.id, by=agent, name="Ada")

    assert facts.copies == copies


async def test_no_address_is_cut_short(desk: Desk, case: Case, agent: str):
    long = tuple(f"{'reader' * 40}{n}@example.net" for n in range(20))
    facts = await reply_facts(desk, case.id, by=agent, name="Ada")

    view = reply_modal(facts, cc=long)

    (field,) = [block for block in view["blocks"] if block.get("block_id") == Field.CC]
    assert set(field["element"]["initial_value"].split(", ")) < set(long)


async def test_a_draft_goes_to_everybody_the_customer_wrote_to(
    desk: Desk, front: Front, agent: str
):
    await front.receive(mail(cc=(BOSS,)))
    case = await front.newest_case()
    preview = await save(desk, case.id, from_plain("Soon."), by=agent, name="Ada")
    front.clock.advance(seconds=1)

    answer = await send(desk, preview.draft.id, by=agent)

    assert answer.cc == preview.cc == (BOSS,)


@pytest.mark.parametrize(
    ("reply_to", "answered"),
    [((BOSS,), BOSS), ((QUEUE,), CUSTOMER), ((QUEUE, BOSS), BOSS), ((), CUSTOMER)],
    ids=["another", "ourselves", "ourselves and another", "nobody"],
)
async def test_an_answer_goes_where_the_customer_wants_it_but_not_to_us(
    front: Front, agent: str, reply_to, answered
):
    await front.receive(mail(reply_to=tuple(map(address, reply_to))))
    case = await front.newest_case()

    assert (await front.newest_message(case.id)).reply_to.address == answered


@pytest.mark.parametrize("own", [QUEUE, QUEUE.upper(), "support+anything@example.com"])
async def test_no_answer_goes_to_ourselves(
    desk: Desk, front: Front, case: Case, agent: str, own: str
):
    draft = await front.draft(case.id, cc=(BOSS, own))

    with pytest.raises(OwnAddress, match="one of our own"):
        await reply(desk, case.id, draft, by=agent)


async def test_nobody_gets_it_twice(desk: Desk, front: Front, case: Case, agent: str):
    draft = await front.draft(case.id, cc=(BOSS, FRIEND, CUSTOMER, BOSS.upper()))

    answer = await reply(desk, case.id, draft, by=agent)

    assert [address.lower() for address in answer.cc] == [BOSS, FRIEND.lower()]
