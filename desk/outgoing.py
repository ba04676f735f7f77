"""One dataclass per thing that leaves; each becomes one outbox row and is rendered at delivery."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum


class Urgency(IntEnum):
    """What somebody caused by acting goes before what merely arrived."""

    ACT = 0
    ARRIVAL = 1


class Told(StrEnum):
    """The short lines that the bot says in a case's thread."""

    ASSIGNED = "assigned"
    RELEASED = "released"
    WOKEN = "woken"
    UNCLAIMED = "unclaimed"
    REOPENED = "reopened"
    BOUNCED = "bounced"


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

    urgency = Urgency.ACT

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

    urgency = Urgency.ARRIVAL

    @property
    def lane(self) -> str:
        return f"case:{self.case_id}"

    @property
    def key(self) -> str:
        return f"customer:{self.message_id}"


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
class JoinRequest:
    """A direct message to a lead: somebody would like to be an agent of the queue."""

    user: str
    queue_id: str
    asked_by: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"join:{self.queue_id}:{self.asked_by}:{self.user}"


@dataclass(frozen=True, kw_only=True)
class DeadDelivery:
    """A direct message to a lead or admin: something could not be delivered, with Retry."""

    user: str
    #: The dead outbox row.
    row_id: str

    urgency = Urgency.ACT

    @property
    def lane(self) -> str:
        return f"dm:{self.user}"

    @property
    def key(self) -> str:
        return f"dead:{self.row_id}:{self.user}"


Outgoing = (
    CaseOpened
    | CaseCard
    | CustomerPost
    | AnswerPost
    | AnswerMail
    | CaseLine
    | UnclaimedCheck
    | JoinRequest
    | DeadDelivery
)

KINDS: dict[str, type[Outgoing]] = {
    kind.__name__: kind
    for kind in (
        CaseOpened,
        CaseCard,
        CustomerPost,
        AnswerPost,
        AnswerMail,
        CaseLine,
        UnclaimedCheck,
        JoinRequest,
        DeadDelivery,
    )
}


def to_payload(outgoing: Outgoing) -> tuple[str, dict[str, object]]:
    """The row's kind and JSON payload."""
    return type(outgoing).__name__, asdict(outgoing)


def from_payload(kind: str, payload: dict[str, object]) -> Outgoing:
    """The inverse of `to_payload`; JSON has no tuples and no enums, so they are made again."""
    fields = {name: tuple(v) if isinstance(v, list) else v for name, v in payload.items()}
    if "told" in fields:
        fields["told"] = Told(str(fields["told"]))
    return KINDS[kind](**fields)  # type: ignore[arg-type]
