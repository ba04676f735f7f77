"""When Slack counts as away, and when as there again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.outage import LONG, Outage
from desk.deliveries import Delivered

POSTED = Delivered(ts="1.1")


@pytest.fixture
def outage() -> Outage:
    outage = Outage()
    outage.put_off(LONG)
    return outage


def is_over(outage: Outage, delivered: Delivered = POSTED) -> bool:
    with outage.ended_by(delivered) as is_over:
        return is_over


def test_the_first_success_ends_an_outage(outage: Outage):
    assert is_over(outage)
    assert not is_over(outage)


def test_of_two_at_once_one_ends_it(outage: Outage):
    with outage.ended_by(POSTED) as first, outage.ended_by(POSTED) as second:
        assert (first, second) == (True, False)


def test_a_success_that_cannot_be_written_down_ends_nothing(outage: Outage):
    with pytest.raises(OSError, match="full"), outage.ended_by(POSTED):
        raise OSError("The disk is full.")

    assert is_over(outage)


def test_what_is_put_off_meanwhile_is_not_forgotten(outage: Outage):
    with outage.ended_by(POSTED):
        outage.put_off(LONG)

    assert outage.is_on


def test_half_an_outage_is_not_hurried_again_and_again(outage: Outage):
    assert is_over(outage)
    outage.put_off(LONG)

    assert not is_over(outage)


def test_what_is_not_in_slack_says_nothing_about_it(outage: Outage):
    assert not is_over(outage, Delivered(outcome="250 OK"))


def test_a_short_wait_is_no_outage():
    outage = Outage()
    outage.put_off(LONG - timedelta(seconds=1))

    assert not is_over(outage)
