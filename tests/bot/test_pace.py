"""Slack's limits: who may call now, who waits, and who had better come again."""

from __future__ import annotations

import asyncio

import pytest

from bot.pace import CALLS, LONGEST_WAIT, POSTS, Crowded, Pace, Rate
from desk.outgoing import Urgency

ACT, ARRIVAL = Urgency.ACT, Urgency.ARRIVAL
NEVER = Rate(per_second=1e-9, burst=1)
SLOW = Rate(per_second=50, burst=1)


async def test_a_burst_passes_at_once():
    pace = Pace(posts=Rate(per_second=1e-9, burst=3), calls=NEVER)

    for _ in range(3):
        await asyncio.wait_for(pace.post("C1", urgency=ACT), 1)


async def test_what_is_more_than_a_burst_waits():
    pace = Pace(posts=NEVER, calls=NEVER)
    await pace.post("C1", urgency=ACT)

    second = asyncio.create_task(pace.post("C1", urgency=ACT))
    await asyncio.sleep(0)

    assert not second.done()
    second.cancel()


async def test_a_channel_does_not_wait_for_another():
    pace = Pace(posts=NEVER, calls=NEVER)
    await pace.post("C1", urgency=ACT)

    await asyncio.wait_for(pace.post("C2", urgency=ACT), 1)


async def test_methods_are_counted_apart_from_posts():
    pace = Pace(posts=NEVER, calls=NEVER)
    await pace.post("chat.update", urgency=ACT)

    await asyncio.wait_for(pace.call("chat.update", urgency=ACT), 1)


async def test_what_somebody_caused_goes_before_what_arrived():
    pace, order = Pace(posts=SLOW, calls=SLOW), []
    await pace.post("C1", urgency=ACT)

    async def go(name, urgency):
        await pace.post("C1", urgency=urgency)
        order.append(name)

    async with asyncio.TaskGroup() as tasks:
        for name, urgency in (("mail 1", ARRIVAL), ("mail 2", ARRIVAL), ("undo", ACT)):
            tasks.create_task(go(name, urgency))

    assert order == ["undo", "mail 1", "mail 2"]


async def test_who_stopped_waiting_takes_nobodys_place():
    pace = Pace(posts=Rate(per_second=20, burst=1), calls=SLOW)
    await pace.post("C1", urgency=ACT)
    gone = [asyncio.create_task(pace.post("C1", urgency=ACT)) for _ in range(100)]
    await asyncio.sleep(0)
    for task in gone:
        task.cancel()

    await asyncio.wait_for(pace.post("C1", urgency=ACT), 2)


async def test_a_channel_that_slack_has_slowed_down_is_not_waited_for():
    pace = Pace(posts=POSTS, calls=CALLS)
    pace.pause_posts("C1", 3600)

    with pytest.raises(Crowded) as crowded:
        await pace.post("C1", urgency=ACT)

    assert 3500 < crowded.value.seconds <= 3600


async def test_a_short_pause_is_waited_for():
    pace = Pace(posts=POSTS, calls=CALLS)
    pace.pause_posts("C1", 0.05)

    await asyncio.wait_for(pace.post("C1", urgency=ACT), 2)


async def test_a_pause_of_one_method_is_none_of_another():
    pace = Pace(posts=POSTS, calls=CALLS)
    pace.pause_calls("chat.update", 3600)

    await asyncio.wait_for(pace.call("conversations.replies", urgency=ACT), 1)


def test_nobody_waits_so_long_that_a_lease_could_end():
    assert LONGEST_WAIT < 30
