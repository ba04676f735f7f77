"""Signatures that share a secret with us, and how old a signed request may be."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta

from handlers.mail.webhook.delivery import Forged

FRESH = timedelta(minutes=5)
#: Digits of a timestamp in seconds, for the next thirty thousand years.
LONGEST_STAMP = 12
SHOWN_SECRET = "whsec_"  # noqa: S105  # How such a secret begins.


def must_equal(told: str, computed: str) -> None:
    """Raises Forged; takes the same time whatever is told."""
    if not hmac.compare_digest(told.encode("utf-8", "replace"), computed.encode()):
        raise Forged("The signature is missing or wrong.")


def must_be_fresh(stamp: str, *, now: datetime, within: timedelta = FRESH) -> None:
    """A stamp in seconds since 1970; clocks may differ by five minutes. Raises Forged."""
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= LONGEST_STAMP):
        raise Forged("The timestamp is missing or wrong.")
    age = now.timestamp() - int(stamp)
    if not -FRESH.total_seconds() <= age <= within.total_seconds():
        raise Forged("The request is too old, or the clocks differ.")


def hex_mac(secret: str, said: bytes) -> str:
    """HMAC-SHA256 in hexadecimal."""
    return hmac.digest(secret.encode(), said, hashlib.sha256).hex()


def standard_webhook(
    body: bytes, headers: Mapping[str, str], *, secret: str, now: datetime, prefix: str
) -> str:
    """
    The request's id, once it is found signed (Standard Webhooks 1.0.0); raises Forged.

    The headers are `<prefix>-id`, `-timestamp` and `-signature`: a list of `v1,<base64>`, of
    which one has to be the HMAC-SHA256 of `id.timestamp.body`.
    """
    named, stamp = headers.get(f"{prefix}-id", ""), headers.get(f"{prefix}-timestamp", "")
    must_be_fresh(stamp, now=now)
    said = f"{named}.{stamp}.".encode("utf-8", "replace") + body
    mac = base64.b64encode(hmac.digest(_key(secret), said, hashlib.sha256)).decode()
    told = headers.get(f"{prefix}-signature", "").split()
    matches = [
        hmac.compare_digest(one.encode("utf-8", "replace"), f"v1,{mac}".encode()) for one in told
    ]
    if not named or not any(matches):
        raise Forged("The signature is missing or wrong.")
    return named


def basic_auth(headers: Mapping[str, str], *, user: str, password: str) -> None:
    """User and password as a browser tells them (RFC 7617); raises Forged."""
    scheme, _, told = headers.get("Authorization", "").partition(" ")
    right = base64.b64encode(f"{user}:{password}".encode()).decode()
    must_equal(f"{scheme.lower()} {told.strip()}", f"basic {right}")


def _key(secret: str) -> bytes:
    if secret.startswith(SHOWN_SECRET):
        try:
            return base64.b64decode(secret.removeprefix(SHOWN_SECRET), validate=True)
        except binascii.Error:
            pass
    return secret.encode()
