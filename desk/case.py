"""A case: what one customer wants, from the first message to the resolution."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from desk.errors import AlreadyClaimed, BadInput, WrongStatus

#: A resolved case is closed after this long; a later mail then opens a new, linked one.
CLOSED_AFTER = timedelta(days=14)
#: Within one burst of customer messages the owner is mentioned once; who acts on it has ended it.
BURST = timedelta(minutes=5)


class Status(StrEnum):
    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"
    CLOSED = "closed"


class Priority(StrEnum):
    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Then(StrEnum):
    """What becomes of a case once an answer has left."""

    WAIT = "wait"
    KEEP_OPEN = "keep_open"
    RESOLVE = "resolve"


@dataclass(frozen=True, kw_only=True)
class Escalation:
    """A call for help that has not been taken back: the owner stays the owner."""

    #: The people who were called.
    to: tuple[str, ...]
    by: str
    reason: str
    at: datetime
    #: Who said "I'm on it".
    acknowledged_by: str | None = None
    #: Where it stands in the escalation channel, once it has been posted.
    channel: str | None = None
    post_ts: str | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    id: str
    #: What people call it: 1042 in `#1042`.
    number: int
    queue_id: str
    subject: str
    requester_id: str
    status: Status = Status.NEW
    priority: Priority = Priority.NORMAL
    #: The agent's Slack id.
    owner: str | None = None
    owned_since: datetime | None = None
    created_at: datetime
    last_customer_at: datetime | None = None
    #: When the owner was last mentioned for a customer message that nobody has acted on since.
    pinged_at: datetime | None = None
    snoozed_until: datetime | None = None
    escalation: Escalation | None = None
    resolved_at: datetime | None = None
    #: The closed case that this one goes on from.
    continues: str | None = None
    #: The case that took in all that was said here; this one is closed and stays so.
    merged_into: str | None = None
    #: Opened by a machine: shown, never answered automatically, nobody is chased for it.
    is_automatic: bool = False
    #: Of the time before its mailbox was connected: brought in for its history, not as work.
    is_imported: bool = False
    #: Where its card stands in Slack, once it has been posted.
    channel: str
    card_ts: str | None = None
    #: Grows with every change; a card that shows an older one is stale.
    version: int = 1

    @property
    def is_done(self) -> bool:
        return self.status in {Status.RESOLVED, Status.CLOSED}

    @property
    def is_unclaimed(self) -> bool:
        """Nobody has it, and somebody should; a case that sleeps may wait."""
        return self.owner is None and self.status is not Status.SNOOZED and not self.is_done

    def was_resolved_since(self, moment: datetime) -> bool:
        return self.resolved_at is not None and self.resolved_at >= moment

    def must_not_be_merged(self) -> None:
        if self.merged_into is not None:
            raise WrongStatus(f"#{self.number} was merged. Go on in the case that took it in.")

    def colleague_of(self, user: str) -> str | None:
        """Whoever else has the case."""
        return self.owner if self.owner != user else None

    def claimed(self, by: str, *, now: datetime) -> Case:
        self._must_not_be_done("claimed")
        if self.owner == by:
            return self
        if self.owner is not None:
            raise AlreadyClaimed(owner=self.owner, since=self.owned_since or self.created_at)
        return self._owned(by, now=now)

    def assigned(self, to: str, *, now: datetime) -> Case:
        self._must_not_be_done("assigned")
        return self if self.owner == to else self._owned(to, now=now)

    def released(self) -> Case:
        self._must_not_be_done("released")
        if self.owner is None:
            return self
        status = Status.NEW if self.status is Status.OPEN else self.status
        return self._changed(owner=None, owned_since=None, status=status, pinged_at=None)

    def resolved(self, *, by: str, now: datetime) -> Case:
        self.must_not_be_merged()
        if self.is_done:
            return self
        if self.owner is None:
            return self._owned(by, now=now).resolved(by=by, now=now)
        return self._changed(
            status=Status.RESOLVED, resolved_at=now, snoozed_until=None, pinged_at=None
        )

    def reopened(self) -> Case:
        if not self.is_done:
            return self
        self.must_not_be_merged()
        return self._active(resolved_at=None, escalation=None)

    def closed(self) -> Case:
        if self.status is not Status.RESOLVED:
            raise WrongStatus(f"#{self.number} is {self.status}; only a resolved case is closed.")
        return self._changed(status=Status.CLOSED)

    def merged(self, *, into: str) -> Case:
        """All that was said here is part of another case; who was called for it is not any more."""
        return self._changed(status=Status.CLOSED, merged_into=into, snoozed_until=None)

    def of_requester(self, requester_id: str) -> Case:
        """It turned out to be somebody else's."""
        return self._changed(requester_id=requester_id)

    def snoozed(self, until: datetime, *, now: datetime) -> Case:
        self._must_not_be_done("snoozed")
        if until <= now:
            raise BadInput("That time has already passed. Choose a later one.")
        return self._changed(status=Status.SNOOZED, snoozed_until=until, pinged_at=None)

    def escalated(self, escalation: Escalation) -> Case:
        self._must_not_be_done("escalated")
        return self._changed(escalation=escalation)

    def acknowledged(self, by: str) -> Case:
        """The first one to say so is on it; who says it again changes nothing."""
        self.must_not_be_merged()
        if self.escalation is None:
            raise WrongStatus(f"#{self.number} is not escalated any more.")
        if self.escalation.acknowledged_by == by:
            return self
        if self.escalation.acknowledged_by is not None:
            raise WrongStatus(f"<@{self.escalation.acknowledged_by}> is on it already.")
        return self._changed(escalation=replace(self.escalation, acknowledged_by=by))

    def woken(self) -> Case:
        if self.status is not Status.SNOOZED:
            return self
        return self._active()

    def heard_from_customer(self, *, now: datetime) -> Case:
        """A customer wrote: whatever the case was waiting for, it is somebody's turn now."""
        escalation = None if self.is_done else self.escalation
        return self._active(last_customer_at=now, resolved_at=None, escalation=escalation)

    def with_old_mail(self, *, written_at: datetime, now: datetime) -> Case:
        """History was added: what the customer wrote last is still the latest of it."""
        last = max(written_at, self.last_customer_at or written_at)
        if not (self.is_imported and self.is_done):
            return self._changed(last_customer_at=last)
        status = Status.RESOLVED if now - last < CLOSED_AFTER else Status.CLOSED
        return self._changed(last_customer_at=last, resolved_at=last, status=status)

    def thanked(self, *, now: datetime) -> Case:
        """A customer wrote something that needs no answer."""
        return self._changed(last_customer_at=now)

    @property
    def usually_then(self) -> Then:
        """What becomes of it after an answer whose writer does not choose: what rests stays so."""
        return Then.RESOLVE if self.is_done else Then.WAIT

    def answered(self, then: Then, *, by: str, written_at: datetime, now: datetime) -> Case:
        """An answer left; a customer message newer than it keeps the case open."""
        if self.is_done:
            if not self._is_wanted_back(then, written_at=written_at):
                return self._changed(pinged_at=None)
            taken = self if self.owner else self._owned(by, now=now)
            return taken.reopened().answered(then, by=by, written_at=written_at, now=now)
        if self.last_customer_at is not None and self.last_customer_at > written_at:
            return self._changed(pinged_at=None)
        if then is Then.KEEP_OPEN:
            changed = self._active if self.status is Status.WAITING else self._changed
            return changed(pinged_at=None)
        if then is Then.RESOLVE:
            return self.resolved(by=by, now=now)
        return self._changed(status=Status.WAITING, snoozed_until=None, pinged_at=None)

    def _is_wanted_back(self, then: Then, *, written_at: datetime) -> bool:
        """Who wrote the answer saw it done, and chose that it goes on."""
        was_seen_done = self.merged_into is None and not self.was_resolved_since(written_at)
        return was_seen_done and then is not Then.RESOLVE

    def told_nothing(self) -> Case:
        """The answer came back: nobody waits for a customer whom it did not reach."""
        return self._active() if self.status is Status.WAITING else self

    def in_burst(self, *, now: datetime) -> bool:
        """Whether the owner was mentioned so lately that another mention would only annoy."""
        return self.pinged_at is not None and now - self.pinged_at < BURST

    def pinged(self, *, now: datetime) -> Case:
        return replace(self, pinged_at=now)

    def escalation_posted(self, *, channel: str, ts: str) -> Case:
        if self.escalation is None:
            return self
        return replace(self, escalation=replace(self.escalation, channel=channel, post_ts=ts))

    def carded(self, *, channel: str, ts: str) -> Case:
        """Its card stands in Slack; what the case is has not changed."""
        return replace(self, channel=channel, card_ts=ts)

    def _owned(self, by: str, *, now: datetime) -> Case:
        status = Status.OPEN if self.status is Status.NEW else self.status
        return self._changed(owner=by, owned_since=now, status=status, pinged_at=None)

    def _active(self, **changes: object) -> Case:
        status = Status.OPEN if self.owner else Status.NEW
        return self._changed(status=status, snoozed_until=None, **changes)

    def _changed(self, **changes: object) -> Case:
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]

    def _must_not_be_done(self, what: str) -> None:
        self.must_not_be_merged()
        if self.is_done:
            raise WrongStatus(
                f"#{self.number} is {self.status} and cannot be {what}. Reopen it first."
            )
