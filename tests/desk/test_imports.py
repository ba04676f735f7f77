"""Imports of old mail: who may ask for them, and of what."""

from __future__ import annotations

import pytest

from desk import imports, mailboxes
from desk.audit import newest
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotFound
from desk.outgoing import ImportDone, ImportPost
from desk.raw import Inbound, Way
from tests.clock import Clock
from tests.front import Front

ACCOUNT = "desk@example.com@mail.example.com/INBOX"


@pytest.fixture
async def box(desk: Desk, queue) -> str:
    await mailboxes.connect(desk, ACCOUNT, name="mail.example.com/INBOX", queue_key=queue.key)
    return ACCOUNT


@pytest.mark.parametrize("word", ["support", "SUPPORT@example.com", "mail.example.com/inbox"])
async def test_it_is_asked_for_by_mailbox_or_queue(desk: Desk, box, admin, clock: Clock, word):
    await imports.order(desk, word, days=30, by=admin)

    (job,) = await imports.underway(desk)
    assert (job.account, (clock() - job.since).days) == (box, 30)
    told = [(c.about, c.new) for c in await newest(desk, 50, by=admin) if c.what == "old mail"]
    assert told == [("mail.example.com/INBOX", "the last 30 days")]


async def test_an_agent_cannot_ask_for_it(desk: Desk, box, agent):
    with pytest.raises(NotAllowed):
        await imports.order(desk, "support", days=30, by=agent)


async def test_a_mailbox_nobody_knows_is_refused_with_those_that_there_are(desk, box, admin):
    with pytest.raises(NotFound, match=r"`mail.example.com/INBOX \(support\)`"):
        await imports.order(desk, "sales", days=30, by=admin)


async def test_without_a_mailbox_it_is_refused(desk: Desk, queue, admin):
    with pytest.raises(NotFound, match="IMAP_URL"):
        await imports.order(desk, "support", days=30, by=admin)


@pytest.mark.parametrize("days", [0, 100_000])
async def test_no_days_and_too_many_are_refused(desk: Desk, box, admin, days: int):
    with pytest.raises(BadInput, match="From 1 to 3,650 days"):
        await imports.order(desk, "support", days=days, by=admin)


async def test_a_second_one_waits_for_the_first(desk: Desk, box, admin):
    await imports.order(desk, "support", days=30, by=admin)

    with pytest.raises(BadInput, match="is coming in already"):
        await imports.order(desk, "support", days=90, by=admin)


async def test_who_asked_hears_of_its_end_and_no_channel_does_where_nothing_came(
    desk: Desk, box, admin, front: Front
):
    await imports.order(desk, "support", days=30, by=admin)
    (job,) = await imports.underway(desk)
    await imports.end(desk, job.id)

    assert await front.leaving(ImportDone) == [ImportDone(import_id=job.id, user=admin)]
    assert await front.leaving(ImportPost) == []


async def test_it_has_not_ended_while_a_mail_of_it_waits(desk: Desk, box, admin, front: Front):
    await imports.order(desk, "support", days=30, by=admin)
    (job,) = await imports.underway(desk)
    async with desk.begin() as work:
        kept = Inbound(
            id="1", way=Way.IMAP, key="1", raw=b"", received_at=desk.now(), import_id=job.id
        )
        assert await work.inbound.keep(kept)

    assert not await imports.end(desk, job.id)
    assert await front.leaving(ImportDone) == []


async def test_its_end_is_told_once(desk: Desk, box, admin, front: Front):
    await imports.order(desk, "support", days=30, by=admin)
    (job,) = await imports.underway(desk)
    await imports.end(desk, job.id)
    await front.deliver()

    assert await imports.end(desk, job.id)
    assert await front.leaving(ImportDone) == []
