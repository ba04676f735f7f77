"""What came in, raw: kept before it is acknowledged, then processed exactly once."""

from __future__ import annotations

import hashlib

from desk.desk import Desk
from desk.failpoints import failpoint
from desk.ids import new_id
from desk.raw import Inbound, Way


async def keep(
    desk: Desk,
    way: Way,
    *,
    key: str,
    raw: bytes,
    queue_key: str | None = None,
    recipients: tuple[str, ...] = (),
    mail_from: str | None = None,
) -> bool:
    """Store it durably; False when it was here before. Only after this may it be acknowledged."""
    now = desk.now()
    inbound = Inbound(
        id=new_id(now),
        way=way,
        key=key,
        raw=raw,
        queue_key=queue_key,
        recipients=recipients,
        mail_from=mail_from,
        received_at=now,
    )
    async with desk.begin() as work:
        is_new = await work.inbound.keep(inbound)
    failpoint("inbound.kept")
    if is_new:
        desk.wake.intake()
    return is_new


def digest_key(raw: bytes, recipients: tuple[str, ...]) -> str:
    """The key of a mail whose way in numbers nothing: what it says, and to whom it was sent."""
    digest = hashlib.sha256(raw)
    digest.update("\0".join(sorted(recipients)).encode())
    return digest.hexdigest()
