"""What a sender raises when a delivery did not simply succeed."""

from __future__ import annotations

from datetime import timedelta


class Undelivered(Exception):
    """Nothing has got through at this try."""

    #: Nor has an earlier one, because it was looked for.
    is_sure = False


class Retry(Undelivered):
    """Definitely not delivered; it may be tried again after a while."""

    def __init__(self, after: timedelta, why: str) -> None:
        super().__init__(why)
        self.after = after


class GiveUp(Undelivered):
    """Definitely refused for good; the message is a sentence for a person."""


class Gone(GiveUp):
    """What it is about does not exist any more, so that there is nothing left to deliver."""


class Unknown(Exception):
    """It may have been delivered: the answer was lost."""
