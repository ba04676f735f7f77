"""The address of a mail server as it is written in a setting."""

from __future__ import annotations

import contextlib
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit


@dataclass(frozen=True, kw_only=True)
class ServerUrl:
    scheme: str
    host: str
    port: int
    user: str
    password: str
    #: What follows the host, without its slash.
    path: str
    options: Mapping[str, str]


def server_url(text: str, *, ports: Mapping[str, int], example: str) -> ServerUrl:
    """
    Take a URL apart; `ports` names the schemes that are known and their usual ports.

    Raises ValueError with what is wrong, in words that follow the setting's name. They never
    repeat the URL: it has a password in it.
    """
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        raise ValueError(
            f"is not a server's address; write for example {example}, and in a password %2F for /, "
            "%3F for ?, %23 for # and %40 for @"
        ) from None
    if parts.scheme not in ports:
        begins = " or ".join(f"{scheme}://" for scheme in ports)
        raise ValueError(f"begins with {begins}, for example {example}")
    if not parts.hostname or port == 0:
        raise ValueError(f"has no server's name and port in it; write for example {example}")
    return ServerUrl(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        path=unquote(parts.path.removeprefix("/")),
        options=_options(parts),
    )


def is_loopback(host: str) -> bool:
    """Whether what is said to it never leaves this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def ascii_domain(domain: str) -> str:
    """A domain as the name system knows it (RFC 3490), in lower case, where it has such a form."""
    with contextlib.suppress(UnicodeError):
        return domain.encode("idna").decode().lower()
    return domain.lower()


def _options(parts: SplitResult) -> Mapping[str, str]:
    if parts.fragment:
        raise ValueError("has a # in it; write %23 in its place")
    # A plus stands for itself, as in the password: secrets have some.
    return dict(parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True))
