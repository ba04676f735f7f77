"""What becomes of things that left, or did not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk.assignment import claim
from desk.case import Case
from desk.deliveries import (
    Delivered,
    card_is_gone,
    delivered,
    failed,
    put_off,
    retry,
    retry_all,
)
from desk.desk import Desk
from desk.errors import NotAllowed, NotFound
from desk.outgoing import (
    AnswerMail,
    CaseCard,
    CaseLine,
    CaseOpened,
    CustomerPost,
    DeadDelivery,
    RawMail,
    SurveyMail,
    Told,
    Urgency,
)
from desk.raw_mail import hand_out
from tests.clock import Clock
from tests.front import Front, Wake
from tests.incoming import mail

WHY = "not_in_channel"


async def test_a_card_that_stands_is_where_slack_put_it(desk: Desk, front: Front, case: Case):
    await report(desk, CaseOpened(case_id=case.id), ts="1.1", channel="C0MOVED", version=1)

    kept = await front.case(case.id)
    assert (kept.channel, kept.card_ts, kept.version) == ("C0MOVED", "1.1", case.version)


async def report(desk: Desk, outgoing, **what) -> None:
    async with desk.begin() as work:
        await delivered(work, outgoing, Delivered(**what), now=desk.now())


async def test_a_case_that_changed_while_its_card_was_on_the_way_is_drawn_again(
    desk: Desk, front: Front, case: Case, agent: str
):
    await claim(desk, case.id, by=agent)
    await front.deliver()
    await report(desk, CaseOpened(case_id=case.id), ts="1.1", version=case.version)

    assert await front.leaving(CaseCard) == [CaseCard(case_id=case.id)]


async def test_a_card_that_shows_the_case_as_it_is_stays(desk: Desk, front: Front, case: Case):
    await front.deliver()
    await report(desk, CaseOpened(case_id=case.id), ts="1.1", version=case.version)

    assert await front.leaving(CaseCard) == []


async def test_what_waited_for_the_card_leaves_when_it_stands(
    desk: Desk, front: Front, case: Case, agent: str
):
    """Somebody may answer on a card that Slack has stored and the answer to us was lost."""
    note = CaseLine(case_id=case.id, told=Told.WOKEN)
    async with desk.begin() as work:
        await work.outbox.put(note, now=desk.now())
    (row,) = [row for row in await front.take() if row.outgoing == note]
    async with desk.begin() as work:
        due = desk.now() + timedelta(minutes=5)
        await work.outbox.later(row, due=due, maybe=False, error="no card yet")

    await report(desk, CaseOpened(case_id=case.id), ts="1.1", version=case.version)
    assert await front.due_of(note) == desk.now()


async def test_a_customers_message_knows_the_post_that_shows_it(front: Front, case: Case):
    before = await front.newest_message(case.id)
    await front.deliver()

    assert before.post_ts is None
    assert (await front.newest_message(case.id)).post_ts


@pytest.fixture
async def dead(front: Front, case: Case) -> Case:
    """A case whose channel the bot cannot post into."""
    for _ in range(2):
        (row,) = await front.take(Urgency.ARRIVAL)
        await front.failed(row, why=WHY)
    return case


async def test_what_is_dead_is_told_to_leads_and_admins(
    desk: Desk, front: Front, lead: str, admin: str, dead: Case
):
    async with desk.look() as work:
        (first, *_) = await work.outbox.dead()

    assert await front.leaving(DeadDelivery) == [
        DeadDelivery(user=user, row_id=first.id) for user in (lead, admin)
    ]


async def test_one_channels_fault_is_told_once_an_hour(
    front: Front, lead: str, admin: str, dead: Case, clock: Clock
):
    told = await front.leaving(DeadDelivery)
    clock.advance(hours=1)
    await front.deliver()
    await front.receive(mail())
    (row,) = await front.take(Urgency.ARRIVAL)
    await front.failed(row, why=WHY)

    assert (len(told), len(await front.leaving(DeadDelivery))) == (2, 2)


async def test_an_alert_that_cannot_be_delivered_raises_no_other(
    front: Front, lead: str, admin: str, dead: Case
):
    for row in await front.take():
        await front.failed(row, why="user_not_found")

    assert await front.leaving(DeadDelivery) == []


async def test_a_lead_retries_what_is_dead_and_all_behind_it(
    desk: Desk, front: Front, lead: str, dead: Case, wake: Wake
):
    async with desk.look() as work:
        first, *_ = await work.outbox.dead()
    count = await retry(desk, first.id, by=lead)

    left = await front.deliver()
    assert count == 2
    assert [type(one) for one in left if not isinstance(one, DeadDelivery)] == [
        CaseOpened,
        CustomerPost,
    ]


async def test_one_retry_brings_back_all_that_one_alert_stood_for(
    desk: Desk, front: Front, lead: str, dead: Case
):
    await front.receive(mail())
    another = await front.newest_case()
    await until_dead(front)
    (alert, *_) = await front.leaving(DeadDelivery)

    await retry(desk, alert.row_id, by=lead)

    assert CaseOpened(case_id=another.id) in await front.leaving(CaseOpened)


async def until_dead(front: Front) -> None:
    """Nothing gets into the channel."""
    while rows := await front.take(Urgency.ARRIVAL):
        for row in rows:
            await front.failed(row, why=WHY)


async def test_what_fails_once_more_after_a_retry_is_told_again(
    desk: Desk, front: Front, lead: str, admin: str, dead: Case
):
    (alert, *_) = await front.leaving(DeadDelivery)
    for row in await front.take(Urgency.ACT):
        await front.delivered(row)
    await retry(desk, alert.row_id, by=lead)

    await until_dead(front)

    assert await front.leaving(DeadDelivery)


async def test_what_is_not_dead_cannot_be_retried(desk: Desk, front: Front, case: Case, lead: str):
    (row, *_) = await front.take()

    with pytest.raises(NotFound, match="there is nothing to retry"):
        await retry(desk, row.id, by=lead)


async def test_an_agent_does_not_retry(desk: Desk, agent: str, dead: Case):
    async with desk.look() as work:
        first, *_ = await work.outbox.dead()

    with pytest.raises(NotAllowed, match="Only leads and admins"):
        await retry(desk, first.id, by=agent)


async def test_all_that_is_dead_can_be_tried_again(desk: Desk, dead: Case, wake: Wake):
    rung = wake.outboxes

    assert (await retry_all(desk), await retry_all(desk)) == (2, 0)
    assert wake.outboxes > rung


async def test_a_card_that_was_deleted_is_drawn_again(desk: Desk, front: Front, case: Case):
    await front.deliver()
    await card_is_gone(desk, case.id)

    assert await front.leaving(CaseCard) == [CaseCard(case_id=case.id)]


@pytest.mark.parametrize(
    "outgoing",
    [
        AnswerMail(case_id="gone", answer_id="gone"),
        SurveyMail(survey_id="gone"),
        CustomerPost(case_id="gone", message_id="gone"),
        CaseCard(case_id="gone"),
    ],
    ids=lambda outgoing: type(outgoing).__name__,
)
async def test_what_is_gone_meanwhile_is_done_and_calls_nobody(
    desk: Desk, front: Front, case: Case, lead: str, outgoing
):
    async with desk.begin() as work:
        what = Delivered(ts="1.1", outcome="250 OK")
        await delivered(work, outgoing, what, now=desk.now())
        await put_off(work, outgoing, why=WHY, now=desk.now())
        await failed(work, outgoing, "row", why=WHY, is_unknown=False, now=desk.now())

    assert await front.leaving(DeadDelivery) == []


async def test_who_asked_for_the_raw_mail_hears_that_it_did_not_come(
    desk: Desk, front: Front, case: Case, agent: str, admin: str
):
    await front.deliver()
    await hand_out(desk, (await front.newest_message(case.id)).id, by=agent)
    (row,) = [row for row in await front.take() if isinstance(row.outgoing, RawMail)]
    await front.failed(row, why=WHY)

    assert [alert.user for alert in await front.leaving(DeadDelivery)] == [agent, admin]


async def test_a_post_that_was_not_made_stands_nowhere(desk: Desk, front: Front, case: Case):
    message = await front.newest_message(case.id)
    await report(desk, CustomerPost(case_id=case.id, message_id=message.id))

    assert (await front.newest_message(case.id)).post_ts is None
