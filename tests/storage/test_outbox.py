"""What must leave: in order, one at a time per lane, never by two at once."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from desk.outgoing import (
    AnswerMail,
    AnswerPost,
    CaseCard,
    CaseLine,
    CaseOpened,
    CustomerPost,
    DeadDelivery,
    JoinRequest,
    LetIn,
    Outgoing,
    Told,
    UnclaimedCheck,
    Urgency,
)
from storage.database import Database, opened
from storage.outbox import LEASE, OutboxRow
from storage.outbox_rows import RowState
from tests.clock import Clock
from tests.postgres import somebody_waits
from tests.until import until

WORKSPACE = "T0TEST"

CARD = CaseCard(case_id="a")
OPENED = CaseOpened(case_id="a")


def post(message_id: str, *, case_id: str = "a") -> CustomerPost:
    return CustomerPost(case_id=case_id, message_id=message_id)


class Sender:
    """One transaction for each thing that a sender does."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock

    def begin(self):
        return self.database.begin(WORKSPACE)

    async def put(self, *outgoings: Outgoing, due: timedelta = timedelta(0)) -> None:
        async with self.begin() as work:
            for outgoing in outgoings:
                now = self.clock()
                await work.outbox.put(outgoing, now=now, due=now + due)

    async def take(self, limit: int = 10, *, urgency: Urgency | None = None) -> list[OutboxRow]:
        """What is due of one urgency, or of both."""
        now = self.clock()
        async with self.begin() as work:
            return [
                row
                for one in ([urgency] if urgency is not None else Urgency)
                for row in await work.outbox.take(limit, now=now, wall=now.timestamp(), urgency=one)
            ]

    async def take_one(self) -> OutboxRow:
        (row,) = await self.take()
        return row

    async def done(self, row: OutboxRow) -> bool:
        async with self.begin() as work:
            return await work.outbox.done(row)

    async def later(self, row: OutboxRow, *, minutes: float = 1, maybe: bool = False) -> bool:
        due = self.clock() + timedelta(minutes=minutes)
        async with self.begin() as work:
            return await work.outbox.later(row, due=due, maybe=maybe, error="busy")

    async def die(self, row: OutboxRow, *, maybe: bool = False) -> bool:
        async with self.begin() as work:
            return await work.outbox.die(row, maybe=maybe, error="channel_not_found")

    async def renew(self, row: OutboxRow) -> bool:
        async with self.begin() as work:
            return await work.outbox.renew(row, wall=self.clock().timestamp())

    async def cancel(self, key: str) -> bool:
        async with self.begin() as work:
            return await work.outbox.cancel(key)

    async def revive(self) -> int:
        async with self.begin() as work:
            return await work.outbox.revive(now=self.clock())


@pytest.fixture
def sender(database: Database, clock: Clock) -> Sender:
    return Sender(database, clock)


def outgoings(rows: list[OutboxRow]) -> list[Outgoing]:
    return [row.outgoing for row in rows]


@pytest.mark.parametrize(
    "outgoing",
    [
        OPENED,
        CARD,
        CustomerPost(case_id="a", message_id="m", ping="U0AGENT", broadcast=True),
        AnswerPost(case_id="a", answer_id="b"),
        AnswerMail(case_id="a", answer_id="b"),
        CaseLine(case_id="a", told=Told.BOUNCED, by="U1", to=("U2", "U3"), detail="Why."),
        UnclaimedCheck(case_id="a"),
        JoinRequest(user="U1", queue_id="q", asked_by="U2"),
        LetIn(user="U1", queue_id="q", by="U2"),
        DeadDelivery(user="U1", row_id="r"),
    ],
    ids=lambda outgoing: type(outgoing).__name__,
)
async def test_what_is_put_is_what_is_taken(sender: Sender, outgoing: Outgoing):
    await sender.put(outgoing)

    assert (await sender.take_one()).outgoing == outgoing


async def test_rows_of_one_lane_leave_one_at_a_time_in_order(sender: Sender):
    await sender.put(OPENED, post("m1"), post("m2"))

    order = []
    while rows := await sender.take():
        (row,) = rows
        order.append(row.outgoing)
        await sender.done(row)
    assert order == [OPENED, post("m1"), post("m2")]


async def test_lanes_do_not_wait_for_each_other(sender: Sender):
    await sender.put(post("m1"), post("m2"), post("m3", case_id="b"))

    assert outgoings(await sender.take()) == [post("m1"), post("m3", case_id="b")]


async def test_what_waits_for_its_next_try_holds_its_lane_back(sender: Sender):
    await sender.put(post("m1"), post("m2"))
    await sender.later(await sender.take_one())

    assert await sender.take() == []


async def test_what_is_dead_does_not_hold_its_lane_back(sender: Sender):
    await sender.put(post("m1"), post("m2"))
    await sender.die(await sender.take_one())

    assert (await sender.take_one()).outgoing == post("m2")


async def test_each_urgency_has_its_own_turn(sender: Sender):
    line = CaseLine(case_id="a", told=Told.WOKEN)
    await sender.put(post("m1"), CARD, line)

    turns = [outgoings(await sender.take(urgency=urgency)) for urgency in Urgency]
    assert turns == [[line], [post("m1")], [CARD]]


async def test_no_more_is_taken_than_was_asked_for(sender: Sender):
    await sender.put(*(post(f"m{n}", case_id=f"c{n}") for n in range(5)))

    assert outgoings(await sender.take(2)) == [post("m0", case_id="c0"), post("m1", case_id="c1")]


async def test_nothing_leaves_before_it_is_due(sender: Sender, clock: Clock):
    await sender.put(CARD, due=timedelta(seconds=10))
    early = await sender.take()
    clock.advance(seconds=10)

    assert early == []
    assert outgoings(await sender.take()) == [CARD]


async def test_what_waits_already_is_put_once(sender: Sender):
    await sender.put(CARD, CARD, CARD)

    assert outgoings(await sender.take()) == [CARD]


async def test_of_two_that_wait_under_one_key_the_newer_is_told(sender: Sender):
    await sender.put(CaseLine(case_id="a", told=Told.RELEASED, by="U1"))
    await sender.put(CaseLine(case_id="a", told=Told.RELEASED, by="U2"))

    assert (await sender.take_one()).outgoing.by == "U2"


async def test_what_is_under_way_may_be_put_again(sender: Sender):
    await sender.put(CARD)
    first = await sender.take_one()
    await sender.put(CARD)
    while_under_way = await sender.take()
    await sender.done(first)

    assert while_under_way == []
    assert outgoings(await sender.take()) == [CARD]


async def test_what_is_put_off_may_wait_beside_a_fresh_one(sender: Sender, clock: Clock):
    await sender.put(CARD)
    first = await sender.take_one()
    await sender.put(CARD)
    await sender.later(first)
    clock.advance(minutes=1)

    again = await sender.take_one()
    assert (again.id, again.tries) == (first.id, 2)


async def test_a_try_counts_and_its_error_is_kept(sender: Sender, clock: Clock):
    await sender.put(CARD)
    first = await sender.take_one()
    await sender.later(first)
    clock.advance(minutes=1)
    second = await sender.take_one()

    assert (first.tries, first.error) == (1, "")
    assert (second.tries, second.error) == (2, "busy")


async def test_the_first_try_has_nothing_to_look_for(sender: Sender):
    await sender.put(CARD)

    assert not (await sender.take_one()).maybe


@pytest.mark.parametrize("maybe", [True, False], ids=["unknown", "refused"])
async def test_the_next_try_knows_whether_to_look_first(sender: Sender, clock: Clock, maybe: bool):
    await sender.put(CARD)
    await sender.later(await sender.take_one(), maybe=maybe)
    clock.advance(minutes=1)

    assert (await sender.take_one()).maybe is maybe


async def test_who_takes_over_from_a_sender_that_died_looks_first(sender: Sender, clock: Clock):
    await sender.put(CARD)
    await sender.take_one()
    clock.advance(seconds=LEASE.total_seconds())

    row = await sender.take_one()
    assert (row.maybe, row.tries) == (True, 2)


async def test_a_lease_is_respected_until_it_ends(sender: Sender, clock: Clock):
    await sender.put(CARD)
    await sender.take_one()
    clock.advance(seconds=LEASE.total_seconds() - 1)

    assert await sender.take() == []


async def test_a_renewed_lease_is_respected_for_longer(sender: Sender, clock: Clock):
    await sender.put(CARD)
    row = await sender.take_one()
    clock.advance(seconds=LEASE.total_seconds() - 1)
    assert await sender.renew(row)
    clock.advance(seconds=LEASE.total_seconds() - 1)

    assert await sender.take() == []


async def test_a_lost_lease_cannot_be_renewed(sender: Sender, clock: Clock):
    await sender.put(CARD)
    slow = await sender.take_one()
    clock.advance(seconds=LEASE.total_seconds())
    await sender.take_one()

    assert not await sender.renew(slow)


@pytest.mark.parametrize("end", ["done", "later", "die"])
async def test_a_slow_sender_cannot_end_what_another_has_taken_over(
    sender: Sender, clock: Clock, end: str
):
    await sender.put(CARD)
    slow = await sender.take_one()
    clock.advance(seconds=LEASE.total_seconds())
    fast = await sender.take_one()

    assert not await getattr(sender, end)(slow)
    assert await sender.done(fast)


async def test_what_is_done_is_gone(sender: Sender):
    await sender.put(CARD)
    row = await sender.take_one()
    await sender.done(row)

    assert not await sender.done(row)
    assert await sender.take() == []


async def test_what_waits_can_be_cancelled(sender: Sender):
    await sender.put(CARD, due=timedelta(seconds=10))

    assert await sender.cancel(CARD.key)
    assert await sender.take() == []


async def test_what_is_taken_cannot_be_cancelled(sender: Sender):
    await sender.put(CARD)
    await sender.take_one()

    assert not await sender.cancel(CARD.key)


@pytest.mark.parametrize("maybe", [True, False], ids=["unknown", "refused"])
async def test_what_may_have_left_cannot_be_cancelled(sender: Sender, maybe: bool):
    await sender.put(CARD)
    await sender.later(await sender.take_one(), maybe=maybe)

    assert await sender.cancel(CARD.key) is not maybe


async def test_what_was_never_put_cannot_be_cancelled(sender: Sender):
    assert not await sender.cancel("nothing")


async def test_of_a_cancel_and_a_take_at_once_one_wins(sender: Sender, clock: Clock):
    for number in range(10):
        mail = AnswerMail(case_id="a", answer_id=str(number))
        await sender.put(mail)
        is_cancelled, taken = await asyncio.gather(sender.cancel(mail.key), sender.take())
        assert is_cancelled is not bool(taken)
        for row in taken:
            await sender.done(row)


async def test_what_was_put_in_the_same_transaction_can_be_cancelled(sender: Sender, clock: Clock):
    async with sender.begin() as work:
        await work.outbox.put(CARD, now=clock())
        cancelled = await work.outbox.cancel(CARD.key)

    assert cancelled
    assert await sender.take() == []


async def test_what_was_put_before_a_failure_never_leaves(sender: Sender, clock: Clock):
    async def fail() -> None:
        async with sender.begin() as work:
            await work.outbox.put(CARD, now=clock())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await sender.take() == []


async def test_what_was_put_in_a_part_that_failed_never_leaves(sender: Sender, clock: Clock):
    async def fail(work) -> None:
        async with work.savepoint():
            await work.outbox.put(CARD, now=clock())
            raise ZeroDivisionError

    async with sender.begin() as work:
        await work.outbox.put(OPENED, now=clock())
        with pytest.raises(ZeroDivisionError):
            await fail(work)
        await work.outbox.put(post("m1"), now=clock())

    first = await sender.take_one()
    await sender.done(first)
    assert outgoings([first, *await sender.take()]) == [OPENED, post("m1")]


async def test_thousands_are_put_at_once(sender: Sender):
    await sender.put(*(post(str(n), case_id=str(n)) for n in range(2_500)))

    assert len(await sender.take(3_000)) == 2_500


async def test_what_waits_can_be_postponed(sender: Sender, clock: Clock):
    await sender.put(CARD)
    async with sender.begin() as work:
        await work.outbox.postpone(CARD.key, due=clock() + timedelta(seconds=10))
    early = await sender.take()
    clock.advance(seconds=10)

    assert early == []
    assert outgoings(await sender.take()) == [CARD]


async def test_the_dead_are_listed_with_their_reason(sender: Sender):
    await sender.put(post("m1"))
    row = await sender.take_one()
    await sender.die(row)

    async with sender.begin() as work:
        (dead,) = await work.outbox.dead()
    assert (dead.id, dead.outgoing, dead.error) == (row.id, post("m1"), "channel_not_found")


async def test_a_revived_row_and_the_dead_behind_it_leave_in_order(sender: Sender, clock: Clock):
    await sender.put(OPENED, post("m1"), post("m2"))
    opened_row = await sender.take_one()
    await sender.die(opened_row)
    await sender.die(await sender.take_one())
    clock.advance(days=3)
    await sender.revive()

    first = await sender.take_one()
    await sender.done(first)
    second = await sender.take_one()
    assert outgoings([first, second]) == [OPENED, post("m1")]


@pytest.mark.parametrize(
    ("waiting", "comes"),
    [
        (CaseLine(case_id="a", told=Told.WOKEN), True),
        (CaseLine(case_id="b", told=Told.WOKEN), False),
        (AnswerMail(case_id="a", answer_id="b"), False),
    ],
    ids=["of the same case", "of another case", "a mail"],
)
async def test_a_revived_row_hurries_only_what_may_have_waited_for_it(
    sender: Sender, waiting: Outgoing, comes: bool
):
    await sender.put(waiting)
    await sender.later(await sender.take_one(), minutes=5)
    await sender.put(OPENED)
    dead = await sender.take_one()
    await sender.die(dead)
    await sender.revive()

    assert (waiting in outgoings(await sender.take())) == comes


async def test_a_revived_row_is_waited_for_anew(sender: Sender, clock: Clock):
    await sender.put(CARD)
    row = await sender.take_one()
    await sender.die(row, maybe=True)
    clock.advance(days=3)
    await sender.revive()

    again = await sender.take_one()
    assert (again.tries, again.since, again.created_at) == (1, clock(), row.created_at)
    assert again.maybe


async def test_a_revived_row_waits_for_the_younger_one_that_overtook_it(sender: Sender):
    await sender.put(post("m1"), post("m2"))
    elder = await sender.take_one()
    await sender.die(elder)
    younger = await sender.take_one()
    await sender.revive()
    while_under_way = await sender.take()
    await sender.done(younger)

    assert while_under_way == []
    assert outgoings(await sender.take()) == [post("m1")]


async def test_a_younger_one_whose_sender_died_lets_the_revived_one_pass(
    sender: Sender, clock: Clock
):
    await sender.put(post("m1"), post("m2"))
    elder = await sender.take_one()
    await sender.die(elder)
    await sender.take_one()
    await sender.revive()
    clock.advance(seconds=LEASE.total_seconds())

    assert (await sender.take_one()).outgoing == post("m1")


async def test_only_what_is_dead_is_revived(sender: Sender):
    await sender.put(CARD)
    row = await sender.take_one()

    async with sender.begin() as work:
        assert not await work.outbox.is_dead(row.id)
    assert await sender.revive() == 0


async def test_all_dead_wait_again_at_once(sender: Sender):
    await sender.put(post("m1"), post("m2", case_id="b"))
    for row in await sender.take():
        await sender.die(row)

    assert await sender.revive() == 2
    assert len(await sender.take()) == 2


async def test_two_dead_of_one_key_can_both_be_revived(sender: Sender):
    await sender.put(CARD)
    first = await sender.take_one()
    await sender.put(CARD)
    await sender.die(first)
    await sender.die(await sender.take_one())

    assert await sender.revive() == 2


async def test_what_had_failed_is_put_again_under_its_own_id(sender: Sender):
    await sender.put(CARD)
    row = await sender.take_one()
    await sender.die(row, maybe=True)
    await sender.put(CARD)

    again = await sender.take_one()
    assert (again.id, again.maybe) == (row.id, True)


async def test_an_alarm_that_had_failed_and_is_put_again_rings_at_its_time(sender: Sender):
    alarm = UnclaimedCheck(case_id="a")
    await sender.put(alarm)
    await sender.die(await sender.take_one())
    await sender.put(alarm, due=timedelta(minutes=30))
    async with sender.begin() as work:
        await work.outbox.hurry(now=sender.clock())

    assert await sender.take() == []


async def test_the_next_due_is_the_soonest_that_could_be_taken(sender: Sender, clock: Clock):
    await sender.put(post("m1"), due=timedelta(minutes=2))
    await sender.put(post("m2"), due=timedelta(minutes=1))
    await sender.put(post("m3", case_id="b"), due=timedelta(minutes=3))

    async with sender.begin() as work:
        due = await work.outbox.next_due(urgency=Urgency.ARRIVAL)
    assert due == clock() + timedelta(minutes=2)


async def test_nothing_is_due_when_nothing_waits(sender: Sender):
    await sender.put(CARD)
    await sender.take_one()

    async with sender.begin() as work:
        assert await work.outbox.next_due(urgency=CARD.urgency) is None


async def test_another_workspaces_rows_stay_its_own(sender: Sender, database: Database):
    await sender.put(CARD)
    now = sender.clock()

    async with database.begin("T0OTHER") as work:
        taken = await work.outbox.take(9, now=now, wall=0.0, urgency=CARD.urgency)
        await work.outbox.put(CARD, now=now)
    assert taken == []


async def test_two_takers_never_take_one_row_twice(database: Database, clock: Clock):
    async with (
        opened(database.url.render_as_string(hide_password=False)) as other,
    ):
        takers = Sender(database, clock), Sender(other, clock)
        lanes = [post(str(n), case_id=str(n % 12)) for n in range(60)]
        await takers[0].put(*lanes)
        left: list[Outgoing] = []

        async def work_off(taker: Sender) -> None:
            while len(left) < len(lanes):
                for row in await taker.take(3):
                    left.append(row.outgoing)
                    assert await taker.done(row)

        await asyncio.gather(*map(work_off, takers))

    assert Counter(left) == Counter(lanes)
    for lane in {one.lane for one in lanes}:
        in_lane = [one for one in left if one.lane == lane]
        assert in_lane == [one for one in lanes if one.lane == lane]


@pytest.mark.postgres
async def test_a_change_that_meets_a_take_still_leaves(postgres_database: Database, clock: Clock):
    sender = Sender(postgres_database, clock)
    await sender.put(CARD)
    now = clock()
    async with sender.begin() as taking:
        (row,) = await taking.outbox.take(1, now=now, wall=0.0, urgency=CARD.urgency)
        putting = asyncio.create_task(sender.put(CARD))
        await until(lambda: somebody_waits(postgres_database))
    await putting
    await sender.done(row)

    assert outgoings(await sender.take()) == [CARD]


def test_every_state_is_short_enough_for_its_column():
    assert all(len(state.value) <= 16 for state in RowState)
