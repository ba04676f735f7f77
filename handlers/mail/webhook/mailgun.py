"""
Mailgun's routes: a raw mail where the address ends in `mime`, else one that was taken apart.

The signature covers a token and its time, and not the mail: a token is good for one mail. Source:
documentation.mailgun.com, "Receive via HTTP" and "Securing webhooks".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta

from handlers.mail.webhook.compose import File, header_list_of, mail_of
from handlers.mail.webhook.delivery import Delivery, Letter, Outside, Posted, objects
from handlers.mail.webhook.form import Fields
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.signature import hex_mac, must_be_fresh, must_equal
from handlers.mail.webhook.verdict import Told, authentication, written_first

#: For eight hours Mailgun tries again, perhaps with the first time of all.
TRIED_FOR = timedelta(hours=9)
FILE = re.compile(r"attachment-\d{1,4}", re.ASCII)
STORED = "Files that Mailgun keeps, because its route stores mail instead of forwarding it"


def read(posted: Posted, hook: Hook, outside: Outside) -> Delivery:
    fields = posted.form()
    token, stamp = fields.text("token"), fields.text("timestamp")
    must_be_fresh(stamp, now=outside.now, within=TRIED_FOR)
    must_equal(fields.text("signature"), hex_mac(hook.secret, f"{stamp}{token}".encode()))
    raw = _raw(fields)
    mail_from = fields.text("sender").strip("<> ") if fields.get("sender") else None
    letter = Letter(
        key=token,
        raw=raw,
        recipients=tuple(
            address for one in fields.text("recipient").split(",") if (address := one.strip())
        ),
        mail_from=mail_from,
        authentication=authentication("Mailgun", _told(fields), raw=raw, mail_from=mail_from),
    )
    return Delivery(request=token, letters=(letter,))


def _told(fields: Fields) -> Told:
    """A raw mail comes without its words; among the headers they stand above all others."""
    told = header_list_of(fields.text("message-headers"))
    own = written_first(told, lambda name: name.startswith("x-mailgun-"))
    return Told(
        dkim=own.get("x-mailgun-dkim-check-result", ""),
        spf=own.get("x-mailgun-spf", ""),
        rules=own.get("x-mailgun-spam-rules", ""),
    )


def _raw(fields: Fields) -> bytes:
    whole = fields.get("body-mime")
    if whole is not None:
        return whole.content
    return mail_of(
        headers=header_list_of(fields.text("message-headers")),
        text=fields.text("body-plain"),
        html=fields.text("body-html"),
        files=list(_files(fields)),
        kept_back=_stored(fields),
    )


def _files(fields: Fields) -> Iterator[File]:
    named = _content_ids(fields.text("content-id-map"))
    for one in fields.all:
        # A part of the mail that had no name has none here either.
        if one.filename is not None or FILE.fullmatch(one.name):
            yield File(
                name=one.filename or "",
                type=one.type,
                content=one.content,
                content_id=named.get(one.name, ""),
            )


def _content_ids(text: str) -> dict[str, str]:
    """By field, what the text calls it. The keys of this JSON may be empty, or come twice."""
    try:
        pairs = json.loads(text, object_pairs_hook=list) if text else []
    except (ValueError, RecursionError):
        return {}
    if not isinstance(pairs, list):
        return {}
    return {pair[1]: pair[0] for pair in pairs if isinstance(pair[1], str)}


def _stored(fields: Fields) -> str:
    try:
        kept = objects(json.loads(fields.text("attachments") or "[]"))
    except (ValueError, RecursionError):
        return ""
    names = ", ".join(str(one.get("name", "?")) for one in kept)
    return f"{STORED}: {names}" if names else ""
