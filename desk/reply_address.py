"""
Addresses and Message-IDs of our own, signed so that a case cannot be entered by guessing.

A reply address is `<local>+c<number>-<signature>@<domain>`: the queue's own address with a tag,
lower-case base32 (RFC 4648 6) because mail systems fold case. A Message-ID carries the same kind
of signature, so that our own mail is known again when it comes back; so does the envelope's
sender, `<local>+b<number>-<signature>@<domain>`, to which undelivered mail is reported.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from itertools import islice

from desk.case import Case
from desk.queue import Queue

#: A text of nothing else only costs time.
MOST_MARKERS = 50
#: 80 bits: sixteen characters of base32.
SIGNATURE_BYTES = 10
#: Some mail systems quote what stands before the @, which changes nothing (RFC 5321 4.1.2).
TAG = re.compile(r"\+c(\d{1,12})-([a-z2-7]{16})\"?@", re.IGNORECASE | re.ASCII)
BOUNCE_TAG = re.compile(r"\+b(\d{1,12})-([a-z2-7]{16})\"?@", re.IGNORECASE | re.ASCII)
MARKER = re.compile(r"#(\d{1,12})-([a-z2-7]{16})\b", re.IGNORECASE | re.ASCII)
OUR_ID = re.compile(r"<?([0-9a-f]{32})\.([a-z2-7]{16})@", re.IGNORECASE | re.ASCII)


def reply_address(queue: Queue, case: Case, *, secret: bytes) -> str:
    """Where the customer's next mail of this case goes."""
    if not queue.has_tags:
        return queue.address
    local, _, domain = queue.address.rpartition("@")
    return f"{local}+c{case.number}-{_signature(secret, 'case', str(case.number))}@{domain}"


def signed_number(address: str, *, secret: bytes) -> int | None:
    """The case number in a reply address, or None where it is not one of ours."""
    found = TAG.search(address)
    if found and _is_signed(found[2], secret, "case", found[1]):
        return int(found[1])
    return None


def bounce_address(queue: Queue, case: Case, *, secret: bytes) -> str:
    """The envelope's sender: where reports about an undelivered mail of this case go."""
    if not queue.has_tags:
        return queue.address
    local, _, domain = queue.address.rpartition("@")
    return f"{local}+b{case.number}-{_signature(secret, 'bounce', str(case.number))}@{domain}"


def bounced_number(address: str, *, secret: bytes) -> int | None:
    """The case number in an envelope sender of ours, or None where it is not one."""
    found = BOUNCE_TAG.search(address)
    if found and _is_signed(found[2], secret, "bounce", found[1]):
        return int(found[1])
    return None


def is_of_a_case(address: str, *, secret: bytes) -> bool:
    """Answers to a case, and reports about its mails, go there."""
    numbers = (signed_number(address, secret=secret), bounced_number(address, secret=secret))
    return any(number is not None for number in numbers)


def history_marker(case: Case, *, secret: bytes, words: str) -> str:
    """
    The line above the history that an answer quotes; `words` ask to reply above it.

    The number's signature is good for nothing else: whoever is shown the mail cannot write to the
    case's address.
    """
    signature = _signature(secret, "history", str(case.number))
    return f"--- {words} · #{case.number}-{signature} ---"


def marked_number(text: str, *, secret: bytes) -> int | None:
    """The case number in a quoted history of ours, or None where there is none."""
    for found in islice(MARKER.finditer(text), MOST_MARKERS):
        if _is_signed(found[2], secret, "history", found[1]):
            return int(found[1])
    return None


def mail_id(message_id: str, queue: Queue, *, secret: bytes) -> str:
    """The Message-ID header of one answer (RFC 5322 3.6.4); the same at every try."""
    return f"<{message_id}.{_signature(secret, 'mail', message_id)}@{queue.domain}>"


def is_our_mail_id(header: str, *, secret: bytes) -> bool:
    found = OUR_ID.search(header)
    return bool(found) and _is_signed(found[2], secret, "mail", found[1].lower())  # type: ignore[index]


def _signature(secret: bytes, purpose: str, text: str) -> str:
    mac = hmac.digest(secret, f"{purpose}:{text}".encode(), hashlib.sha256)
    return base64.b32encode(mac[:SIGNATURE_BYTES]).decode().lower()


def _is_signed(signature: str, secret: bytes, purpose: str, text: str) -> bool:
    return hmac.compare_digest(signature.lower(), _signature(secret, purpose, text))
