"""One mail out of a mailbox: fetched, and put where it is safe."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from desk.desk import Desk
from desk.ids import new_id
from desk.ports import Work
from desk.raw import Inbound, Way
from handlers.mail.imap.account import ImapAccount
from handlers.mail.imap.beginning import beginning
from handlers.mail.imap.mailbox import Mailbox

#: Bytes; of a larger mail only the beginning is fetched.
LARGEST = 50_000_000
BEGINNING = 256 * 1024


@dataclass(frozen=True, kw_only=True)
class Fetched:
    uid: int
    raw: bytes
    #: By the server's clock, where it told (RFC 3501 2.3.3).
    arrived_at: datetime | None = None


async def fetched(mailbox: Mailbox, uid: int) -> Fetched | None:
    """The mail, or its beginning where it is too large; None when it is gone."""
    about = await mailbox.about(uid)
    if about is None or about.size <= LARGEST:
        raw = await mailbox.mail(uid)
    else:
        raw = await mailbox.mail(uid, most=BEGINNING)
        raw = raw and beginning(raw, size=about.size)
    if raw is None:
        return None
    return Fetched(uid=uid, raw=raw, arrived_at=about.arrived_at if about else None)


def inbound_of(desk: Desk, account: ImapAccount, raw: bytes) -> Inbound:
    """Its key is made of the content: a mailbox that was numbered anew brings nothing twice."""
    now = desk.now()
    return Inbound(
        id=new_id(now),
        way=Way.IMAP,
        key=f"{account.key}:{hashlib.sha256(raw).hexdigest()}",
        raw=raw,
        queue_key=account.queue,
        received_at=now,
    )


async def keep(
    work: Work, desk: Desk, account: ImapAccount, mail: Fetched, *, uidvalidity: int
) -> bool:
    """The mail, and that its number is accounted for; False when it was kept before."""
    is_new = await work.inbound.keep(inbound_of(desk, account, mail.raw))
    await work.mailboxes.account_for(account.key, uidvalidity, mail.uid, arrived_at=mail.arrived_at)
    return is_new
