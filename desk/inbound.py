"""What came in, raw: kept before it is acknowledged, then processed exactly once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

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


async def keep_request(desk: Desk, things: Sequence[Inbound], *, request: str | None) -> int:
    """
    Store all that one request brought, durably and together; how many of it are new.

    None of it where that request came before; a None is no request that could be known again.
    """
    async with desk.begin() as work:
        if request is not None and not await work.seen.once(request, now=desk.now()):
            return 0
        are_new = [await work.inbound.keep(thing) for thing in things]
    failpoint("inbound.kept")
    if any(are_new):
        desk.wake.intake()
    return sum(are_new)


def digest_key(raw: bytes, recipients: tuple[str, ...]) -> str:
    """The key of a mail whose way in numbers nothing: what it says, and to whom it was sent."""
    digest = hashlib.sha256(raw)
    # Half letters, which JSON can spell, and bytes that are no text count as what they are.
    digest.update("\0".join(sorted(recipients)).encode(errors="surrogatepass"))
    return digest.hexdigest()
