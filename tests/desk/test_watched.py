"""What a watched mailbox ails of, and who hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desk import mailboxes
from desk.desk import Desk
from desk.mailboxes import Comparison
from desk.outgoing import GapNotice, MailboxNotice
from desk.watched import Ailment, WatchedMailbox
from tests.clock import START, Clock
from tests.front import Front

BOX = WatchedMailbox(account="desk@mail.example.com/INBOX", name="mail.example.com/INBOX")
HOUR = timedelta(hours=1)


@pytest.fixture
async def box(desk: Desk) -> str:
    mailbox = await mailboxes.connect(desk, BOX.account, name=BOX.name, queue_key="support")
    return mailbox.account


def after(**minutes: float):
    return START + timedelta(**minutes)


def test_a_mailbox_that_is_read_ails_of_nothing():
    assert BOX.looked_into(newest=7, kept=7, now=START).ailment(now=after(days=1)) is None


def test_mail_that_waits_is_an_ailment_after_ten_minutes():
    waits = BOX.looked_into(newest=8, kept=7, now=START)

    assert waits.ailment(now=after(minutes=9)) is None
    assert waits.ailment(now=after(minutes=10)) is Ailment.BEHIND


def test_a_busy_mailbox_that_goes_on_is_not_behind():
    busy = BOX.looked_into(newest=8, kept=7, now=START)
    busy = busy.looked_into(newest=12, kept=11, now=after(minutes=9))

    assert busy.ailment(now=after(minutes=12)) is None


def test_a_watch_that_does_not_move_is_behind_from_the_first_mail_on():
    stuck = BOX.looked_into(newest=8, kept=7, now=START)
    stuck = stuck.looked_into(newest=12, kept=7, now=after(minutes=10))

    assert stuck.ailment(now=after(minutes=10)) is Ailment.BEHIND


def test_a_mailbox_that_cannot_be_read_is_an_ailment_after_a_quarter():
    shut = BOX.shut("Refused.", now=START).shut("Refused.", now=after(minutes=15))

    assert shut.ailment(now=after(minutes=14)) is None
    assert shut.ailment(now=after(minutes=15)) is Ailment.SHUT


def test_a_comparison_is_due_at_first_every_hour_and_when_asked_for():
    done = BOX.compared(on_server=1, missing=(), caught_up=0, now=START)

    assert BOX.is_due(now=START, every=HOUR)
    assert not done.is_due(now=after(minutes=59), every=HOUR)
    assert done.is_due(now=after(minutes=60), every=HOUR)


async def test_leads_and_admins_hear_of_a_gap(desk, box, front: Front, admin, lead, agent):
    await mailboxes.compared(desk, box, Comparison(on_server=9, missing=[4], caught_up=2))

    told = await front.leaving(GapNotice)
    assert {notice.user for notice in told} == {admin, lead}


async def test_what_stays_missing_is_not_told_again(desk, box, front: Front, admin, clock: Clock):
    await mailboxes.compared(desk, box, Comparison(on_server=9, missing=[4]))
    clock.advance(hours=1)
    await mailboxes.compared(desk, box, Comparison(on_server=9, missing=[4]))
    clock.advance(hours=1)
    await mailboxes.compared(desk, box, Comparison(on_server=9, missing=[4, 6]))

    assert [notice.lost for notice in await front.leaving(GapNotice)] == [(4,), (6,)]


async def test_an_ailment_is_told_once_and_that_it_is_over(
    desk, box, front: Front, admin, clock: Clock
):
    for _ in range(6):
        await mailboxes.shut(desk, box, why="Refused.")
        clock.advance(minutes=5)
    (ill,) = await front.deliver()

    await mailboxes.looked_into(desk, box, newest=3, kept=3)
    await mailboxes.looked_into(desk, box, newest=3, kept=3)
    (well,) = await front.deliver()

    assert ill == well == MailboxNotice(user=admin, account=box)


async def test_a_short_trouble_is_told_to_nobody(desk, box, front: Front, admin, clock: Clock):
    await mailboxes.shut(desk, box, why="Not now.")
    clock.advance(minutes=5)
    await mailboxes.looked_into(desk, box, newest=3, kept=3)

    assert await front.leaving(MailboxNotice) == []


@pytest.mark.parametrize(
    "tell",
    [
        lambda desk: mailboxes.looked_into(desk, BOX.account, newest=9, kept=7),
        lambda desk: mailboxes.shut(desk, BOX.account, why="Refused."),
        lambda desk: mailboxes.compared(desk, BOX.account, Comparison(on_server=9, missing=[4])),
    ],
    ids=["looked into", "shut", "compared"],
)
async def test_what_is_told_of_a_mailbox_that_is_not_watched_any_more_is_dropped(
    desk: Desk, box, front: Front, admin, tell
):
    await mailboxes.disconnect_others(desk, ())
    await tell(desk)

    assert await mailboxes.ask(desk) == []
    assert await front.due() == []


async def test_a_mailbox_that_the_settings_still_name_is_watched_on(desk: Desk, box):
    await mailboxes.disconnect_others(desk, [box])

    assert [mailbox.account for mailbox in await mailboxes.ask(desk)] == [box]


async def test_a_mailbox_that_the_settings_name_no_longer_is_not_listed(desk, box):
    await mailboxes.disconnect_others(desk, ["another"])

    assert await mailboxes.watched(desk) == []
