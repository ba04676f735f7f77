"""What came last in a case, and what an answer answers."""

from __future__ import annotations

from desk.errors import WrongStatus, existing
from desk.message import Answer, CustomerMessage
from desk.ports import Work


def newest(message: CustomerMessage | None, answer: Answer | None) -> str | None:
    """The id of whichever came last; ids sort by the time they were made."""
    return max((m.id for m in (message, answer) if m is not None), default=None)


async def message_to_answer(work: Work, case_id: str, *, message_id: str | None) -> CustomerMessage:
    """The message asked for, else the newest that a participant of the case wrote."""
    asked = await work.messages.get(message_id) if message_id else None
    message = existing(asked or await work.messages.to_answer(case_id), "That message")
    if message.case_id != case_id:
        raise WrongStatus("That message is part of another case now. Answer it there.")
    return message
