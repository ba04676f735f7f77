"""A pile: mails that were held back, shown together on one card instead of as a case each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desk.mail import Address


class Cause(StrEnum):
    """What a pile is made of."""

    #: Junk: bulk and cold mail, machines' mail, suspected spam; one pile a day.
    QUIET = "quiet"
    #: A storm: too many mails of one sender within an hour.
    SENDER = "sender"
    #: A storm: the same text again within an hour.
    SAME_TEXT = "same_text"
    #: A storm: too many automatic mails in one case.
    IN_CASE = "in_case"


class Why(StrEnum):
    """Why one mail was held back."""

    BULK = "bulk"
    AUTOMATIC = "automatic"
    SUSPECTED = "suspected"
    #: One of our own addresses stands as its sender, and we did not send it.
    IMPOSTOR = "impostor"
    BLOCKED = "blocked"
    STORM = "storm"


@dataclass(frozen=True, kw_only=True)
class Pile:
    id: str
    queue_id: str
    cause: Cause
    #: What a storm is about: an address, a text's digest, a case's number; "" for junk.
    about: str = ""
    #: The team's local day, such as 2026-06-08: the next day begins a new pile.
    day: str
    #: Where its card stands in Slack, once it has been posted.
    channel: str
    post_ts: str | None = None
    created_at: datetime

    @property
    def is_storm(self) -> bool:
        return self.cause is not Cause.QUIET

    def posted(self, *, channel: str, ts: str) -> Pile:
        return replace(self, channel=channel, post_ts=ts)


@dataclass(frozen=True, kw_only=True)
class Held:
    """A mail on a pile; all of it is kept with what came in."""

    inbound_id: str
    pile_id: str
    sender: Address
    subject: str
    why: Why
    mail_id: str
    #: The digest of its text, by which a second copy is known.
    said: str
    at: datetime
    #: Who wants a case of it.
    wanted_by: str | None = None
    #: The case that it became.
    case_number: int | None = None

    @property
    def is_waiting(self) -> bool:
        return self.wanted_by is None

    def wanted(self, by: str) -> Held:
        return replace(self, wanted_by=by)

    def became(self, case_number: int) -> Held:
        return replace(self, case_number=case_number)

    def blocked(self) -> Held:
        return replace(self, why=Why.BLOCKED)


@dataclass(frozen=True, kw_only=True)
class BlockedSender:
    """Whose mails are kept, and never become cases by themselves."""

    #: In lower case.
    address: str
    by: str
    at: datetime
