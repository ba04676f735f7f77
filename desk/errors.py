"""Refusals a person can read: each message is a sentence for the one who acted."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

Thing = TypeVar("Thing")


class DeskError(Exception):
    """That is not possible."""

    def __init__(self, sentence: str | None = None) -> None:
        super().__init__(sentence or self.__doc__)

    @property
    def sentence(self) -> str:
        return str(self.args[0])


class NotFound(DeskError):
    """There is no such thing here."""


def existing(thing: Thing | None, named: str) -> Thing:
    """What was looked for by its id; refuses where it is gone."""
    if thing is None:
        raise NotFound(f"{named} does not exist any more.")
    return thing


class NotAllowed(DeskError):
    """You may not do that."""


class NotAnAgent(NotAllowed):
    """Only agents of a queue may act on its cases."""

    def __init__(self, *, queue_id: str, queue_name: str) -> None:
        super().__init__(
            f"Only agents of *{queue_name}* can do that. You can ask its lead to let you in."
        )
        self.queue_id = queue_id


class BadInput(DeskError):
    """What was typed could not be used."""


class OwnAddress(BadInput):
    """A mail of ours would go to ourselves."""


class TooLarge(BadInput):
    """More bytes than a mail may carry."""


class AlreadyClaimed(DeskError):
    """A colleague was first."""

    def __init__(self, *, owner: str, since: datetime) -> None:
        super().__init__(f"<@{owner}> has had this case since {clock_token(since)}.")
        self.owner = owner
        self.since = since


class WrongStatus(DeskError):
    """The case is not in a state that allows it."""


class TooLate(DeskError):
    """It has already left."""


class Overtaken(DeskError):
    """Look again: the case is not as it was when you began to write."""


class NewOwner(Overtaken):
    """It has a new owner since you began to write."""


class NewerMessage(Overtaken):
    """Something came in since you began to write."""

    def __init__(self, sentence: str, *, latest: str) -> None:
        super().__init__(sentence)
        self.latest = latest


def clock_token(moment: datetime) -> str:
    """A time that every reader sees in their own zone, with UTC where that is not possible."""
    return f"<!date^{int(moment.timestamp())}^{{time}}|{moment:%H:%M} UTC>"
