"""
The plain way in: a raw mail as the body, signed with a secret that both sides know.

Signed either as Standard Webhooks are (`webhook-id`, `webhook-timestamp`, `webhook-signature`),
or by `X-Deskbell-Timestamp` and `X-Deskbell-Signature: sha256=<hex>` over `timestamp.body`.
"""

from __future__ import annotations

from desk.inbound import digest_key
from handlers.mail.webhook.delivery import Delivery, Letter, Outside, Posted, Unreadable
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.signature import hex_mac, must_be_fresh, must_equal, standard_webhook


def read(posted: Posted, hook: Hook, outside: Outside) -> Delivery:
    request = _request(posted, hook, outside)
    if not posted.body.strip():
        raise Unreadable("There is no mail in it.")
    recipients = _addresses(posted.headers.get("X-Envelope-To", ""))
    mail_from = posted.headers.get("X-Envelope-From")
    letter = Letter(
        key=digest_key(posted.body, recipients),
        raw=posted.body,
        recipients=recipients,
        # A bounce comes from nobody: as nothing, or as servers write it, <>.
        mail_from=None if mail_from is None else mail_from.strip(" \t<>"),
    )
    return Delivery(request=request, letters=(letter,))


def _request(posted: Posted, hook: Hook, outside: Outside) -> str:
    headers, secret = posted.headers, hook.secret
    if "webhook-signature" in headers:
        named = standard_webhook(
            posted.body, headers, secret=secret, now=outside.now, prefix="webhook"
        )
        # A sender that gives all its mails one id loses none of them.
        return digest_key(posted.body, (named,))
    stamp = headers.get("X-Deskbell-Timestamp", "")
    must_be_fresh(stamp, now=outside.now)
    signature = f"sha256={hex_mac(secret, stamp.encode() + b'.' + posted.body)}"
    # Digits of hexadecimal are the same in capitals.
    must_equal(headers.get("X-Deskbell-Signature", "").lower(), signature)
    return signature


def _addresses(told: str) -> tuple[str, ...]:
    return tuple(address for one in told.split(",") if (address := one.strip(" \t<>")))
