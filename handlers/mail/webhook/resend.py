"""
Resend: the request only tells that a mail is there; the mail is fetched before it is answered.

What cannot be fetched now is asked for again when Resend tells again. Signed as Standard Webhooks
are, with `svix-` headers. Source: resend.com/docs, "Receiving emails".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from handlers.mail.webhook.compose import by_name, mail_of
from handlers.mail.webhook.delivery import (
    Delivery,
    Letter,
    Outside,
    Posted,
    Unreadable,
    json_object,
    objects,
    words,
)
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.signature import standard_webhook

API = "https://api.resend.com/emails/receiving/"
#: Where Resend keeps the mails that it has received.
STORE = re.compile(r"(?:[a-z0-9-]+\.){1,3}(?:resend\.com|cloudfront\.net)", re.ASCII)
ID = re.compile(r"[A-Za-z0-9_-]{1,100}", re.ASCII)
#: Bytes.
LARGEST_MAIL, LARGEST_ANSWER = 60_000_000, 60_000_000
FILES_AT_RESEND = "Files that Resend keeps, because it did not hand over the mail as it came"
#: Header and field.
BESIDE = (
    ("From", "from"),
    ("To", "to"),
    ("Cc", "cc"),
    ("Reply-To", "reply_to"),
    ("Subject", "subject"),
    ("Message-ID", "message_id"),
    ("Date", "created_at"),
)


async def read(posted: Posted, hook: Hook, outside: Outside) -> Delivery:
    request = standard_webhook(
        posted.body, posted.headers, secret=hook.secret, now=outside.now, prefix="svix"
    )
    told = posted.json()
    if told.get("type") != "email.received":
        return Delivery(request=request)
    data = told.get("data")
    event = data if isinstance(data, dict) else {}
    named = words(event.get("email_id"))
    if not ID.fullmatch(named):
        raise Unreadable("It does not say which mail is meant.")
    letter = Letter(
        key=named,
        raw=await _fetched(named, event, hook, outside),
        recipients=tuple(_texts(event.get("to"))),
    )
    return Delivery(request=request, letters=(letter,))


async def _fetched(named: str, event: Mapping[str, Any], hook: Hook, outside: Outside) -> bytes:
    key = {"Authorization": f"Bearer {hook.user}", "Accept": "application/json"}
    told = json_object(await outside.fetch(API + named, headers=key, most=LARGEST_ANSWER))
    raw = told.get("raw")
    url = words(raw.get("download_url")) if isinstance(raw, dict) else ""
    parts = urlsplit(url)
    if parts.scheme == "https" and STORE.fullmatch(parts.netloc):
        # The address is good by itself; our key is nobody else's business.
        return await outside.fetch(url, headers={}, most=LARGEST_MAIL)
    return _composed({**event, **told})


def _composed(told: Mapping[str, Any]) -> bytes:
    listed = told.get("headers")
    headers = list(by_name(listed if isinstance(listed, dict) else {}))
    known = {name.lower() for name, _ in headers}
    beside = [(name, ", ".join(_texts(told.get(key)))) for name, key in BESIDE]
    headers += [(name, value) for name, value in beside if value and name.lower() not in known]
    names = ", ".join(words(one.get("filename")) for one in objects(told.get("attachments")))
    return mail_of(
        headers=headers,
        text=words(told.get("text")),
        html=words(told.get("html")),
        kept_back=f"{FILES_AT_RESEND}: {names}" if names else "",
    )


def _texts(told: object) -> list[str]:
    listed = told if isinstance(told, list) else [told]
    return [one for one in listed if isinstance(one, str) and one]
