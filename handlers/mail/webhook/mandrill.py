"""
Mandrill: several mails in one request, signed together with the address they are posted to.

Source: mailchimp.com/developer/transactional, "Authenticating webhook requests".
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any

from desk.inbound import digest_key
from handlers.mail.webhook.compose import File, by_name, decoded, mail_of, raw_of, written
from handlers.mail.webhook.delivery import (
    Delivery,
    Letter,
    Outside,
    Posted,
    Unreadable,
    objects,
    words,
)
from handlers.mail.webhook.form import Fields
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.signature import must_equal
from handlers.mail.webhook.verdict import Told, authentication


def read(posted: Posted, hook: Hook, outside: Outside) -> Delivery:  # noqa: ARG001
    fields = posted.form()
    signature = _signature(hook.url or posted.url, fields, key=hook.secret)
    must_equal(posted.headers.get("X-Mandrill-Signature", ""), signature)
    return Delivery(request=signature, letters=tuple(_letters(fields)))


def _signature(url: str, fields: Fields, *, key: str) -> str:
    """HMAC-SHA1 over the address, then each field's name and value, sorted by name; base64."""
    pairs = sorted((one.name.encode(), one.content) for one in fields.all)
    said = url.encode() + b"".join(name + content for name, content in pairs)
    return base64.b64encode(hmac.digest(key.encode(), said, hashlib.sha1)).decode()


def _letters(fields: Fields) -> Iterator[Letter]:
    try:
        events = objects(json.loads(fields.text("mandrill_events")))
    except (ValueError, RecursionError) as wrong:
        raise Unreadable("Its events are not valid JSON.") from wrong
    for event in events:
        msg = event.get("msg")
        # What became of mails that were sent may come to the same address.
        if event.get("event") == "inbound" and isinstance(msg, dict):
            yield _letter(msg)


def _letter(msg: dict[str, Any]) -> Letter:
    whole = words(msg.get("raw_msg"))
    raw = raw_of(whole) if whole else _composed(msg)
    recipients = tuple(filter(None, [words(msg.get("email"))]))
    mail_from = words(msg.get("sender")) or None
    return Letter(
        key=digest_key(raw, recipients),
        raw=raw,
        recipients=recipients,
        mail_from=mail_from,
        authentication=authentication("Mandrill", _told(msg), raw=raw, mail_from=mail_from),
    )


def _told(msg: dict[str, Any]) -> Told:
    dkim, spf, report = (_object(msg.get(name)) for name in ("dkim", "spf", "spam_report"))
    rules = [words(rule.get("name")) for rule in objects(report.get("matched_rules"))]
    is_told = isinstance(dkim.get("signed"), bool) and dkim["signed"]
    return Told(
        dkim=("pass" if dkim.get("valid") is True else "fail") if is_told else "",
        spf=words(spf.get("result")),
        rules=" ".join(rules),
    )


def _object(told: object) -> dict[str, Any]:
    return told if isinstance(told, dict) else {}


def _composed(msg: dict[str, Any]) -> bytes:
    headers = list(by_name(_object(msg.get("headers"))))
    known = {name.lower() for name, _ in headers}
    beside = [
        ("From", written(words(msg.get("from_name")), words(msg.get("from_email")))),
        ("To", words(msg.get("email"))),
        ("Subject", words(msg.get("subject"))),
    ]
    headers += [(name, value) for name, value in beside if value and name.lower() not in known]
    return mail_of(
        headers=headers,
        text=words(msg.get("text")),
        html=words(msg.get("html")),
        files=list(_files(msg)),
    )


def _files(msg: dict[str, Any]) -> Iterator[File]:
    """Pictures are called by the text, and always base64."""
    for kind, is_called in (("attachments", False), ("images", True)):
        for named, told in _object(msg.get(kind)).items():
            one = _object(told)
            content = words(one.get("content"))
            yield File(
                name=words(one.get("name")) or named,
                type=words(one.get("type")),
                content=decoded(content) if is_called or one.get("base64") else raw_of(content),
                content_id=named if is_called else "",
            )
