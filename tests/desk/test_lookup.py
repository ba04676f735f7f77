"""What people look at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event

from desk.assignment import claim
from desk.case import Case
from desk.conversation import reply
from desk.desk import Desk
from desk.errors import NotAnAgent, NotFound
from desk.ids import new_id
from desk.lookup import (
    answer_for,
    case_by_number,
    case_facts,
    case_of_thread,
    message_for,
    my_cases,
    reply_facts,
)
from desk.queue import Queue
from desk.resolution import close_resolved, resolve
from storage.cases import _values
from storage.tables import cases
from tests.clock import Clock
from tests.front import Front
from tests.incoming import CUSTOMER, mail
from views.home import SHOWN, home_view


async def test_a_card_tells_who_wrote_and_where(desk: Desk, case: Case, queue: Queue, agent: str):
    facts = await case_by_number(desk, case.number, by=agent)

    assert (facts.case, facts.queue) == (case, queue)
    assert (facts.requester.name, facts.requester.address) == ("Kim Doe", CUSTOMER)


async def test_a_card_tells_of_the_customers_other_cases_that_are_not_done(
    desk: Desk, front: Front, case: Case, agent: str
):
    await front.receive(mail("Another thing."))
    other = await front.newest_case()
    await front.receive(mail("A third thing."))
    await resolve(desk, (await front.newest_case()).id, by=agent)

    facts = await case_facts(desk, case.id, by=agent)
    assert (facts.others, facts.other_count) == ((other,), 1)


async def test_a_card_tells_which_closed_case_it_goes_on_from(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    first_mail_id = (await front.newest_message(case.id)).mail_id
    await resolve(desk, case.id, by=agent)
    clock.advance(days=15)
    await close_resolved(desk)
    await front.receive(mail("Again.", answers=first_mail_id))

    facts = await case_facts(desk, (await front.newest_case()).id, by=agent)
    assert facts.continues
    assert facts.continues.id == case.id


async def test_a_number_that_no_case_has_is_said_to_be_so(desk: Desk, agent: str):
    with pytest.raises(NotFound, match="There is no case #999999999999"):
        await case_by_number(desk, 999_999_999_999, by=agent)


async def test_a_case_is_found_by_its_thread(desk: Desk, front: Front, case: Case):
    await front.deliver()
    stands = await front.case(case.id)

    assert await case_of_thread(desk, stands.channel, str(stands.card_ts)) == stands
    assert await case_of_thread(desk, stands.channel, "1.1") is None


async def test_mine_are_those_that_wait_longest_first(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    await front.receive(mail("Another thing."))
    other = await front.newest_case()
    for one in (other, case):
        await claim(desk, one.id, by=agent)

    mine = (await my_cases(desk, agent, limit=9)).mine
    assert [listed.case.id for listed in mine.shown] == [case.id, other.id]


async def test_what_is_done_is_not_among_mine(desk: Desk, case: Case, agent: str):
    await resolve(desk, case.id, by=agent)

    assert (await my_cases(desk, agent, limit=9)).mine.count == 0


async def test_what_nobody_has_is_shown_to_the_agents_of_its_queue(
    desk: Desk, case: Case, agent: str
):
    unclaimed = (await my_cases(desk, agent, limit=9)).unclaimed

    assert [listed.case for listed in unclaimed.shown] == [case]
    assert (await my_cases(desk, "U0OUTSIDER", limit=9)).unclaimed.count == 0


@pytest.fixture
async def many(desk: Desk, case: Case, agent: str) -> int:
    """How many cases the agent has, and how many nobody has."""
    ids = [(new_id(case.created_at), 2_000 + number) for number in range(2_000)]
    like_it = [replace(case, id=case_id, number=number) for case_id, number in ids]
    rows = [_values(replace(one, owner=agent if one.number % 2 else None)) for one in like_it]
    async with desk.begin() as work:
        await work.cases._scope.add_all(cases, rows)
    return 1_000


async def test_a_card_names_few_of_very_many_other_cases(
    desk: Desk, case: Case, agent: str, many: int
):
    facts = await case_facts(desk, case.id, by=agent)

    assert (len(facts.others), facts.other_count) == (3, 2 * many)


async def test_home_asks_as_little_and_shows_as_much_however_many_cases_there_are(
    desk: Desk, agent: str, many: int
):
    asked: list[str] = []
    event.listen(
        desk.store.engine.sync_engine,
        "before_cursor_execute",
        lambda *what: asked.append(what[2]),
    )

    mine = await my_cases(desk, agent, limit=SHOWN)

    selects = [words for words in asked if words.startswith("SELECT")]
    blocks = home_view(mine, link="https://example.com/{}/{}".format)["blocks"]
    assert len(selects) == len(["roles", "mine", "unclaimed", "queues"])
    assert len(blocks) <= 100
    assert f"…and {many - SHOWN} more." in str(blocks)


async def test_the_reply_modal_shows_what_is_answered_and_what_was_seen(
    desk: Desk, front: Front, case: Case, agent: str
):
    message = await front.newest_message(case.id)
    before = await reply_facts(desk, case.id, by=agent, name="Ada")
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)
    after = await reply_facts(desk, case.id, by=agent, name="Ada")

    assert (before.message, before.seen) == (message, message.id)
    assert (after.message.id, after.seen) == (message.id, answer.id)


async def test_a_strangers_mail_is_not_answered_by_mistake(
    desk: Desk, front: Front, case: Case, agent: str
):
    first = await front.newest_message(case.id)
    await front.receive(mail("Me!", sender="stranger@example.net", answers=first.mail_id))
    strange = await front.newest_message(case.id)

    unasked = await reply_facts(desk, case.id, by=agent, name="Ada")
    asked = await reply_facts(desk, case.id, by=agent, name="Ada", message_id=strange.id)
    assert (unasked.message.id, asked.message.id) == (first.id, strange.id)


async def test_messages_and_answers_are_shown_to_agents(
    desk: Desk, front: Front, case: Case, agent: str
):
    message = await front.newest_message(case.id)
    answer = await reply(desk, case.id, await front.draft(case.id), by=agent)

    assert await message_for(desk, message.id, by=agent) == message
    assert await answer_for(desk, answer.id, by=agent) == answer


@pytest.mark.parametrize("look", [message_for, answer_for], ids=["message", "answer"])
async def test_what_does_not_exist_is_said_to_be_so(desk: Desk, agent: str, look):
    with pytest.raises(NotFound, match="does not exist any more"):
        await look(desk, "0" * 32, by=agent)


@pytest.mark.parametrize("look", ["number", "case", "reply", "message"])
async def test_an_outsider_reads_no_customers_mail(desk: Desk, front: Front, case: Case, look: str):
    message = await front.newest_message(case.id)
    looks = {
        "number": lambda: case_by_number(desk, case.number, by="U0OUTSIDER"),
        "case": lambda: case_facts(desk, case.id, by="U0OUTSIDER"),
        "reply": lambda: reply_facts(desk, case.id, by="U0OUTSIDER", name="Ada"),
        "message": lambda: message_for(desk, message.id, by="U0OUTSIDER"),
    }

    with pytest.raises(NotAnAgent):
        await looks[look]()
