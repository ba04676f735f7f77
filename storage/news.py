"""
What other replicas have written, told at once: PostgreSQL's NOTIFY.

It is sent when its transaction commits, or never (postgresql.org/docs/current/sql-notify.html).
Nobody needs to hear it: the loops look by themselves every few seconds, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select

from storage.scope import Scope

CHANNEL = "deskbell"


class Kind(StrEnum):
    INTAKE = "intake"
    OUTBOX = "outbox"


@dataclass(frozen=True, kw_only=True)
class News:
    #: Which replica says so: its own it need not hear.
    sender: str
    workspace: str
    kind: Kind

    def __str__(self) -> str:
        return f"{self.sender} {self.workspace} {self.kind}"

    @classmethod
    def read(cls, text: str) -> News:
        sender, workspace, kind = text.split()
        return cls(sender=sender, workspace=workspace, kind=Kind(kind))


async def announce(scope: Scope, kind: Kind) -> None:
    """Where several replicas are possible; the same, said twice in a transaction, is sent once."""
    if scope.connection.dialect.name != "postgresql":
        return
    news = News(sender=scope.sender, workspace=scope.workspace, kind=kind)
    await scope.connection.execute(select(func.pg_notify(CHANNEL, str(news))))
