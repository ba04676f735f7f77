"""A raw mail into what Deskbell needs to know of it. Never raises: a problem is a sentence."""

from __future__ import annotations

import codecs
import hashlib
import logging
import re
from collections.abc import Collection
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from desk.mail import LOOP_HEADER, Address, Bounced, IncomingMail, Kind
from desk.rich import from_plain
from handlers.mail import addresses, automatic, content, files, parts, sender, smime
from handlers.mail.bounces import bounce
from handlers.mail.charsets import charset
from handlers.mail.headers import MAILBOX_LINE, Headers
from handlers.mail.parts import Part
from handlers.mail.proof import authentication_results
from handlers.mail.quotes import forwarded

log = logging.getLogger(__name__)

#: Letters that are shown of a mail that could not be read.
SHOWN = 20_000
LONGEST_DATE = 200
#: What has none of these is no mail, but some other file.
FIELDS_OF_MAIL = ("from", "to", "subject", "date", "message-id", "received", "content-type")
NO_SENDER = "The mail does not say who sent it."
UNREAD = "The mail could not be read; it is attached as it came."
REGION = 2
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)


def read_mail(
    raw: bytes, *, own_addresses: Collection[str] = (), authorities: Collection[str] = ()
) -> IncomingMail:
    """
    The mail as far as it can be read; what cannot is told in its problems.

    `own_addresses` are the desk's inbound addresses: by them our own mail is known when it comes
    back, and a group that passes mail on to us. `authorities` are the mail servers whose word on
    the sender is believed.
    """
    own = frozenset(address.lower() for address in own_addresses)
    digest = hashlib.sha256(raw).hexdigest()
    try:
        return _read(raw, digest, own=own, authorities=authorities)
    except Exception:
        # Whatever is wrong with a stranger's bytes, somebody must get to see the mail.
        log.exception("mail not read", extra={"digest": digest, "size": len(raw)})
        return _unread(raw, digest)


def _tidied(raw: bytes) -> bytes:
    """Without what mailbox files and editors put above it, and with line feeds at its line ends."""
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    raw = raw.lstrip(b"\r\n")
    above = MAILBOX_LINE.match(raw)
    return raw[above.end() :] if above else raw


def _read(
    raw: bytes, digest: str, *, own: frozenset[str], authorities: Collection[str]
) -> IncomingMail:
    mail = _tidied(raw)
    root, problems = parts.read(mail)
    root = smime.opened(root)
    fields = root.headers
    if not any(fields.has(name) for name in FIELDS_OF_MAIL):
        return _unread(raw, digest)
    subject = fields.text("subject")
    is_forward = forwarded.is_forward(subject)
    said = content.read(root, is_forward=is_forward)
    writer = sender.read(fields, own=own)
    message_id = next(iter(addresses.message_ids(fields, "message-id")), _made_id(digest))
    in_reply_to = addresses.message_ids(fields, "in-reply-to")
    references = addresses.message_ids(fields, "references")
    kind, bounced = _kind(
        root, mail, own=own, text=said.new_text, is_answer=bool(in_reply_to or references)
    )
    if not (writer.sender.address or writer.sender.name):
        problems.append(NO_SENDER)
    return IncomingMail(
        message_id=message_id,
        subject=subject,
        sender=writer.sender,
        from_=writer.from_,
        via_list=writer.via_list,
        reply_to=addresses.read(fields, "reply-to"),
        to=addresses.read(fields, "to"),
        cc=addresses.read(fields, "cc"),
        recipients=sender.recipients(fields),
        date=_date(fields),
        kind=kind,
        bounced=bounced,
        text=said.text,
        new_text=said.new_text,
        quoted_text=said.quoted_text,
        html=said.html,
        document=said.document,
        in_reply_to=in_reply_to,
        references=references,
        forwarded_from=forwarded.writer(root, said.text) if is_forward else None,
        charset=said.charset,
        named_language=_named_language(fields),
        attachments=said.attachments,
        encrypted=said.encrypted,
        bulk=automatic.is_bulk(fields, own=own),
        suspected_spam=automatic.is_spam(fields, subject=subject),
        authentication=authentication_results.read(
            fields, authorities=authorities, from_address=writer.from_.address
        ),
        problems=(*problems, *said.problems),
    )


def _kind(
    root: Part, raw: bytes, *, own: frozenset[str], text: str, is_answer: bool
) -> tuple[Kind, tuple[Bounced, ...]]:
    if _is_own(root.headers, own):
        return Kind.OWN, ()
    is_bounce, bounced = bounce.read(root, raw)
    if is_bounce:
        return Kind.BOUNCE, bounced
    subject = root.headers.text("subject")
    if automatic.is_automatic(root, subject=subject, text=text, is_answer=is_answer):
        return Kind.AUTO, ()
    return Kind.HUMAN, ()


def _is_own(fields: Headers, own: frozenset[str]) -> bool:
    """Whether it has our mark. Our address alone says nothing: anybody can put it there."""
    marked = {value.strip().lower() for value in fields.all(LOOP_HEADER.lower())}
    return not own.isdisjoint(marked)


def _date(fields: Headers) -> datetime | None:
    written = fields.text("date")[:LONGEST_DATE]
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            date = parse(written)
            return date if date.tzinfo else date.replace(tzinfo=UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _named_language(fields: Headers) -> str:
    named = LANGUAGE.fullmatch(fields.text("content-language").split(",")[0].strip())
    return _as_tag(named[0]) if named else ""


def _as_tag(written: str) -> str:
    """In the letters that are usual for it (RFC 5646 2.1.1): de-AT, zh-Hant."""
    language, *parts = written.lower().split("-")
    return "-".join([language, *(p.upper() if len(p) == REGION else p.title() for p in parts)])


def _made_id(digest: str) -> str:
    """An id for a mail that has none: the same whenever the same mail comes (RFC 2606 domain)."""
    return f"<{digest}@missing.invalid>"


def _unread(raw: bytes, digest: str) -> IncomingMail:
    nobody = Address(name="", address="")
    # What has NUL bytes in it is no text.
    text, name = charset.decode(b"" if b"\0" in raw[:SHOWN] else raw[:SHOWN])
    original = files.attachment(name="message.eml", type_="message/rfc822", content=raw)
    return IncomingMail(
        message_id=_made_id(digest),
        subject="",
        sender=nobody,
        from_=nobody,
        text=text,
        new_text=text,
        document=from_plain(text),
        charset=name,
        attachments=(original,),
        problems=(UNREAD,),
    )
