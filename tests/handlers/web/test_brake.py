"""Who sends too much at once is asked to wait; who that is, is told by proxies of our own only."""

from __future__ import annotations

import pytest

from handlers.web.brake import REMEMBERED, Allowance, Brake, visitor


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def brake(clock: Clock) -> Brake:
    return Brake(allowance=Allowance(burst=2, seconds=10), clock=clock)


def test_a_burst_is_let_through(brake):
    assert [brake.wait("kim") for _ in range(3)] == [0, 0, 10]


def test_who_has_waited_may_send_one_more(brake, clock):
    assert [brake.wait("kim") for _ in range(3)] == [0, 0, 10]
    clock.now = 10

    assert [brake.wait("kim") for _ in range(2)] == [0, 10]


def test_who_is_refused_is_not_put_off_for_longer(brake, clock):
    assert [brake.wait("kim") for _ in range(9)][-1] == 10
    clock.now = 10

    assert brake.wait("kim") == 0


def test_one_sender_does_not_slow_down_another(brake):
    assert [brake.wait("kim") for _ in range(3)][-1] == 10

    assert brake.wait("ben") == 0


def test_a_rest_does_not_add_up_to_more_than_a_burst(brake, clock):
    brake.wait("kim")
    clock.now = 1_000

    assert [brake.wait("kim") for _ in range(3)] == [0, 0, 10]


def test_the_memory_has_an_end(brake):
    for number in range(REMEMBERED + 10):
        brake.wait(str(number))

    assert len(brake._left) == REMEMBERED


@pytest.mark.parametrize(
    ("peer", "forwarded", "known"),
    [
        ("8.8.8.8", None, "8.8.8.8"),
        ("8.8.8.8", "9.9.9.9", "8.8.8.8"),
        ("127.0.0.1", "9.9.9.9", "9.9.9.9"),
        ("127.0.0.1", "1.1.1.1, 9.9.9.9", "9.9.9.9"),
        ("10.0.0.3", "9.9.9.9, 192.168.1.1", "9.9.9.9"),
        ("127.0.0.1", None, None),
        ("127.0.0.1", "10.0.0.3", None),
        ("127.0.0.1", "unknown", None),
        (None, None, None),
        ("2a00:1450:4001:82b::200e", None, "2a00:1450:4001:82b::/64"),
    ],
    ids=[
        *("direct", "a claim from outside", "our proxy", "what was there before our proxy"),
        *("two proxies of ours", "nobody told", "a colleague", "no address", "no peer", "network"),
    ],
)
def test_a_visitor_is_known_as_far_as_can_be_trusted(peer, forwarded, known):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}

    assert visitor(peer, headers) == known
