"""
Amazon SES by way of SNS: the mail itself in the notification, or only word of where it lies.

Source: docs.aws.amazon.com/ses, "Notifications for Amazon SES email receiving".
"""

from __future__ import annotations

import base64
import binascii
import json
import logging
from typing import Any

from desk.inbound import digest_key
from handlers.mail.proof.dmarc import STRICT
from handlers.mail.webhook import sns
from handlers.mail.webhook.compose import mail_of, raw_of
from handlers.mail.webhook.delivery import (
    Delivery,
    Forged,
    Letter,
    Outside,
    Posted,
    Unreadable,
    objects,
    words,
)
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.verdict import Told, authentication

log = logging.getLogger(__name__)

CONFIRMATION, ENDED = "SubscriptionConfirmation", "UnsubscribeConfirmation"
#: Bytes of an answer that nobody reads.
LARGEST_ANSWER = 20_000
IN_S3 = (
    "This mail came without its text and files: Amazon SES has put them into S3 (bucket {bucket}, "
    "object {key}) and sent only the headers. Open it there. To have mails read here, add an SNS "
    "action to the receipt rule, or have a Lambda function post the object to the desk's way in "
    "for raw mail."
)
NOWHERE = "This mail came without its text and files: Amazon SES has sent only the headers."


async def read(posted: Posted, hook: Hook, outside: Outside) -> Delivery:
    envelope = await sns.opened(posted.body, topic=hook.secret, outside=outside)
    kind = words(envelope.get("Type"))
    if kind == CONFIRMATION:
        await _confirm(words(envelope.get("SubscribeURL")), outside)
    if kind == ENDED:
        log.error("subscription ended", extra={"topic": hook.secret})
    if kind != sns.NOTIFICATION:
        return Delivery()
    told = _notification(words(envelope.get("Message")))
    if told.get("notificationType") != "Received":
        return Delivery()
    return Delivery(request=words(envelope.get("MessageId")), letters=(_letter(told),))


async def _confirm(url: str, outside: Outside) -> None:
    if not sns.is_amazons(url):
        raise Forged("The address that confirms is not Amazon's.")
    await outside.fetch(url, headers={}, most=LARGEST_ANSWER)
    log.info("subscription confirmed")


def _notification(message: str) -> dict[str, Any]:
    """Amazon also tells in plain words, such as that the topic was found good."""
    try:
        told = json.loads(message)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _letter(told: dict[str, Any]) -> Letter:
    mail, receipt = _object(told.get("mail")), _object(told.get("receipt"))
    action = _object(receipt.get("action"))
    listed = receipt.get("recipients") or mail.get("destination")
    recipients = tuple(filter(None, map(words, listed if isinstance(listed, list) else [])))
    content = words(told.get("content"))
    raw = _content(content, action) if content else _headers_only(mail, action)
    # Two rules may each bring a mail for some of its recipients.
    key = digest_key(words(mail.get("messageId")).encode("utf-8", "replace") or raw, recipients)
    mail_from = words(mail["source"]).strip("<> ") if "source" in mail else None
    return Letter(
        key=key,
        raw=raw,
        recipients=recipients,
        mail_from=mail_from,
        authentication=authentication("Amazon SES", _told(receipt), raw=raw, mail_from=mail_from),
    )


def _told(receipt: dict[str, Any]) -> Told:
    """Its words are PASS, FAIL, GRAY (nothing to check) and PROCESSING_FAILED."""
    dmarc, dkim, spf = (
        words(_object(receipt.get(name)).get("status"))
        for name in ("dmarcVerdict", "dkimVerdict", "spfVerdict")
    )
    is_strict = words(receipt.get("dmarcPolicy")).lower() in STRICT
    return Told(dmarc=dmarc, dkim=dkim, spf=spf, is_strict=is_strict)


def _content(content: str, action: dict[str, Any]) -> bytes:
    if words(action.get("encoding")).upper() != "BASE64":
        return raw_of(content)
    try:
        return base64.b64decode(content)
    except (binascii.Error, ValueError) as wrong:
        raise Unreadable("Its content is not base64.") from wrong


def _headers_only(mail: dict[str, Any], action: dict[str, Any]) -> bytes:
    bucket, key = words(action.get("bucketName")), words(action.get("objectKey"))
    return mail_of(
        headers=_headers(mail),
        text=IN_S3.format(bucket=bucket, key=key) if bucket else NOWHERE,
    )


def _headers(mail: dict[str, Any]) -> list[tuple[str, str]]:
    """All of them, or the common ones, or what the envelope tells."""
    listed = objects(mail.get("headers"))
    if listed:
        return [(words(one.get("name")), words(one.get("value"))) for one in listed]
    common = _object(mail.get("commonHeaders"))
    told = {
        "From": _joined(common.get("from")) or words(mail.get("source")),
        "To": _joined(common.get("to")) or _joined(mail.get("destination")),
        "Cc": _joined(common.get("cc")),
        "Subject": words(common.get("subject")),
        "Message-ID": words(common.get("messageId")),
        "Date": words(common.get("date")),
    }
    return [(name, value) for name, value in told.items() if value]


def _joined(told: object) -> str:
    return ", ".join(filter(None, map(words, told))) if isinstance(told, list) else ""


def _object(told: object) -> dict[str, Any]:
    return told if isinstance(told, dict) else {}
