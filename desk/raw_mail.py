"""A customer's message as it came, for somebody who wants to look closely."""

from __future__ import annotations

from desk.access import case_for
from desk.desk import Desk
from desk.errors import existing
from desk.mail import Attachment
from desk.outgoing import RawMail
from desk.ports import Work
from desk.raw import NOT_MAIL

#: What was posted to us, by a form or a colleague.
JSON, MAIL = "application/json", "message/rfc822"


async def hand_out(desk: Desk, message_id: str, *, by: str) -> None:
    """It is sent to them, as a file, and to nobody else."""
    now = desk.now()
    async with desk.begin() as work:
        message = existing(await work.messages.get(message_id), "That message")
        await case_for(work, message.case_id, by=by)
        await work.outbox.put(RawMail(user=by, message_id=message_id), now=now)
    desk.wake.outbox()


async def raw_file(work: Work, message_id: str) -> Attachment | None:
    """The file, named by its case's number; None where it is not kept any more."""
    message = await work.messages.get(message_id)
    inbound = await work.inbound.get(message.inbound_id) if message else None
    case = await work.cases.get(message.case_id) if message else None
    if message is None or inbound is None or case is None:
        return None
    is_mail = inbound.way not in NOT_MAIL
    return Attachment(
        name=f"{case.number}-{message.created_at:%Y%m%d-%H%M%S}.{'eml' if is_mail else 'json'}",
        type=MAIL if is_mail else JSON,
        size=len(inbound.raw),
        inline=False,
        content_id=None,
        digest="",
        content=inbound.raw,
    )
