"""What people ask for is carried out once, however often it is delivered."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from desk import assignment
from desk.errors import WrongStatus
from desk.request import HalfDone, Repeated, Requests, trouble

KEY = "press:U1:case.claim:1.0:T1"


class Broken(Exception):
    """What nobody foresaw."""


@pytest.fixture
def requests(desk) -> Requests:
    return Requests(desk=desk)


async def claim(requests, case, by) -> bool:
    """Whether it was carried out, and not before."""
    try:
        async with requests.once(KEY) as desk:
            await assignment.claim(desk, case.id, by=by)
    except Repeated:
        return False
    return True


async def test_a_request_that_succeeded_is_not_repeated(requests, case, agent):
    assert await claim(requests, case, agent)

    assert not await claim(requests, case, agent)


async def test_a_request_that_failed_is_carried_out_when_it_comes_again(requests, case, agent):
    with pytest.raises(Broken):
        async with requests.once(KEY) as desk, desk.begin():
            raise Broken

    assert await claim(requests, case, agent)


async def test_a_request_that_failed_before_it_changed_anything_comes_again(requests, case, agent):
    with pytest.raises(Broken):
        async with requests.once(KEY):
            raise Broken

    assert await claim(requests, case, agent)


async def test_a_request_that_only_looked_is_not_repeated(requests):
    async with requests.once(KEY) as desk, desk.look():
        pass

    with pytest.raises(Repeated):
        async with requests.once(KEY):
            pass


async def test_a_request_that_was_refused_is_not_repeated(requests):
    async with requests.once(KEY) as desk:
        with suppress(WrongStatus):
            async with desk.begin():
                raise WrongStatus

    with pytest.raises(Repeated):
        async with requests.once(KEY):
            pass


async def test_one_that_comes_meanwhile_is_carried_out_where_the_first_fails(requests, case, agent):
    began, may_fail = asyncio.Event(), asyncio.Event()

    async def fail() -> None:
        with suppress(Broken):
            async with requests.once(KEY):
                began.set()
                await may_fail.wait()
                raise Broken

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(fail())
        await began.wait()
        second = tasks.create_task(claim(requests, case, agent))
        may_fail.set()

    assert second.result()


async def test_of_two_replicas_one_carries_it_out(requests, replica, case, agent):
    both = [requests, Requests(desk=replica)]

    done = await asyncio.gather(*[claim(each, case, agent) for each in both])

    assert sorted(done) == [False, True]


async def test_what_fails_after_it_was_stored_is_told_as_done(requests, case, agent):
    async def break_after_it() -> None:
        async with requests.once(KEY) as desk:
            await assignment.claim(desk, case.id, by=agent)
            raise Broken

    with pytest.raises(HalfDone) as failed:
        await break_after_it()

    assert "it is done all the same" in trouble(failed.value)


def test_trouble_names_its_place_in_the_log(caplog):
    sentence = trouble(Broken())

    assert "nothing was changed" in sentence
    assert caplog.records[-1].reference in sentence
