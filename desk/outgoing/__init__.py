"""One dataclass per thing that leaves; each becomes one outbox row and is rendered at delivery."""

from __future__ import annotations

from dataclasses import asdict
from typing import get_args

from desk.outgoing.cases import (
    AnswerMail,
    AnswerPost,
    CaseCard,
    CaseLine,
    CaseOpened,
    CustomerFiles,
    CustomerPost,
    EscalationPost,
    EscalationRenewed,
    Told,
    UnclaimedCheck,
)
from desk.outgoing.digests import DigestPost
from desk.outgoing.mailboxes import GapNotice, ImportDone, ImportPost, MailboxNotice
from desk.outgoing.mails import ReceiptMail
from desk.outgoing.people import DeadDelivery, JoinRequest, LetIn, QuarantineNotice, RawMail
from desk.outgoing.piles import PileCard
from desk.outgoing.queues import QueueMoved
from desk.outgoing.reminders import ReminderPost
from desk.outgoing.surveys import (
    FollowUpCheck,
    RatingNotice,
    RatingPost,
    SurveyMail,
    SurveyTrouble,
)
from desk.outgoing.urgency import Urgency

__all__ = [
    "KINDS",
    "AnswerMail",
    "AnswerPost",
    "CaseCard",
    "CaseLine",
    "CaseOpened",
    "CustomerFiles",
    "CustomerPost",
    "DeadDelivery",
    "DigestPost",
    "EscalationPost",
    "EscalationRenewed",
    "FollowUpCheck",
    "GapNotice",
    "ImportDone",
    "ImportPost",
    "JoinRequest",
    "LetIn",
    "Mail",
    "MailboxNotice",
    "Outgoing",
    "PileCard",
    "QuarantineNotice",
    "QueueMoved",
    "RatingNotice",
    "RatingPost",
    "RawMail",
    "ReceiptMail",
    "ReminderPost",
    "SurveyMail",
    "SurveyTrouble",
    "Told",
    "UnclaimedCheck",
    "Urgency",
    "from_payload",
    "to_payload",
]

#: What goes to a mail server, which cannot be asked later whether it has come.
Mail = AnswerMail | ReceiptMail | SurveyMail
Outgoing = (
    CaseOpened
    | CaseCard
    | CustomerPost
    | CustomerFiles
    | AnswerPost
    | AnswerMail
    | ReceiptMail
    | CaseLine
    | UnclaimedCheck
    | EscalationPost
    | EscalationRenewed
    | JoinRequest
    | LetIn
    | DeadDelivery
    | DigestPost
    | ReminderPost
    | PileCard
    | QuarantineNotice
    | QueueMoved
    | RawMail
    | GapNotice
    | MailboxNotice
    | ImportPost
    | ImportDone
    | SurveyMail
    | RatingPost
    | RatingNotice
    | SurveyTrouble
    | FollowUpCheck
)

KINDS: dict[str, type[Outgoing]] = {kind.__name__: kind for kind in get_args(Outgoing)}


def to_payload(outgoing: Outgoing) -> tuple[str, dict[str, object]]:
    """The row's kind and JSON payload."""
    return type(outgoing).__name__, asdict(outgoing)


def from_payload(kind: str, payload: dict[str, object]) -> Outgoing:
    """The inverse of `to_payload`; JSON has no tuples and no enums, so they are made again."""
    fields = {name: tuple(v) if isinstance(v, list) else v for name, v in payload.items()}
    if "told" in fields:
        fields["told"] = Told(str(fields["told"]))
    return KINDS[kind](**fields)  # type: ignore[arg-type]
