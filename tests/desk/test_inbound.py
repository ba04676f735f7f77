"""What came in is kept before it is acknowledged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from desk.desk import Desk
from desk.ids import new_id
from desk.inbound import digest_key, keep, keep_request
from desk.raw import Inbound, InboundState, Way
from tests.front import Wake


async def test_what_is_kept_waits_to_be_taken_in(desk: Desk, wake: Wake):
    is_new = await keep(desk, Way.SMTP, key="1", raw=b"raw", recipients=("a@example.com",))

    async with desk.look() as work:
        (kept,) = await work.inbound.waiting([Way.SMTP], 10)
    assert (is_new, wake.intakes) == (True, 1)
    assert (kept.raw, kept.recipients, kept.state) == (
        b"raw",
        ("a@example.com",),
        InboundState.NEW,
    )


async def test_what_comes_twice_is_kept_once(desk: Desk, wake: Wake):
    kept = [await keep(desk, Way.SMTP, key="1", raw=b"raw") for _ in "ab"]

    assert (kept, wake.intakes) == ([True, False], 1)


async def test_each_way_has_its_own_keys(desk: Desk):
    assert [await keep(desk, way, key="1", raw=b"") for way in (Way.SMTP, Way.IMAP)] == [True] * 2


@pytest.mark.parametrize(
    ("raw", "recipients", "is_same"),
    [
        (b"raw", ("b@example.com", "a@example.com"), True),
        (b"other", ("a@example.com", "b@example.com"), False),
        (b"raw", ("a@example.com",), False),
    ],
    ids=["in another order", "another mail", "to others"],
)
def test_a_mail_is_known_by_what_it_says_and_to_whom(raw: bytes, recipients, is_same: bool):
    first = digest_key(b"raw", ("a@example.com", "b@example.com"))

    assert (digest_key(raw, recipients) == first) is is_same


def posted(desk: Desk, key: str) -> Inbound:
    now = desk.now()
    return Inbound(id=new_id(now), way=Way.WEBHOOK, key=key, raw=b"a mail", received_at=now)


async def test_what_one_request_brought_is_kept_together(desk: Desk, wake: Wake):
    kept = await keep_request(desk, [posted(desk, "1"), posted(desk, "2")], request="r")

    assert (kept, wake.intakes) == (2, 1)


async def test_a_request_that_comes_again_brings_nothing(desk: Desk, wake: Wake):
    await keep_request(desk, [posted(desk, "1")], request="r")

    assert await keep_request(desk, [posted(desk, "2")], request="r") == 0
    assert wake.intakes == 1


async def test_a_mail_that_another_request_brought_is_not_new(desk: Desk, wake: Wake):
    await keep_request(desk, [posted(desk, "1")], request="r")

    assert await keep_request(desk, [posted(desk, "1"), posted(desk, "2")], request="s") == 1


async def test_a_request_without_anything_new_wakes_nobody(desk: Desk, wake: Wake):
    await keep_request(desk, [posted(desk, "1")], request="r")
    await keep_request(desk, [posted(desk, "1")], request="s")

    assert wake.intakes == 1


async def test_a_request_that_could_not_be_kept_may_come_again(desk: Desk):
    broken = replace(posted(desk, "1"), raw=None)
    with pytest.raises(IntegrityError):
        await keep_request(desk, [broken], request="r")

    assert await keep_request(desk, [posted(desk, "1")], request="r") == 1
