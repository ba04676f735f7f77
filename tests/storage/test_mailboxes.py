"""Which of a mailbox's mails are kept, and how far imports have come, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

import pytest

from desk.desk import Desk
from desk.ids import new_id
from desk.mail_import import BroughtIn, MailImport
from desk.raw import Inbound, Outcome, Way
from storage import mailboxes
from tests.front import Front
from tests.incoming import mail

BOX = "desk@mail.example.com/INBOX"
CAME = datetime(2026, 6, 1, 10, 0, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture(autouse=True)
def few_at_once(monkeypatch) -> None:
    """What takes several steps for a large mailbox does so here."""
    monkeypatch.setattr(mailboxes, "MOST_AT_ONCE", 3)


@pytest.fixture
async def work(desk: Desk):
    async with desk.begin() as work:
        yield work


async def test_a_number_is_kept_with_the_moment_it_came(work):
    await work.mailboxes.account_for(BOX, 7, 1, arrived_at=CAME)
    await work.mailboxes.account_for(BOX, 7, 2, arrived_at=None)

    kept = await work.mailboxes.accounted_for(BOX, 7)
    assert kept == {1: CAME, 2: None}
    assert kept[1].tzinfo == UTC


async def test_a_large_mailbox_is_known_as_a_whole(work):
    for uid in range(1, 8):
        await work.mailboxes.account_for(BOX, 7, uid, arrived_at=None)

    assert list(await work.mailboxes.accounted_for(BOX, 7)) == [1, 2, 3, 4, 5, 6, 7]


async def test_another_mail_may_come_under_its_number(work):
    await work.mailboxes.account_for(BOX, 7, 1, arrived_at=CAME)
    await work.mailboxes.account_for(BOX, 7, 1, arrived_at=CAME + timedelta(days=1))

    assert await work.mailboxes.accounted_for(BOX, 7) == {1: CAME + timedelta(days=1)}


async def test_what_is_gone_is_forgotten_and_so_are_other_numberings(work):
    for uidvalidity, uid in [(7, 1), (7, 2), (6, 1)]:
        await work.mailboxes.account_for(BOX, uidvalidity, uid, arrived_at=None)
    await work.mailboxes.account_for("another", 6, 1, arrived_at=None)
    await work.mailboxes.forget(BOX, 7, range(2, 10))

    assert list(await work.mailboxes.accounted_for(BOX, 7)) == [1]
    assert await work.mailboxes.accounted_for(BOX, 6) == {}
    assert list(await work.mailboxes.accounted_for("another", 6)) == [1]


async def test_a_cursor_is_moved_by_who_knows_where_it_stands(work):
    assert await work.cursors.move(BOX, "1", was=None)
    assert not await work.cursors.move(BOX, "2", was=None)
    assert await work.cursors.move(BOX, "2", was="1")
    assert not await work.cursors.move(BOX, "3", was="1")
    assert await work.cursors.get(BOX) == "2"


async def test_an_import_tells_what_became_of_its_mails(desk: Desk, front: Front, queue, admin):
    now = desk.now()
    job = MailImport(id=new_id(now), account=BOX, by=admin, since=now, asked_at=now)
    async with desk.begin() as work:
        await work.imports.add(job)
    first = mail()
    for one in (first, mail("More.", answers=first.message_id), mail(bulk=True)):
        await front.take_in(await old(desk, job), one)
    await old(desk, job)

    async with desk.look() as work:
        became = await work.imports.yielded(job.id)
    assert became.outcomes == {Outcome.IMPORTED: 2, Outcome.LEFT: 1}
    assert list(became.queues) == [BroughtIn(queue_id=queue.id, mails=2, cases=1)]
    assert became.waiting == 1


async def old(desk: Desk, job: MailImport) -> Inbound:
    inbound = Inbound(
        id=new_id(CAME),
        way=Way.IMAP,
        key=uuid4().hex,
        raw=b"",
        received_at=CAME,
        import_id=job.id,
    )
    async with desk.begin() as work:
        await work.inbound.keep(inbound)
    return inbound
