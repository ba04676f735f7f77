from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.exc import OperationalError

from desk.desk import Desk
from desk.ids import new_id
from desk.raw import Inbound, Way
from handlers.mail.keeper import MOST, Keeper


@pytest.fixture
def keeper(desk: Desk) -> Keeper:
    return Keeper(desk=desk)


def inbound(keeper: Keeper, key: str) -> Inbound:
    now = keeper.desk.now()
    return Inbound(id=new_id(now), way=Way.SMTP, key=key, raw=key.encode(), received_at=now)


async def keep(keeper: Keeper, *keys: str) -> list[bool | BaseException]:
    """All of them at the same time."""
    keeping = [keeper.keep(inbound(keeper, key)) for key in keys]
    return await asyncio.gather(*keeping, return_exceptions=True)


async def kept(desk: Desk) -> list[str]:
    async with desk.look() as work:
        return sorted(one.key for one in await work.inbound.waiting([Way.SMTP], 1000))


async def test_what_comes_together_is_kept_in_one_go(keeper, desk, wake):
    assert await keep(keeper, "a", "b", "c") == [True, True, True]
    assert await kept(desk) == ["a", "b", "c"]
    assert wake.intakes == 1


async def test_of_two_that_are_the_same_one_is_new(keeper, desk):
    assert sorted(await keep(keeper, "a", "a", "b")) == [False, True, True]
    assert await kept(desk) == ["a", "b"]


async def test_more_than_fit_into_one_go_are_kept_in_several(keeper, desk, wake):
    keys = [f"{number:03}" for number in range(MOST * 2 + 1)]

    await keep(keeper, *keys)

    assert await kept(desk) == keys
    assert wake.intakes == 3


async def test_one_after_the_other_is_kept_too(keeper, desk):
    for key in "abc":
        await keep(keeper, key)

    assert await kept(desk) == ["a", "b", "c"]


async def test_who_stops_waiting_stops_neither_the_others_nor_the_mail(keeper, desk):
    impatient = asyncio.create_task(keeper.keep(inbound(keeper, "a")))
    others = asyncio.create_task(keep(keeper, "b", "c"))
    await asyncio.sleep(0)
    impatient.cancel()

    assert await others == [True, True]
    await keeper.close()
    assert await kept(desk) == ["a", "b", "c"]


@pytest.fixture
async def broken(sqlite_database) -> None:
    async with sqlite_database.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE inbound")


async def test_all_who_wait_are_told_when_nothing_could_be_kept(
    broken, sqlite_database, clock, wake
):
    desk = Desk(workspace="T0TEST", store=sqlite_database, clock=clock, secret=b"", wake=wake)

    told = await keep(Keeper(desk=desk), "a", "b")

    assert [type(error) for error in told] == [OperationalError, OperationalError]
    assert wake.intakes == 0


async def test_closing_waits_for_what_is_being_kept(keeper, desk):
    waiting = asyncio.create_task(keep(keeper, "a"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    await keeper.close()

    assert await kept(desk) == ["a"]
    await waiting
