"""
The link of a survey, and the page behind it: neither can be guessed, neither is kept.

The token in the link is made from the survey's id and the key, so that every try of a mail carries
the same; the database knows its SHA-256 only. A showing of the page is a signed time: who sends
an answer has seen the page, and how long ago.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

#: 160 bits: thirty-two characters of base32, without padding.
TOKEN_BYTES = 20
TOKEN = re.compile(r"[a-z2-7]{32}")
SIGNATURE_BYTES = 15
SHOWING = re.compile(r"(\d{1,16})-([0-9a-f]{16})-([01])-([a-z2-7]{24})")


@dataclass(frozen=True, kw_only=True)
class Showing:
    """One showing of a survey's page."""

    #: As it stands in the page's form.
    text: str
    at: datetime
    #: Reached by the link that no person can see.
    by_trap: bool = False


def survey_token(survey_id: str, *, secret: bytes) -> str:
    return _base32(_mac(secret, "survey", survey_id)[:TOKEN_BYTES])


def token_hash(token: str) -> str:
    return hashlib.sha256(token.lower().encode()).hexdigest()


def is_token(text: str) -> bool:
    return TOKEN.fullmatch(text.lower()) is not None


def new_showing(survey_id: str, *, secret: bytes, now: datetime, by_trap: bool = False) -> Showing:
    said = f"{int(now.timestamp() * 1000)}-{secrets.token_hex(8)}-{int(by_trap)}"
    signature = _signature(secret, survey_id, said)
    return Showing(text=f"{said}-{signature}", at=now, by_trap=by_trap)


def read_showing(text: str, survey_id: str, *, secret: bytes) -> Showing | None:
    """None where we have not shown that survey's page with it."""
    found = SHOWING.fullmatch(text)
    if found is None:
        return None
    signature = _signature(secret, survey_id, text.rpartition("-")[0])
    if not hmac.compare_digest(found[4], signature):
        return None
    at = datetime.fromtimestamp(int(found[1]) / 1000, UTC)
    return Showing(text=text, at=at, by_trap=found[3] == "1")


def new_client() -> str:
    """What a browser is given to be known by."""
    return secrets.token_urlsafe(16)


def client_hash(client: str) -> str:
    return hashlib.sha256(client.encode(errors="replace")).hexdigest()


def _signature(secret: bytes, survey_id: str, said: str) -> str:
    return _base32(_mac(secret, "showing", f"{survey_id}:{said}")[:SIGNATURE_BYTES])


def _mac(secret: bytes, purpose: str, text: str) -> bytes:
    return hmac.digest(secret, f"{purpose}:{text}".encode(), hashlib.sha256)


def _base32(raw: bytes) -> str:
    return base64.b32encode(raw).decode().rstrip("=").lower()
