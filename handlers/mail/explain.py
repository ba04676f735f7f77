"""What was understood of a mail, as one JSON value: for people who ask why it was read so."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from desk.authentication import Proof
from desk.mail import Address, IncomingMail, Kind
from handlers.mail.charsets import names as charset_names
from handlers.mail.languages.language import language_of
from handlers.mail.quotes.trimmer import split_text
from handlers.mail.read import read_mail


def explain(raw: bytes, *, file: str, authorities: Collection[str] = ()) -> dict[str, Any]:
    """The mail in a file. Message-IDs stand without their brackets, the date in ISO 8601."""
    mail = read_mail(raw, authorities=authorities)
    return {
        "file": file,
        **_headers(mail),
        "kind": mail.kind.value,
        "bounced": [bounced.address for bounced in mail.bounced],
        "is_bounce": _has_failed(mail),
        "text": mail.text,
        "new_text": mail.new_text,
        "quoted_text": mail.quoted_text,
        "html": mail.html is not None,
        "attachments": [
            {"name": a.name, "type": a.type, "size": a.size, "inline": a.inline}
            for a in mail.attachments
        ],
        "in_reply_to": [_bare(id_) for id_ in mail.in_reply_to],
        "references": [_bare(id_) for id_ in mail.references],
        "charset": charset_names.registered(mail.charset),
        "language": _language(mail),
        "problems": [*mail.problems, *_doubts(mail)],
    }


def explain_plain(text: str, *, file: str) -> dict[str, Any]:
    """The same keys for a bare body text: only its texts say anything."""
    new_text, quoted_text = split_text(text)
    silent = unexplained(file=file, problem="")
    texts = {"text": text, "new_text": new_text, "quoted_text": quoted_text}
    return {**silent, **texts, "language": language_of(new_text), "problems": []}


def unexplained(*, file: str, problem: str) -> dict[str, Any]:
    """The same keys for what is no mail at all, and why."""
    silent = explain(b"", file=file)
    return {**silent, "message_id": "", "attachments": [], "problems": [problem]}


def _language(mail: IncomingMail) -> str:
    """What is written tells; programs name the language of their menus, and its country."""
    found, named = language_of(mail.new_text), mail.named_language
    return named if not found or named.partition("-")[0] == found else found


def _has_failed(mail: IncomingMail) -> bool:
    """Whether a mail was returned; one that is only late may still arrive."""
    is_late = bool(mail.bounced) and not any(bounced.permanent for bounced in mail.bounced)
    return mail.kind is Kind.BOUNCE and not is_late


def _doubts(mail: IncomingMail) -> list[str]:
    found = mail.authentication
    if found is None or mail.proof is not Proof.UNPROVEN:
        return []
    said = f"dmarc={found.dmarc}, dkim={found.dkim}, spf={found.spf}"
    return [f"Nothing proves that {mail.from_.address} has sent it: {found.by} says {said}."]


def _headers(mail: IncomingMail) -> dict[str, Any]:
    return {
        "message_id": _bare(mail.message_id),
        "subject": mail.subject,
        "from": _address(mail.sender),
        "reply_to": [_address(address) for address in mail.reply_to],
        "to": [_address(address) for address in mail.to],
        "cc": [_address(address) for address in mail.cc],
        "date": mail.date.isoformat() if mail.date else None,
    }


def _address(address: Address) -> dict[str, str]:
    return {"name": address.name, "address": address.address}


def _bare(message_id: str) -> str:
    return message_id.removeprefix("<").removesuffix(">")
