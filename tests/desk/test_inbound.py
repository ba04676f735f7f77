"""What came in is kept before it is acknowledged."""

from __future__ import annotations

import pytest

from desk.desk import Desk
from desk.inbound import digest_key, keep
from desk.raw import InboundState, Way
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
