"""When Slack counts as away, and when as there again."""

from __future__ import annotations

from datetime import timedelta

from bot.outage import LONG, Outage
from desk.deliveries import Delivered

POSTED = Delivered(ts="1.1")


def test_a_success_ends_an_outage_until_it_is_written_down():
    outage = Outage()
    outage.put_off(LONG)

    assert outage.ends_with(POSTED)
    assert outage.ends_with(POSTED)
    outage.is_over()
    assert not outage.ends_with(POSTED)


def test_half_an_outage_is_not_hurried_again_and_again():
    outage = Outage()
    outage.put_off(LONG)
    outage.is_over()
    outage.put_off(LONG)

    assert not outage.ends_with(POSTED)


def test_what_is_not_in_slack_says_nothing_about_it():
    outage = Outage()
    outage.put_off(LONG)

    assert not outage.ends_with(Delivered(outcome="250 OK"))


def test_a_short_wait_is_no_outage():
    outage = Outage()
    outage.put_off(LONG - timedelta(seconds=1))

    assert not outage.ends_with(POSTED)
