"""
Amazon's notification service: a message, once its signature is found good.

Source of the rule: docs.aws.amazon.com/sns, "Verifying the signatures of Amazon SNS messages".
The certificate is believed because of where it comes from: a host of Amazon's, over TLS.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import ssl
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from dkim.crypto import RSASSA_PKCS1_v1_5_verify, UnparsableKeyError, parse_public_key

from handlers.mail.webhook.delivery import Forged, Outside, json_object, words

HOST = re.compile(r"sns\.[a-z]{2}(?:-[a-z0-9]{1,20}){1,5}\.amazonaws\.com(?:\.cn)?", re.ASCII)
CERTIFICATE = re.compile(r"/SimpleNotificationService-[0-9A-Za-z]{1,100}\.pem", re.ASCII)
#: Bytes.
LARGEST_CERTIFICATE = 20_000
MOST_CERTIFICATES = 20
SHORTEST_KEY_BITS = 2048
HASHES = {"1": hashlib.sha1, "2": hashlib.sha256}
NOTIFICATION = "Notification"
#: What is signed of each kind, in this order; a subject only where there is one.
SIGNED = {
    NOTIFICATION: ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    **dict.fromkeys(
        ("SubscriptionConfirmation", "UnsubscribeConfirmation"),
        ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"),
    ),
}
SEQUENCE, VERSION = 0x30, 0xA0
LONG = 0x80


async def opened(body: bytes, *, topic: str, outside: Outside) -> dict[str, Any]:
    """
    The message of our own topic; raises Forged, Unreadable, and NotNow.

    Anybody's topic is signed as well as ours: the name decides.
    """
    told = json_object(body)
    if words(told.get("TopicArn")) != topic:
        raise Forged("It comes from another topic.")
    certificate = await _certificate(words(told.get("SigningCertURL")), outside)
    said, make_hash = _signed(told), HASHES.get(words(told.get("SignatureVersion")))
    if said is None or make_hash is None:
        raise Forged("It is not signed in a way that is known.")
    key = _public_key(certificate)
    if not RSASSA_PKCS1_v1_5_verify(make_hash(said), _signature(told), key):
        raise Forged("The signature is wrong.")
    return told


def is_amazons(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "https" and HOST.fullmatch(parts.netloc) is not None


async def _certificate(url: str, outside: Outside) -> bytes:
    if not is_amazons(url) or not CERTIFICATE.fullmatch(urlsplit(url).path) or "?" in url:
        raise Forged("The certificate is not at Amazon's.")
    if url not in outside.fetched:
        found = await outside.fetch(url, headers={}, most=LARGEST_CERTIFICATE)
        if len(outside.fetched) >= MOST_CERTIFICATES:
            outside.fetched.clear()
        outside.fetched[url] = found
    return outside.fetched[url]


def _signed(told: dict[str, Any]) -> bytes | None:
    names = SIGNED.get(words(told.get("Type")))
    if names is None:
        return None
    said = [f"{name}\n{words(told[name])}\n" for name in names if told.get(name) is not None]
    return "".join(said).encode("utf-8", "replace")


def _signature(told: dict[str, Any]) -> bytes:
    try:
        return base64.b64decode(words(told.get("Signature")), validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise Forged("The signature is missing or wrong.") from wrong


def _public_key(certificate: bytes) -> dict[str, int]:
    """The RSA key of a certificate (RFC 5280 4.1); raises Forged."""
    try:
        der = ssl.PEM_cert_to_DER_cert(certificate.decode("ascii").strip())
        (whole,) = _elements(der)
        signed_part = next(_elements(_content(whole)))
        fields = [one for one in _elements(_content(signed_part)) if one[0] != VERSION]
        # Serial number, algorithm, issuer, validity, subject, public key.
        key: dict[str, int] = parse_public_key(fields[5])
    except (ValueError, IndexError, StopIteration, UnparsableKeyError) as wrong:
        raise Forged("The certificate cannot be read.") from wrong
    if key["modulus"].bit_length() < SHORTEST_KEY_BITS:
        raise Forged("The certificate's key is too short.")
    return key


def _elements(encoded: bytes) -> Iterator[bytes]:
    """The elements that follow each other, each whole (X.690 8.1)."""
    at = 0
    while at < len(encoded):
        start, length = _length(encoded, at)
        yield encoded[at : start + length]
        at = start + length


def _content(element: bytes) -> bytes:
    if element[0] != SEQUENCE:
        raise ValueError("not a sequence")
    return element[_length(element, 0)[0] :]


def _length(encoded: bytes, at: int) -> tuple[int, int]:
    """Where the content starts, and how long it is."""
    length, start = encoded[at + 1], at + 2
    if length < LONG:
        return start, length
    count = length - LONG
    return start + count, int.from_bytes(encoded[start : start + count], "big")
