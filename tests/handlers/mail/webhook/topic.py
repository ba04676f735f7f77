"""A topic of Amazon's notification service, with a key of its own."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from dkim.crypto import RSASSA_PKCS1_v1_5_sign, parse_pem_private_key

from handlers.mail.webhook.fetch import NotNow
from tests.handlers.mail.webhook.provider import Recorded

ARN = "arn:aws:sns:us-east-1:111111111111:SES_Inbound"
HOST = "https://sns.us-east-1.amazonaws.com"
CERTIFICATE = f"{HOST}/SimpleNotificationService-0123456789abcdef.pem"
CONFIRM = f"{HOST}/?Action=ConfirmSubscription&TopicArn={ARN}&Token=2336"


@dataclass(kw_only=True)
class Amazon:
    """Signs messages, and answers those who ask for its certificate."""

    key: dict[str, int]
    certificate: bytes
    asked: list[str] = field(default_factory=list)
    is_away: bool = False

    @classmethod
    def made_in(cls, folder: Path, *, bits: int = 2048) -> Amazon:
        openssl = shutil.which("openssl")
        if openssl is None:
            pytest.skip("no openssl found; it makes the certificate of the service")
        certificate, key = folder / f"{bits}.pem", folder / f"{bits}.key"
        words = f"req -x509 -newkey rsa:{bits} -nodes -days 2 -subj /CN=sns.amazonaws.com"
        command = [openssl, *words.split(), "-out", certificate, "-keyout", key]
        subprocess.run(command, check=True, capture_output=True)
        return cls(
            key=parse_pem_private_key(key.read_bytes()), certificate=certificate.read_bytes()
        )

    async def fetch(self, url: str, *, headers: Mapping[str, str], most: int) -> bytes:
        self.asked.append(url)
        if self.is_away:
            raise NotNow("nobody there")
        return self.certificate if url.endswith(".pem") else b"<ok/>"

    def sign(self, told: Mapping[str, str], *, version: str = "2") -> Recorded:
        """The request that brings this, signed as the service does it."""
        full = {
            "Timestamp": "2026-06-08T09:00:00.000Z",
            "TopicArn": ARN,
            "SigningCertURL": CERTIFICATE,
            **told,
            "SignatureVersion": version,
        }
        names = sorted(set(full) - {"SignatureVersion", "SigningCertURL", "UnsubscribeURL"})
        said = "".join(f"{name}\n{full[name]}\n" for name in names).encode()
        make = hashlib.sha256 if version == "2" else hashlib.sha1
        signature = bytes(RSASSA_PKCS1_v1_5_sign(make(said), self.key))
        body = json.dumps({**full, "Signature": base64.b64encode(signature).decode()}).encode()
        headers = {"Content-Type": "text/plain; charset=UTF-8"}
        return Recorded(body=body, headers=headers, events=())

    def signed_anew(self, request: Recorded, **changed: str) -> Recorded:
        """A recorded notification under this signature."""
        told = json.loads(request.body)
        kept = {
            name: told[name]
            for name in ("Type", "MessageId", "Subject", "Message", "Timestamp", "TopicArn")
            if told.get(name) is not None
        }
        return self.sign({**kept, **changed})
