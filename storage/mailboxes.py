"""Watched mailboxes, and the numbers of those of their mails that are kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import RowMapping

from desk.watched import Ailment, WatchedMailbox
from storage.scope import Scope, own, values_of
from storage.tables import mailbox_uids, mailboxes

#: Numbers in one statement: both databases count its parameters.
MOST_AT_ONCE = 1_000


class SqlMailboxes:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def get(self, account: str) -> WatchedMailbox | None:
        row = await self._scope.row(mailboxes, mailboxes.c.account == account, lock=True)
        return _mailbox(row) if row else None

    async def all(self) -> Sequence[WatchedMailbox]:
        order = [mailboxes.c.name, mailboxes.c.account]
        return [_mailbox(row) for row in await self._scope.rows(mailboxes, order=order)]

    async def save(self, mailbox: WatchedMailbox) -> None:
        values = {**values_of(mailbox), "missing": list(mailbox.missing)}
        if not await self._scope.add_new(mailboxes, values):
            await self._scope.set(mailboxes, values, mailboxes.c.account == mailbox.account)

    async def remove(self, account: str) -> None:
        await self._scope.remove(mailboxes, mailboxes.c.account == account)

    async def account_for(
        self, account: str, uidvalidity: int, uid: int, *, arrived_at: datetime | None
    ) -> None:
        row = {"account": account, "uidvalidity": uidvalidity, "uid": uid, "arrived_at": arrived_at}
        if not await self._scope.add_new(mailbox_uids, row):
            same = [mailbox_uids.c[name] == row[name] for name in ("account", "uidvalidity", "uid")]
            await self._scope.set(mailbox_uids, {"arrived_at": arrived_at}, *same)

    async def accounted_for(self, account: str, uidvalidity: int) -> Mapping[int, datetime | None]:
        found: dict[int, datetime | None] = {}
        # Page by page: a large mailbox read in one go would stall every click for a second.
        while page := await self._page(account, uidvalidity, beyond=next(reversed(found), 0)):
            found |= page
        return found

    async def _page(
        self, account: str, uidvalidity: int, *, beyond: int
    ) -> Mapping[int, datetime | None]:
        wanted = (
            select(mailbox_uids.c.uid, mailbox_uids.c.arrived_at)
            .where(
                mailbox_uids.c.workspace == self._scope.workspace,
                mailbox_uids.c.account == account,
                mailbox_uids.c.uidvalidity == uidvalidity,
                mailbox_uids.c.uid > beyond,
            )
            .order_by(mailbox_uids.c.uid)
            .limit(MOST_AT_ONCE)
        )
        rows = (await self._scope.connection.execute(wanted)).all()
        return {int(row.uid): row.arrived_at for row in rows}

    async def forget(self, account: str, uidvalidity: int, uids: Collection[int]) -> None:
        of_it = mailbox_uids.c.account == account
        await self._scope.remove(mailbox_uids, of_it, mailbox_uids.c.uidvalidity != uidvalidity)
        gone = sorted(uids)
        for start in range(0, len(gone), MOST_AT_ONCE):
            some = mailbox_uids.c.uid.in_(gone[start : start + MOST_AT_ONCE])
            await self._scope.remove(mailbox_uids, of_it, some)


def _mailbox(row: RowMapping) -> WatchedMailbox:
    values = own(row)
    values["missing"] = tuple(values["missing"])
    values["told"] = Ailment(values["told"]) if values["told"] else None
    return WatchedMailbox(**values)
