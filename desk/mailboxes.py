"""Watched mailboxes: what is found out about them, and who hears of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from desk.desk import Desk
from desk.outgoing import GapNotice, MailboxNotice
from desk.people import Role
from desk.ports import Work
from desk.watched import WatchedMailbox


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What the server lists, against what is kept."""

    on_server: int
    #: The UIDs of mails that had not come in, and still cannot be fetched.
    missing: Collection[int] = ()
    #: How many had not come in, and are taken in now.
    caught_up: int = 0


async def watched(desk: Desk) -> Sequence[WatchedMailbox]:
    async with desk.look() as work:
        return await work.mailboxes.all()


async def connect(desk: Desk, account: str, *, name: str, queue_key: str | None) -> WatchedMailbox:
    """It is watched from now on, or goes on being so under these names."""
    async with desk.begin() as work:
        known = await work.mailboxes.get(account) or WatchedMailbox(account=account, name=name)
        mailbox = replace(known, name=name, queue_key=queue_key)
        await work.mailboxes.save(mailbox)
    return mailbox


async def disconnect_others(desk: Desk, accounts: Collection[str]) -> None:
    """Those that the settings name no longer; what came from them stays."""
    async with desk.begin() as work:
        for mailbox in await work.mailboxes.all():
            if mailbox.account not in accounts:
                await work.mailboxes.remove(mailbox.account)


async def ask(desk: Desk) -> Sequence[WatchedMailbox]:
    """All are compared as soon as may be; what is known of them until then."""
    now = desk.now()
    async with desk.begin() as work:
        known = await work.mailboxes.all()
        for mailbox in known:
            await work.mailboxes.save(replace(mailbox, asked_at=now))
    return known


async def looked_into(desk: Desk, account: str, *, newest: int, kept: int) -> None:
    """It can be read: its newest mail is this one, and all are kept up to that one."""
    now = desk.now()
    async with desk.begin() as work:
        mailbox = await work.mailboxes.get(account)
        if mailbox is None:
            return
        await _save(work, mailbox.looked_into(newest=newest, kept=kept, now=now), now=now)
    desk.wake.outbox()


async def shut(desk: Desk, account: str, *, why: str) -> None:
    """It cannot be read; `why` is a sentence with the way to mend it."""
    now = desk.now()
    async with desk.begin() as work:
        mailbox = await work.mailboxes.get(account)
        if mailbox is None:
            return
        await _save(work, mailbox.shut(why, now=now), now=now)
    desk.wake.outbox()


async def compared(desk: Desk, account: str, found: Comparison) -> None:
    """Whoever can see to a gap hears of it once; what stays missing stays listed."""
    now = desk.now()
    async with desk.begin() as work:
        mailbox = await work.mailboxes.get(account)
        if mailbox is None:
            return
        lost = sorted(set(found.missing) - set(mailbox.missing))
        await work.mailboxes.save(
            mailbox.compared(
                on_server=found.on_server,
                missing=found.missing,
                caught_up=found.caught_up,
                now=now,
            )
        )
        if found.caught_up or lost:
            await _tell_gap(work, account, found.caught_up, lost, now=now)
    desk.wake.intake()
    desk.wake.outbox()


async def those_who_mend(work: Work) -> Sequence[str]:
    """Leads and admins, each once."""
    members = await work.members.all()
    told = [m.user for m in members if m.role in {Role.LEAD, Role.ADMIN}]
    return list(dict.fromkeys(told))


async def _save(work: Work, mailbox: WatchedMailbox, *, now: datetime) -> None:
    ailment = mailbox.ailment(now=now)
    is_new = ailment is not None and ailment is not mailbox.told
    is_over = mailbox.told is not None and mailbox.is_well
    if is_new or is_over:
        mailbox = replace(mailbox, told=ailment)
        for user in await those_who_mend(work):
            notice = MailboxNotice(user=user, account=mailbox.account)
            await work.outbox.put(notice, now=now)
    await work.mailboxes.save(mailbox)


async def _tell_gap(
    work: Work, account: str, caught_up: int, lost: Sequence[int], *, now: datetime
) -> None:
    for user in await those_who_mend(work):
        notice = GapNotice(
            user=user,
            account=account,
            caught_up=caught_up,
            lost=tuple(lost),
            found_at=int(now.timestamp()),
        )
        await work.outbox.put(notice, now=now)
