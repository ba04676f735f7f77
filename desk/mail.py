"""A mail from outside, read: who wrote what, to whom, in answer to what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from desk.authentication import Authentication, Proof
from desk.rich import Document

#: Stands in every mail of ours with the address it was sent from, so that one that comes back is
#: known again. With another address it is another desk's, whose mail is as good as any.
LOOP_HEADER = "X-Deskbell-Loop"


class Kind(StrEnum):
    """What sort of sender a mail has; the first that fits, from the last one up."""

    HUMAN = "human"
    #: A machine wrote it: an absence note, a receipt, a newsletter.
    AUTO = "auto"
    #: A mail server tells that a mail did not arrive.
    BOUNCE = "bounce"
    #: Our own mail came back.
    OWN = "own"


@dataclass(frozen=True, kw_only=True)
class Address:
    """A person's name and mail address; either may be empty."""

    name: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Attachment:
    name: str
    #: Media type in lower case, without parameters.
    type: str
    #: Bytes.
    size: int
    #: Part of the body (a picture in the text, a logo in a signature), not a file sent along.
    inline: bool
    #: Content-ID without its brackets: what the HTML body calls it.
    content_id: str | None
    #: SHA-256 of the content, in hexadecimal.
    digest: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Bounced:
    """One address that a mail did not reach (RFC 3464 2.3)."""

    address: str
    #: An enhanced status code (RFC 3463), or "" where none was told.
    status: str
    permanent: bool
    #: Message-ID of the mail that did not arrive, in its brackets.
    returned_message_id: str | None


@dataclass(frozen=True, kw_only=True)
class IncomingMail:
    """All that could be read of one mail. Message-IDs keep their angle brackets."""

    #: A made one, from the digest of the raw mail, where the mail has none.
    message_id: str
    subject: str
    #: Who wrote it, seen through mailing lists and group addresses.
    sender: Address
    #: The From header as written.
    from_: Address
    via_list: bool = False
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    #: Every address the mail may have been sent to, the most trustworthy first.
    recipients: tuple[str, ...] = ()
    #: Aware, or None where it cannot be read.
    date: datetime | None = None
    kind: Kind = Kind.HUMAN
    bounced: tuple[Bounced, ...] = ()
    #: The body's first text as it was sent; others may follow, between the files.
    text: str
    #: All texts of the body without the history they quote; the signature stays.
    new_text: str
    #: What the document leaves out: history and signature.
    quoted_text: str = ""
    #: The HTML body as received.
    html: str | None = None
    #: What is shown: the new text without its signature, with links and lists where there was HTML.
    document: Document
    in_reply_to: tuple[str, ...] = ()
    #: Oldest first.
    references: tuple[str, ...] = ()
    #: Who wrote the mail that this one passes on, as far as its text tells: nothing proves it.
    forwarded_from: Address | None = None
    #: The body's character set as it was really read.
    charset: str = ""
    #: The language that its program names (BCP 47), often that of its menus, or "".
    named_language: str = ""
    attachments: tuple[Attachment, ...] = ()
    encrypted: bool = False
    #: A newsletter or a mailing list's mail.
    bulk: bool = False
    suspected_spam: bool = False
    #: What was found out about the address in From; None where nobody we believe has checked it.
    authentication: Authentication | None = None
    #: What could not be read, in sentences for a person.
    problems: tuple[str, ...] = ()

    @property
    def is_suspect(self) -> bool:
        """A filter took it for spam, or the domain in From disowns it."""
        is_spoof = self.authentication is not None and self.authentication.is_spoof
        return self.suspected_spam or is_spoof

    @property
    def proof(self) -> Proof:
        if self.authentication is None:
            return Proof.UNKNOWN
        is_proven = self.authentication.proves(self.from_.address)
        return Proof.PROVEN if is_proven else Proof.UNPROVEN
