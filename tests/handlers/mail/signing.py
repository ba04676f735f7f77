"""A domain that signs its mail, and the name system that knows its key."""

from __future__ import annotations

import base64
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import dkim
import pytest

MAIL = b"From: Kim Doe <customer@example.net>\r\nSubject: Kettle\r\n\r\nIt  leaks. \r\n"


@dataclass(kw_only=True)
class Names:
    """Text records by name, as a name server tells them; silent where it is away."""

    records: dict[str, bytes] = field(default_factory=dict)
    is_away: bool = False
    asked: list[str] = field(default_factory=list)

    def __call__(self, name: str) -> bytes | None:
        self.asked.append(name)
        if self.is_away:
            raise TimeoutError
        return self.records.get(name.rstrip("."))

    def policy(self, domain: str, record: str) -> None:
        self.records[f"_dmarc.{domain}"] = record.encode()


@dataclass(frozen=True, kw_only=True)
class Signer:
    key: bytes
    public: bytes
    names: Names

    @classmethod
    def made_in(cls, folder: Path, names: Names) -> Signer:
        openssl = shutil.which("openssl")
        if openssl is None:
            pytest.skip("no openssl found; it makes the key of a domain")
        key = folder / "key.pem"
        make = [openssl, "genrsa", "-traditional", "-out", key, "1024"]
        subprocess.run(make, check=True, capture_output=True)
        show = [openssl, "rsa", "-in", key, "-pubout", "-outform", "DER"]
        public = subprocess.run(show, check=True, capture_output=True).stdout
        return cls(key=key.read_bytes(), public=base64.b64encode(public), names=names)

    def sign(self, raw: bytes = MAIL, *, domain: str = "example.net", **how) -> bytes:
        """The mail with a signature of the domain, whose key is in its place."""
        self.names.records[f"s1._domainkey.{domain}"] = b"v=DKIM1; k=rsa; p=" + self.public
        return dkim.sign(raw, b"s1", domain.encode(), self.key, **how) + raw
