"""
SendGrid's Inbound Parse: the raw mail where that is asked for, else one that was taken apart.

User and password stand in the address. No request is numbered: a mail is known by its bytes.
Source: twilio.com/docs/sendgrid, "Inbound Email Parse Webhook".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from email import policy
from email.parser import BytesHeaderParser
from typing import Any

from desk.inbound import digest_key
from handlers.mail.webhook.compose import File, mail_of
from handlers.mail.webhook.delivery import Delivery, Letter, Outside, Posted, Unreadable, words
from handlers.mail.webhook.form import Field, Fields
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.verdict import Told, authentication

#: Fields that stand in for the headers where these are missing.
BESIDE = (("From", "from"), ("To", "to"), ("Cc", "cc"), ("Subject", "subject"))
SIGNED = re.compile(r"@([\w.-]{1,253})\s{0,5}:\s{0,5}(\w{1,20})", re.ASCII)
MAIL = ("email", "headers", "text", "html", "from")


def read(posted: Posted, hook: Hook, outside: Outside) -> Delivery:  # noqa: ARG001
    fields = posted.form()
    if not any(fields.get(name) for name in MAIL):
        raise Unreadable("It is not a mail of SendGrid's.")
    whole = fields.get("email")
    raw = whole.content if whole else _composed(fields)
    envelope = _object(fields, "envelope")
    told = envelope.get("to")
    recipients = tuple(filter(None, map(words, told if isinstance(told, list) else [])))
    mail_from = words(envelope.get("from")) if "from" in envelope else None
    letter = Letter(
        key=digest_key(raw, recipients),
        raw=raw,
        recipients=recipients,
        mail_from=mail_from,
        authentication=authentication("SendGrid", _told(fields), raw=raw, mail_from=mail_from),
    )
    return Delivery(letters=(letter,))


def _told(fields: Fields) -> Told:
    """Its signatures are written as `{@example.com : pass, @example.net : fail}`."""
    signed = fields.text("dkim")
    right = [name for name, word in SIGNED.findall(signed) if word.lower() == "pass"]
    return Told(
        dkim="fail" if SIGNED.search(signed) else "",
        spf=fields.text("SPF"),
        signers=tuple(dict.fromkeys(name.lower() for name in right)),
    )


def _composed(fields: Fields) -> bytes:
    charsets = _object(fields, "charsets")
    return mail_of(
        headers=_headers(fields, charsets),
        text=_text(fields, "text", charsets),
        html=_text(fields, "html", charsets),
        files=list(_files(fields)),
    )


def _headers(fields: Fields, charsets: Mapping[str, Any]) -> list[tuple[str, str]]:
    block = fields.get("headers")
    if block is None:
        return [(name, value) for name, key in BESIDE if (value := _text(fields, key, charsets))]
    parsed = BytesHeaderParser(policy=policy.compat32).parsebytes(block.content.lstrip())
    return [(name, str(value)) for name, value in parsed.raw_items()]


def _text(fields: Fields, name: str, charsets: Mapping[str, Any]) -> str:
    """Each field is in the character set of the part that it was taken from."""
    return fields.text(name, words(charsets.get(name)) or None)


def _files(fields: Fields) -> Iterator[File]:
    about = _object(fields, "attachment-info")
    for one in fields.all:
        told = about.get(one.name)
        # A part of the mail that had no name has none here either.
        if one.filename is not None or told is not None:
            yield _file(one, told if isinstance(told, dict) else {})


def _file(one: Field, told: Mapping[str, Any]) -> File:
    return File(
        name=words(told.get("filename")) or one.filename or words(told.get("name")),
        type=words(told.get("type")) or one.type,
        content=one.content,
        content_id=words(told.get("content-id")),
    )


def _object(fields: Fields, name: str) -> dict[str, Any]:
    try:
        told = json.loads(fields.text(name) or "{}")
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}
