"""How far a mailbox has been read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desk.desk import Desk
from handlers.mail.imap.account import ImapAccount


@dataclass(frozen=True, kw_only=True)
class Cursor:
    #: The server's word for one numbering of the mails (RFC 3501 2.3.1.1).
    uidvalidity: int
    #: All up to this one are kept.
    uid: int
    #: Up to this one it is not known which are: the server has numbered them anew.
    doubtful: int = 0
    #: Mails with a smaller UID were there before we were connected, or before the last numbering.
    first: int = 1
    #: What had arrived before was never ours to read.
    since: date

    @classmethod
    def parse(cls, text: str) -> Cursor:
        uidvalidity, uid, doubtful, first, since = text.split(" ")
        return cls(
            uidvalidity=int(uidvalidity),
            uid=int(uid),
            doubtful=int(doubtful),
            first=int(first),
            since=date.fromisoformat(since),
        )

    def __str__(self) -> str:
        return f"{self.uidvalidity} {self.uid} {self.doubtful} {self.first} {self.since}"

    def is_sure_of(self, uidvalidity: int) -> bool:
        """Whether this is the numbering that it knows, and all that was numbered anew was read."""
        return self.uidvalidity == uidvalidity and self.uid >= self.doubtful

    def moved(self, uid: int) -> Cursor:
        return replace(self, uid=max(uid, self.uid))

    def renumbered(self, uidvalidity: int, *, newest: int) -> Cursor:
        """All mails have new numbers: each is looked at again."""
        return replace(self, uidvalidity=uidvalidity, uid=0, doubtful=newest, first=newest + 1)


async def cursor_of(desk: Desk, account: ImapAccount) -> Cursor | None:
    async with desk.look() as work:
        text = await work.cursors.get(account.key)
    return Cursor.parse(text) if text else None
