"""Where answers are handed over, as it is written in the settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from handlers.mail.oauth import OPTIONS, Grant
from handlers.mail.server_url import is_loopback, server_url

PORTS = {"smtp": 587, "smtps": 465}
EXAMPLE = "smtp://user:password@mail.example.com:587"


class Tls(StrEnum):
    IMPLICIT = "implicit"
    #: Required, and the server's certificate has to be right.
    STARTTLS = "starttls"
    #: Where it is offered; better than nothing, even when nobody vouches for the certificate.
    OPPORTUNISTIC = "opportunistic"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class SmtpServer:
    """Where answers are handed over."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    tls: Tls = Tls.OPPORTUNISTIC
    #: In place of the password, where the provider wants OAuth.
    grant: Grant | None = None

    @classmethod
    def parse(cls, text: str) -> SmtpServer:
        """From SMTP_URL; ValueError says what is wrong, in words that follow that name."""
        url = server_url(text, ports=PORTS, example=EXAMPLE)
        known = {"tls", "auth", *(OPTIONS if "auth" in url.options else ())}
        if url.path or set(url.options) - known:
            raise ValueError(f"has something after the port; write for example {EXAMPLE}")
        grant = Grant.of(url.options)
        if bool(url.user) != bool(url.password or grant):
            raise ValueError("has a user or a password alone; it needs both, or neither")
        if url.scheme == "smtps" and "tls" in url.options:
            raise ValueError("begins with smtps:// and is always encrypted; leave ?tls= out")
        tls = Tls.IMPLICIT if url.scheme == "smtps" else _tls(url.options.get("tls"))
        if tls is None:
            must = url.user and not is_loopback(url.host)
            tls = Tls.STARTTLS if must else Tls.OPPORTUNISTIC
        return cls(
            host=url.host,
            port=url.port,
            user=url.user,
            password=url.password,
            tls=tls,
            grant=grant,
        )


def _tls(option: str | None) -> Tls | None:
    if option is None:
        return None
    if option not in {Tls.STARTTLS, Tls.OPPORTUNISTIC, Tls.NONE}:
        raise ValueError("has a wrong ?tls=; it can be starttls, opportunistic or none")
    return Tls(option)
