"""Follow-ups: a case comes back at the time that somebody promised."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from desk import follow_ups, reminders
from desk.case import Case
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotAnAgent
from desk.events import Happened
from desk.follow_ups import Promise
from desk.outgoing import ReminderPost
from tests.clock import Clock
from tests.front import Front

BERLIN = ZoneInfo("Europe/Berlin")
#: 11:00 in Berlin, a Monday.
NOW = datetime(2026, 6, 8, 9, 0, tzinfo=UTC)
CALL_BACK = Promise(when="tomorrow 10:00", text="call back")


@pytest.mark.parametrize(
    ("typed", "when", "text"),
    [
        ("tomorrow 10:00 call back", "tomorrow 10:00", " call back"),
        ("tomorrow call back", "tomorrow", " call back"),
        ("3d ask how it went", "3d", " ask how it went"),
        ("in 2 hours call <@U1|ada>", "in 2 hours", " call <@U1|ada>"),
        ("on the 1st of december at 10 am ring them", "on the 1st of december at 10 am", None),
        ("friday at 3 pm about the 2 kettles", "friday at 3 pm", " about the 2 kettles"),
        ("2026-12-01 9:00\nfirst line\nsecond", "2026-12-01 9:00", "\nfirst line\nsecond"),
        ('"tomorrow 10:00" 5 kettles', '"tomorrow 10:00"', " 5 kettles"),
        ("“friday” 3 kettles", "“friday”", " 3 kettles"),
    ],
)
def test_the_time_is_told_from_the_text(typed: str, when: str, text: str | None):
    promise = Promise.read(typed, now=NOW, zone=BERLIN)

    assert promise == Promise(when=when, text=text or " ring them")


@pytest.mark.parametrize("typed", ["call back", "call back tomorrow", '"when pigs fly" call'])
def test_a_promise_without_a_time_is_answered_with_an_example(typed: str):
    with pytest.raises(BadInput, match="tomorrow 10:00 call back"):
        Promise.read(typed, now=NOW, zone=BERLIN)


async def test_a_follow_up_comes_in_the_zone_of_who_promised_it(
    desk: Desk, front: Front, case: Case, agent: str
):
    reminder = await follow_ups.follow_up(
        desk, case.id, CALL_BACK, zone="America/New_York", by=agent
    )

    assert reminder.next_at == datetime(2026, 6, 9, 14, 0, tzinfo=UTC)


async def test_a_follow_up_is_told_once_in_its_case(
    desk: Desk, front: Front, case: Case, agent: str, clock: Clock
):
    await follow_ups.follow_up(desk, case.id, CALL_BACK, zone="UTC", by=agent)

    clock.advance(days=2)
    await reminders.tell_due(desk)
    clock.advance(days=2)
    await reminders.tell_due(desk)

    (post,) = await front.leaving(ReminderPost)
    assert post.case_id == case.id


async def test_a_follow_up_is_a_fact_of_its_case(desk: Desk, front: Front, case: Case, agent: str):
    await follow_ups.follow_up(desk, case.id, CALL_BACK, zone="UTC", by=agent)

    (event,) = [e for e in await front.events(case.id) if e.what is Happened.FOLLOW_UP_SET]
    assert (event.by, event.facts) == (agent, {"until": "2026-06-09T10:00:00+00:00"})


async def test_a_follow_up_is_not_among_the_teams_reminders(
    desk: Desk, case: Case, agent: str, admin: str
):
    await follow_ups.follow_up(desk, case.id, CALL_BACK, zone="UTC", by=agent)

    assert not await reminders.active(desk, by=admin)


async def test_only_who_works_in_the_queue_can_promise(desk: Desk, case: Case):
    with pytest.raises(NotAnAgent):
        await follow_ups.follow_up(desk, case.id, CALL_BACK, zone="UTC", by="U0OUTSIDER")


@pytest.mark.parametrize(
    ("when", "text", "why"),
    [
        ("every monday", "call", "comes once"),
        ("yesterday", "call", "not a time"),
        ("today 8:00", "call", "already passed"),
        ("tomorrow", " ", "what you want to be reminded of"),
    ],
)
async def test_a_promise_that_cannot_be_kept_is_refused(
    desk: Desk, case: Case, agent: str, when: str, text: str, why: str
):
    with pytest.raises(BadInput, match=why):
        await follow_ups.follow_up(
            desk, case.id, Promise(when=when, text=text), zone="UTC", by=agent
        )


@pytest.mark.parametrize("who", ["U0AGENT", "U0LEAD", "U0ADMIN"])
async def test_a_follow_up_is_taken_back_by(
    desk: Desk, front: Front, case: Case, agent: str, lead: str, clock: Clock, who: str
):
    reminder = await follow_ups.follow_up(desk, case.id, CALL_BACK, zone="UTC", by=agent)

    await follow_ups.drop(desk, reminder.id, by=who)
    clock.advance(days=2)
    await reminders.tell_due(desk)

    assert not await front.leaving(ReminderPost)
    assert (await front.happened(case.id))[-1] is Happened.FOLLOW_UP_DROPPED


async def test_a_colleague_cannot_take_a_follow_up_back(
    desk: Desk, case: Case, agent: str, colleague: str
):
    reminder = await follow_ups.follow_up(desk, case.id, CALL_BACK, zone="UTC", by=agent)

    with pytest.raises(NotAllowed):
        await follow_ups.drop(desk, reminder.id, by=colleague)


async def test_taking_back_twice_is_one_fact(desk: Desk, front: Front, case: Case, agent: str):
    reminder = await follow_ups.follow_up(desk, case.id, CALL_BACK, zone="UTC", by=agent)

    for _ in range(2):
        await follow_ups.drop(desk, reminder.id, by=agent)

    assert (await front.happened(case.id)).count(Happened.FOLLOW_UP_DROPPED) == 1
