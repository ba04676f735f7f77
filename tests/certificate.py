"""A certificate for this machine that nobody knows yet, made by openssl where it is installed."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Certificate:
    """Two files; who trusts `certificate` trusts the server that has `key`."""

    certificate: Path
    key: Path

    def server_context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self.key)
        return context


def made_in(folder: Path) -> Certificate:
    """Good for two days, for 127.0.0.1 and localhost."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl found; it makes the certificate of a server over TLS")
    made = Certificate(folder / "certificate.pem", folder / "key.pem")
    words = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        "-subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1"
    )
    subprocess.run(
        [openssl, *words.split(), "-out", made.certificate, "-keyout", made.key],
        check=True,
        capture_output=True,
    )
    return made
