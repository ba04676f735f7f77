"""What leaves for a case: its card, its thread, its mail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk.outgoing.urgency import Urgency


class Told(StrEnum):
    """The short lines that the bot says in a case's thread."""

    ASSIGNED = "assigned"
    TAKEN_OVER = "taken_over"
    GIVEN_ON = "given_on"
    RELEASED = "released"
    OWNER_LEFT = "owner_left"
    WOKEN = "woken"
    UNCLAIMED = "unclaimed"
    REOPENED = "reopened"
    BOUNCED = "bounced"
    UNSUBSCRIBED = "unsubscribed"
    NOT_TO_ALL = "not_to_all"
    NOT_SENT = "not_sent"
    MAYBE_SENT = "maybe_sent"
    RECEIPT_FAILED = "receipt_failed"
    ESCALATED = "escalated"
    ON_IT = "on_it"
    REQUESTER_CHANGED = "requester_changed"
    SPLIT_OFF = "split_off"
    SPLIT_FROM = "split_from"
    ATTACHED = "attached"
    UNHAPPY = "unhappy"
    NOT_FOLLOWED_UP = "not_followed_up"


@dataclass(frozen=True, kw_only=True)
class CaseOpened:
    """The card of a new case: the root of its thread."""

    case_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"case:{self.case_id}"

    @property
    def key(self) -> str:
        return f"opened:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CaseCard:
    """The card as the case is now; several that wait become one."""

    case_id: str

    urgency = Urgency.UPKEEP

    @property
    def lane(self) -> str:
        return f"card:{self.case_id}"

    @property
    def key(self) -> str:
        return f"card:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerPost:
    """A customer's message in the thread, and the one party that hears of it."""

    case_id: str
    message_id: str
    #: The owner to be mentioned.
    ping: str | None = None
    #: Also shown in the channel.
    broadcast: bool = False
    #: The case that the message may belong to: whoever reads it is asked.
    looks_like: str | None = None

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"case:{self.case_id}"

    @property
    def key(self) -> str:
        return f"customer:{self.message_id}"


@dataclass(frozen=True, kw_only=True)
class CustomerFiles:
    """The files of a customer's message; whatever holds them up holds up nothing else."""

    case_id: str
    message_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"files:{self.message_id}"

    @property
    def key(self) -> str:
        return f"files:{self.message_id}"


@dataclass(frozen=True, kw_only=True)
class AnswerPost:
    """The receipt of an answer in the thread: posted once, then edited as the mail gets on."""

    case_id: str
    answer_id: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"answer:{self.answer_id}"

    @property
    def key(self) -> str:
        return f"answer:{self.answer_id}"


@dataclass(frozen=True, kw_only=True)
class AnswerMail:
    """The mail that carries an answer to the customer."""

    case_id: str
    answer_id: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"mail:{self.case_id}"

    @property
    def key(self) -> str:
        return f"mail:{self.answer_id}"


@dataclass(frozen=True, kw_only=True)
class CaseLine:
    """One line of the bot's own in the thread."""

    case_id: str
    told: Told
    by: str | None = None
    #: The people it mentions.
    to: tuple[str, ...] = ()
    broadcast: bool = False
    detail: str = ""
    #: Another case that it names, to be linked.
    other_id: str | None = None

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"lines:{self.case_id}"

    @property
    def key(self) -> str:
        return f"line:{self.told}:{self.case_id}:{self.detail}:{','.join(self.to)}"


@dataclass(frozen=True, kw_only=True)
class UnclaimedCheck:
    """The alarm clock of an unclaimed case: when it is due, the lead is mentioned."""

    case_id: str

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"unclaimed:{self.case_id}"

    @property
    def key(self) -> str:
        return f"unclaimed:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class EscalationRenewed:
    """The call that stands there is over: help with the case was called for again."""

    case_id: str
    channel: str
    ts: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"escalation:{self.case_id}"

    @property
    def key(self) -> str:
        return f"renewed:{self.case_id}:{self.ts}"


@dataclass(frozen=True, kw_only=True)
class EscalationPost:
    """A case's escalation in the escalation channel: posted once, then edited."""

    case_id: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"escalation:{self.case_id}"

    @property
    def key(self) -> str:
        return f"escalation:{self.case_id}"
