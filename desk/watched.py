"""A mailbox that is watched: what its server lists, what of it is kept, and since when it ails."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

#: A mail that is not taken in for so long is worth a word: something hangs.
LATE = timedelta(minutes=10)
#: A mailbox that cannot be read for so long is, too; shorter troubles pass by themselves.
SHUT = timedelta(minutes=15)


class Ailment(StrEnum):
    #: Mail lies on the server and is not taken in.
    BEHIND = "behind"
    #: The server does not let us look.
    SHUT = "shut"


@dataclass(frozen=True, kw_only=True)
class WatchedMailbox:
    #: The same for the same user, server and folder.
    account: str
    #: For people: the server and the folder.
    name: str
    #: The queue whose mail it is; None where the addresses tell.
    queue_key: str | None = None
    #: When somebody last wanted it compared.
    asked_at: datetime | None = None
    #: When the server's list and ours were last compared.
    compared_at: datetime | None = None
    #: How many mails the server listed then that are ours to read.
    on_server: int = 0
    #: Their UIDs, of those that it lists and does not hand over.
    missing: tuple[int, ...] = ()
    #: How many were found missing until now, and taken in after all.
    caught_up: int = 0
    #: The newest mail that was not taken in yet when we looked, and since when.
    behind_uid: int | None = None
    behind_since: datetime | None = None
    #: Since when it cannot be read, and why: a sentence with the way to mend it.
    shut_since: datetime | None = None
    why: str = ""
    #: What people were told of last, and have not heard to be over.
    told: Ailment | None = None

    @property
    def label(self) -> str:
        return f"{self.name} ({self.queue_key})" if self.queue_key else self.name

    @property
    def stored(self) -> int:
        return self.on_server - len(self.missing)

    @property
    def is_well(self) -> bool:
        return self.shut_since is None and self.behind_since is None

    def is_due(self, *, now: datetime, every: timedelta) -> bool:
        """Whether it is time to compare again."""
        if self.compared_at is None or (self.asked_at and self.asked_at > self.compared_at):
            return True
        return now - self.compared_at >= every

    def ailment(self, *, now: datetime) -> Ailment | None:
        """What people should hear of."""
        if self.shut_since is not None:
            return Ailment.SHUT if now - self.shut_since >= SHUT else None
        if self.behind_since is not None and now - self.behind_since >= LATE:
            return Ailment.BEHIND
        return None

    def looked_into(self, *, newest: int, kept: int, now: datetime) -> WatchedMailbox:
        """It can be read: its newest mail is this one, and all are kept up to that one."""
        readable = replace(self, shut_since=None, why="")
        if newest <= kept:
            return replace(readable, behind_uid=None, behind_since=None)
        if self.behind_uid is not None and kept < self.behind_uid:
            return readable
        # Of what waited at the last look nothing waits any more: this is newer.
        return replace(readable, behind_uid=newest, behind_since=now)

    def shut(self, why: str, *, now: datetime) -> WatchedMailbox:
        return replace(self, shut_since=self.shut_since or now, why=why)

    def compared(
        self, *, on_server: int, missing: Collection[int], caught_up: int, now: datetime
    ) -> WatchedMailbox:
        return replace(
            self,
            compared_at=now,
            on_server=on_server,
            missing=tuple(sorted(missing)),
            caught_up=self.caught_up + caught_up,
        )
