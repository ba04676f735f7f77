"""The mail that carries an answer: headers that keep the thread, text as plain and as HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from desk.case import Case
from desk.mail import LOOP_HEADER, Address
from desk.message import Answer, CustomerMessage
from desk.queue import Queue
from desk.rich import Document, plain
from views.history_words import HistoryWords
from views.mail_html import History, html_body, plain_body
from views.mail_names import mailbox, one_line, plain_address
from views.mail_policy import INTERNATIONAL, POLICY

#: Message-IDs of the thread that are repeated: the beginning and the end of a long one.
FIRST_REFERENCES, LAST_REFERENCES = 2, 18
#: Characters of one Message-ID: a line of a mail has no room for more (RFC 5322 2.1.1).
LONGEST_ID = 900
#: Bytes of the mail that is answered, below the answer.
LONGEST_QUOTE = 20_000
#: Mails in a mail must not be encoded (RFC 2046 5.2.1), so those with long lines would break it.
TYPE = re.compile(r"(?!message/|multipart/)[\w.+-]{1,80}/[\w.+-]{1,80}", re.ASCII | re.IGNORECASE)
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """A file that goes along."""

    name: str
    type: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class AnswerFacts:
    """All that an answer's mail is made of."""

    answer: Answer
    case: Case
    queue: Queue
    #: What is answered.
    message: CustomerMessage
    #: It stands below the answer.
    is_quoted: bool
    #: Where the customer's next mail goes.
    reply_to: str
    #: The line above what is quoted.
    marker: str
    history_words: HistoryWords
    files: tuple[Enclosed, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Head:
    """What every mail of ours has above its text."""

    queue: Queue
    to: Address
    #: Where the customer's next mail goes.
    reply_to: str
    subject: str
    #: The same at every try.
    mail_id: str
    #: The conversation so far, ending with what is answered.
    references: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()


def mail_of(head: Head, *, now: datetime, more: Mapping[str, str] | None = None) -> EmailMessage:
    """A mail without its text; `more` are further headers."""
    to, *copies = map(plain_address, (head.to.address, *head.cc))
    is_plain = all(address.isascii() for address in (to, *copies))
    mail = EmailMessage(policy=POLICY if is_plain else INTERNATIONAL)
    mail["From"] = mailbox(head.queue.name, plain_address(head.queue.address))
    mail["To"] = mailbox(head.to.name, to)
    if copies:
        mail["Cc"] = ", ".join(copies)
    mail["Reply-To"] = mailbox(head.queue.name, plain_address(head.reply_to))
    mail["Subject"] = one_line(head.subject)
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = head.mail_id
    references = tuple(one for one in head.references if len(one) <= LONGEST_ID)
    if references:
        mail["In-Reply-To"] = references[-1]
    # Its own id first: providers put one of theirs into Message-ID, and answers repeat this.
    mail["References"] = " ".join((head.mail_id, *_shortened(references)))
    # Whose own it is: another desk must not take it for its own.
    mail[LOOP_HEADER] = head.queue.address
    for name, value in (more or {}).items():
        mail[name] = value
    return mail


def with_text(
    mail: EmailMessage,
    document: Document,
    *,
    signature: str = "",
    history: History | None = None,
    files: Sequence[Enclosed] = (),
) -> bytes:
    """RFC 5322 bytes with CRLF line ends: the text as plain and as HTML, and the files."""
    mail.set_content(plain_body(document, signature=signature, history=history))
    html = html_body(document, signature=signature, history=history)
    mail.add_alternative(html, subtype="html")
    for file in files:
        main, _, sub = (file.type if TYPE.fullmatch(file.type) else UNKNOWN).partition("/")
        mail.add_attachment(
            file.content,
            maintype=main,
            subtype=sub,
            filename=one_line(file.name),
        )
    return mail.as_bytes()


def answer_mail(facts: AnswerFacts, *, now: datetime) -> bytes:
    answer, message = facts.answer, facts.message
    head = Head(
        queue=facts.queue,
        to=answer.to,
        reply_to=facts.reply_to,
        subject=answer_subject(message.subject or facts.case.subject),
        mail_id=answer.mail_id,
        references=answer.references,
        cc=answer.cc,
    )
    return with_text(
        mail_of(head, now=now),
        answer.document,
        signature=answer.signature,
        history=_history(facts) if facts.is_quoted else None,
        files=facts.files,
    )


def _history(facts: AnswerFacts) -> History | None:
    message = facts.message
    text = plain(message.document).strip("\n")
    if not text:
        return None
    name = message.sender.name or message.sender.address
    heading = facts.history_words.heading.format(
        day=f"{message.created_at:%Y-%m-%d}",
        time=f"{message.created_at:%H:%M}",
        name=one_line(name),
    )
    return History(marker=facts.marker, heading=heading, text=_beginning(text))


def _beginning(text: str) -> str:
    """The text, or its beginning up to a line's end."""
    if len(text.encode()) <= LONGEST_QUOTE:
        return text
    cut = text.encode()[:LONGEST_QUOTE].decode(errors="ignore")
    return f"{cut.rpartition(chr(10))[0] or cut}\n[…]"


def answer_subject(subject: str) -> str:
    line = one_line(subject)
    return line if line[:3].lower() == "re:" else f"Re: {line}".rstrip()


def _shortened(references: tuple[str, ...]) -> tuple[str, ...]:
    if len(references) <= FIRST_REFERENCES + LAST_REFERENCES:
        return references
    return (*references[:FIRST_REFERENCES], *references[-LAST_REFERENCES:])
