"""What was said in a case: messages the requester sees, and notes they do not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from desk.case import Then
from desk.errors import TooLate
from desk.files import FileName
from desk.mail import Address
from desk.rich import Document
from desk.thread_file import ThreadFile

#: How long a send is held, counted from when its Undo can be seen.
HOLD = timedelta(seconds=10)
#: A held send leaves after this long even where Slack could not show its Undo.
HOLD_AT_MOST = timedelta(minutes=5)


class Delivery(StrEnum):
    """How far an answer has come; only ACCEPTED has left the building."""

    HELD = "held"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    BOUNCED = "bounced"
    UNKNOWN = "unknown"
    UNDONE = "undone"


class Mark(StrEnum):
    """What the team should know of a message before it believes it."""

    #: Whoever checked it found nothing that proves the sender's address.
    UNPROVEN = "unproven"
    #: The same, of somebody of whom the case has been told so already.
    STILL_UNPROVEN = "still_unproven"
    #: A list or group put its own address in From, and names the sender by itself.
    VIA_LIST = "via_list"
    #: An old mail was answered with quite another matter, as it looks.
    NEW_QUESTION = "new_question"
    #: A mail of the same Message-ID is there already, with another text or without its files.
    OTHER_COPY = "other_copy"


#: What speaks for a message being a matter of its own.
OF_ITS_OWN = frozenset({Mark.NEW_QUESTION, Mark.OTHER_COPY})


@dataclass(frozen=True, kw_only=True)
class CustomerMessage:
    """A mail from outside, in its case."""

    id: str
    case_id: str
    inbound_id: str
    sender: Address
    #: Where an answer goes: Reply-To where the mail had one, else the sender.
    reply_to: Address
    #: Who wrote what it passes on, where it began the case; nothing proves it.
    forwarded_from: Address | None = None
    subject: str
    document: Document
    #: The quoted history and signature that were cut from what is shown.
    quoted_text: str
    mail_id: str
    references: tuple[str, ...]
    #: Those who were written to beside us, in To or Cc.
    cc: tuple[Address, ...] = ()
    files: tuple[FileName, ...] = ()
    #: The sender had no part in the case before, or nothing proves that it is they.
    is_stranger: bool = False
    marks: tuple[Mark, ...] = ()
    is_automatic: bool = False
    problems: tuple[str, ...] = ()
    created_at: datetime
    #: The message in Slack that shows it.
    post_ts: str | None = None

    @property
    def is_answered_to_first_writer(self) -> bool:
        """They are sent nothing of what was written above their words."""
        return self.forwarded_from is not None and self.reply_to == self.forwarded_from

    @property
    def may_be_split_off(self) -> bool:
        return self.is_stranger or not OF_ITS_OWN.isdisjoint(self.marks)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an agent sends to the customer."""

    id: str
    case_id: str
    by: str
    #: The customer message that it answers.
    message_id: str
    document: Document
    #: What stands below it, as the customer reads it.
    signature: str = ""
    then: Then
    to: Address
    cc: tuple[str, ...] = ()
    #: The Message-ID header, the same at every try.
    mail_id: str
    #: Message-IDs of the conversation so far, oldest first.
    references: tuple[str, ...]
    #: Files of the thread that go with it.
    files: tuple[ThreadFile, ...] = ()
    #: One send, however often its button is pressed.
    send_key: str
    delivery: Delivery = Delivery.HELD
    #: What the mail server said, in its words.
    outcome: str = ""
    created_at: datetime
    #: The message in Slack that shows it.
    post_ts: str | None = None

    def posted(self, ts: str) -> Answer:
        return replace(self, post_ts=ts)

    def undone(self) -> Answer:
        if self.delivery is not Delivery.HELD:
            raise TooLate("That answer has already left. Write a second one to correct it.")
        return replace(self, delivery=Delivery.UNDONE)

    def delivered(self, delivery: Delivery, *, outcome: str = "") -> Answer:
        return replace(self, delivery=delivery, outcome=outcome)


@dataclass(frozen=True, kw_only=True)
class Note:
    """What the team says among itself; no customer ever sees it."""

    id: str
    case_id: str
    by: str
    #: As Slack keeps it: escaped, with tokens for people and links.
    text: str
    #: The message in Slack it was typed as, or None where a command brought it.
    post_ts: str | None = None
    created_at: datetime
