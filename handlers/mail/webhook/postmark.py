"""
Postmark: JSON, with the raw mail in it where the server's settings include that.

Nothing is signed: user and password stand in the address. Source: postmarkapp.com/developer,
"Inbound webhook".
"""

from __future__ import annotations

from typing import Any

from desk.inbound import digest_key
from handlers.mail.webhook.compose import File, decoded, mail_of, raw_of, written
from handlers.mail.webhook.delivery import (
    Delivery,
    Letter,
    Outside,
    Posted,
    Unreadable,
    objects,
    words,
)
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.verdict import Told, authentication, written_first

#: Fields that stand beside the list of headers; each as header and field.
BESIDE = (("Subject", "Subject"), ("Date", "Date"), ("Reply-To", "ReplyTo"))
PEOPLE = (("To", "ToFull"), ("Cc", "CcFull"))
MAIL = frozenset({"RawEmail", "TextBody", "HtmlBody", "Headers", "FromFull"})


def read(posted: Posted, hook: Hook, outside: Outside) -> Delivery:  # noqa: ARG001
    told = posted.json()
    if MAIL.isdisjoint(told):
        raise Unreadable("It is not a mail of Postmark's.")
    recipients = tuple(filter(None, [words(told.get("OriginalRecipient"))]))
    whole = words(told.get("RawEmail"))
    raw = raw_of(whole) if whole else _composed(told)
    named = words(told.get("MessageID")) or digest_key(raw, recipients)
    mail_from = _mail_from(told)
    letter = Letter(
        key=named,
        raw=raw,
        recipients=recipients,
        mail_from=mail_from,
        authentication=authentication("Postmark", _told(told), raw=raw, mail_from=mail_from),
    )
    return Delivery(request=named, letters=(letter,))


def _told(told: dict[str, Any]) -> Told:
    own = written_first(_headers(told), lambda name: name.startswith(("x-spam-", "received-spf")))
    return Told(spf=own.get("received-spf", ""), rules=own.get("x-spam-tests", ""))


def _headers(told: dict[str, Any]) -> list[tuple[str, str]]:
    listed = objects(told.get("Headers"))
    return [(words(one.get("Name")), words(one.get("Value"))) for one in listed]


def _mail_from(told: dict[str, Any]) -> str | None:
    """Only the first one was written by Postmark itself."""
    name, value = next(iter(_headers(told)), ("", ""))
    return value.strip("<> ") if name.lower() == "return-path" else None


def _composed(told: dict[str, Any]) -> bytes:
    headers = _headers(told)
    known = {name.lower() for name, _ in headers}
    beside = [(name, words(told.get(key))) for name, key in BESIDE]
    from_ = told.get("FromFull")
    people = [("From", _people([from_]) or words(told.get("From")))]
    people += [(name, _people(told.get(key))) for name, key in PEOPLE]
    headers += [
        (name, value) for name, value in people + beside if value and name.lower() not in known
    ]
    return mail_of(
        headers=headers,
        text=words(told.get("TextBody")),
        html=words(told.get("HtmlBody")),
        files=[_file(one) for one in objects(told.get("Attachments"))],
    )


def _people(told: object) -> str:
    listed = objects(told)
    return ", ".join(written(words(one.get("Name")), words(one.get("Email"))) for one in listed)


def _file(told: dict[str, Any]) -> File:
    # The button that tries the address out says Data instead of Content.
    content = words(told.get("Content")) or words(told.get("Data"))
    return File(
        name=words(told.get("Name")),
        type=words(told.get("ContentType")),
        content=decoded(content),
        content_id=words(told.get("ContentID")),
    )
