"""From the rehearsal to the real thing."""

from __future__ import annotations

import pytest

from desk import golive, receipts
from desk.errors import NotAllowed


async def test_a_new_team_rehearses(desk, queue):
    assert not (await golive.live(desk)).workspace.is_live


async def test_what_will_start_is_told_beforehand(desk, queue):
    assert receipts.RECEIPTS in (await golive.live(desk)).starts


async def test_what_is_switched_off_is_told_apart(desk, queue, admin):
    await receipts.switch(desk, is_on=False, by=admin)

    live = await golive.live(desk)

    assert receipts.RECEIPTS not in live.starts
    assert receipts.RECEIPTS in live.stays_off


async def test_going_live_twice_is_going_live(desk, queue, admin):
    await golive.go_live(desk, by=admin)

    assert (await golive.go_live(desk, by=admin)).workspace.is_live


async def test_only_admins_go_live(desk, queue, lead):
    with pytest.raises(NotAllowed):
        await golive.go_live(desk, by=lead)


@pytest.mark.parametrize("one", golive.AUTOMATIC, ids=lambda one: one.name)
def test_every_automatic_mail_says_what_it_does_and_how_it_is_switched(one):
    assert one.name
    assert one.does
    assert one.switch.startswith("/desk ")
