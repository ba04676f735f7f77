"""What stays quiet, and what the team makes of it."""

from __future__ import annotations

import pytest

from desk import piles
from desk.audit import newest
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotAnAgent, NotFound
from desk.mail import Kind
from desk.outgoing import CaseOpened, PileCard
from desk.pile import BlockedSender, Why
from desk.queue import Queue
from desk.resolution import resolve
from tests.clock import Clock
from tests.front import Front
from tests.incoming import CUSTOMER, QUEUE, mail

SHOP = "Shop News <news@example.net>"


@pytest.fixture
def newsletter():
    return mail("Everything must go!", sender=SHOP, subject="Sale", bulk=True)


@pytest.fixture
def pile_of(front: Front, desk: Desk):
    """The facts of the newest card that waits to be drawn."""

    async def pile_of() -> piles.PileFacts:
        (card,) = await front.leaving(PileCard)
        async with desk.look() as work:
            return await piles.pile_facts(work, card.pile_id)

    return pile_of


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"bulk": True}, Why.BULK),
        ({"kind": Kind.AUTO}, Why.AUTOMATIC),
        ({"kind": Kind.BOUNCE}, Why.AUTOMATIC),
        ({"suspected_spam": True}, Why.SUSPECTED),
        ({"bulk": True, "suspected_spam": True}, Why.SUSPECTED),
    ],
    ids=["newsletter", "machine", "unknown bounce", "spam", "spam to many"],
)
async def test_junk_is_held_and_makes_no_case(front: Front, queue: Queue, pile_of, fields, why):
    word = await front.receive(mail(**fields))

    assert word == "junk"
    assert await front.cases() == []
    assert [held.why for held in (await pile_of()).newest] == [why]


async def test_a_days_junk_is_one_card(front: Front, queue: Queue, pile_of):
    await front.receive(mail("One", bulk=True))
    await front.receive(mail("Two", bulk=True))

    assert len((await pile_of()).newest) == 2


async def test_the_next_day_begins_a_new_card(front: Front, queue: Queue, clock: Clock):
    await front.receive(mail("One", bulk=True))
    clock.advance(days=1)
    await front.receive(mail("Two", bulk=True))

    assert len(await front.leaving(PileCard)) == 2


async def test_a_list_mail_that_belongs_to_a_case_is_heard(front: Front, case):
    first = await front.newest_message(case.id)
    word = await front.receive(mail("Any news?", answers=first.mail_id, bulk=True))

    assert word == "appended"


async def test_a_strangers_suspected_spam_stays_out_of_a_case(front: Front, case):
    first = await front.newest_message(case.id)
    spam = mail("Buy!", sender=SHOP, answers=first.mail_id, suspected_spam=True)

    assert await front.receive(spam) == "junk"


async def test_a_second_copy_of_junk_is_not_listed_twice(
    front: Front, queue: Queue, newsletter, pile_of
):
    await front.receive(newsletter)
    word = await front.receive(newsletter)

    assert word == "duplicate"
    assert len((await pile_of()).newest) == 1


async def test_junk_that_is_wanted_becomes_a_case(
    desk: Desk, front: Front, agent: str, newsletter, pile_of
):
    await front.receive(newsletter)
    facts = await pile_of()
    made = await piles.make_cases(desk, facts.pile.id, [facts.newest[0].inbound_id], by=agent)
    word = await front.take_in_again(newsletter)

    case = await front.newest_case()
    assert (made, word, case.subject) == (1, "case", "Sale")
    assert await front.leaving(CaseOpened) == [CaseOpened(case_id=case.id)]


async def test_the_card_says_which_case_it_became(
    desk: Desk, front: Front, agent: str, newsletter, pile_of
):
    await front.receive(newsletter)
    pile_id = (await pile_of()).pile.id
    await piles.make_cases(desk, pile_id, by=agent)
    await front.take_in_again(newsletter)

    (held,) = (await pile_of()).newest
    assert (held.case_number, held.wanted_by) == (1001, agent)


async def test_wanting_it_twice_opens_one_case(
    desk: Desk, front: Front, agent: str, newsletter, pile_of
):
    await front.receive(newsletter)
    pile_id = (await pile_of()).pile.id
    await piles.make_cases(desk, pile_id, by=agent)

    assert await piles.make_cases(desk, pile_id, by=agent) == 0


async def test_only_agents_of_the_queue_make_cases_of_it(
    desk: Desk, front: Front, queue: Queue, newsletter, pile_of
):
    await front.receive(newsletter)
    pile_id = (await pile_of()).pile.id

    with pytest.raises(NotAnAgent):
        await piles.make_cases(desk, pile_id, by="U0OUTSIDER")


@pytest.fixture
async def blocked(desk: Desk, front: Front, agent: str, newsletter, pile_of) -> str:
    """The pile on which the shop's newsletter lay when the shop was blocked."""
    await front.receive(newsletter)
    facts = await pile_of()
    await piles.block_senders(desk, facts.pile.id, [facts.newest[0].inbound_id], by=agent)
    return facts.pile.id


async def test_a_blocked_senders_mail_is_kept_and_counted(front: Front, blocked: str, pile_of):
    word = await front.receive(mail("Please, please.", sender=SHOP))

    assert word == "blocked"
    assert await front.cases() == []
    assert (await pile_of()).counts == {Why.BLOCKED: 2}


async def test_a_blocked_sender_is_heard_where_the_team_talks_with_them(
    desk: Desk, front: Front, case, agent: str
):
    first = await front.newest_message(case.id)
    newsletter = mail(sender=f"Kim <{CUSTOMER}>", bulk=True)
    await front.receive(newsletter)
    (card,) = await front.leaving(PileCard)
    waiting = await piles.waiting_on(desk, card.pile_id, by=agent)
    await piles.block_senders(desk, card.pile_id, [waiting[0].inbound_id], by=agent)

    assert await front.receive(mail("Hello?", answers=first.mail_id)) == "appended"


async def test_a_blocked_sender_reopens_nothing(desk: Desk, front: Front, case, agent: str):
    first = await front.newest_message(case.id)
    await front.receive(mail(sender=f"Kim <{CUSTOMER}>", bulk=True))
    (card,) = await front.leaving(PileCard)
    waiting = await piles.waiting_on(desk, card.pile_id, by=agent)
    await piles.block_senders(desk, card.pile_id, [waiting[0].inbound_id], by=agent)
    await resolve(desk, case.id, by=agent)

    assert await front.receive(mail("Hello?", answers=first.mail_id)) == "blocked"


async def test_blocking_is_written_down(desk: Desk, blocked: str, admin: str, agent: str):
    (change,) = [c for c in await newest(desk, 50, by=admin) if c.what == "blocked sender"]

    assert (change.by, change.old, change.new) == (agent, "", "news@example.net")


async def test_who_is_blocked_already_is_not_written_down_again(
    desk: Desk, front: Front, admin: str, agent: str, newsletter, pile_of
):
    """It waited on another queue's card when it was blocked."""
    await front.receive(newsletter)
    facts = await pile_of()
    async with desk.begin() as work:
        sender = BlockedSender(address="news@example.net", by=admin, at=desk.now())
        assert await work.blocked_senders.add(sender)

    await piles.block_senders(desk, facts.pile.id, [facts.newest[0].inbound_id], by=agent)

    assert "blocked sender" not in [c.what for c in await newest(desk, 50, by=admin)]


async def test_a_blocked_sender_is_let_in_again(desk: Desk, front: Front, blocked, lead: str):
    await piles.unblock(desk, "NEWS@example.net", by=lead)

    assert await piles.blocked(desk) == []
    assert await front.receive(mail("I have a question.", sender=SHOP)) == "case"


async def test_an_agent_lets_nobody_in(desk: Desk, blocked, agent: str):
    with pytest.raises(NotAllowed):
        await piles.unblock(desk, "news@example.net", by=agent)


async def test_who_is_not_blocked_cannot_be_let_in(desk: Desk, queue: Queue, lead: str):
    with pytest.raises(NotFound, match="not blocked"):
        await piles.unblock(desk, "jo@example.net", by=lead)


async def test_a_queues_own_address_is_never_blocked(desk: Desk, front: Front, agent: str, pile_of):
    await front.receive(mail(sender=f"Us <{QUEUE}>", bulk=True))
    facts = await pile_of()

    with pytest.raises(BadInput, match="own address"):
        await piles.block_senders(desk, facts.pile.id, [facts.newest[0].inbound_id], by=agent)


async def test_blocking_one_sender_leaves_the_others_waiting(
    desk: Desk, front: Front, agent: str, newsletter, pile_of
):
    await front.receive(newsletter)
    await front.receive(mail("Cheap!", sender="Other <other@example.net>", bulk=True))
    facts = await pile_of()
    (shop,) = [held for held in facts.newest if held.sender.address == "news@example.net"]
    await piles.block_senders(desk, facts.pile.id, [shop.inbound_id], by=agent)

    assert (await pile_of()).counts == {Why.BLOCKED: 1, Why.BULK: 1}


async def test_who_cannot_be_told_apart_is_not_blocked(
    desk: Desk, front: Front, agent: str, pile_of
):
    await front.receive(mail(sender="", bulk=True))
    facts = await pile_of()

    with pytest.raises(BadInput, match="do not say who sent them"):
        await piles.block_senders(desk, facts.pile.id, [facts.newest[0].inbound_id], by=agent)


async def test_a_card_on_which_all_is_taken_has_nothing_to_choose_from(
    desk: Desk, front: Front, agent: str, newsletter, pile_of
):
    await front.receive(newsletter)
    pile_id = (await pile_of()).pile.id
    await piles.make_cases(desk, pile_id, by=agent)

    with pytest.raises(NotFound, match="nothing left"):
        await piles.waiting_on(desk, pile_id, by=agent)
