"""Access to a mailbox whose provider takes no password any more (RFC 6749)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from handlers.mail.server_url import is_loopback

#: Seconds.
TIMEOUT = aiohttp.ClientTimeout(total=10)
NEEDED = ("token_url", "client_id")
OPTIONS = frozenset({*NEEDED, "client_secret", "refresh_token", "scope"})


class NoToken(Exception):
    """The provider gave no access; the message is a sentence with the way to mend it."""


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What the provider gave us when somebody allowed the desk to read the mailbox."""

    token_url: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    #: Where there is none, the program itself was allowed to (RFC 6749 4.4).
    refresh_token: str = field(default="", repr=False)
    scope: str = ""

    @classmethod
    def parse(cls, options: Mapping[str, str]) -> Grant:
        """From what stands behind an IMAP_URL; ValueError says what is missing or wrong."""
        for name in NEEDED:
            if not options.get(name):
                raise ValueError(f"has auth=xoauth2 and lacks {name}=")
        if not (options.get("client_secret") or options.get("refresh_token")):
            raise ValueError("has auth=xoauth2 and lacks client_secret= or refresh_token=")
        url = urlsplit(options["token_url"])
        if url.scheme != "https" and not is_loopback(url.hostname or ""):
            raise ValueError("has a token_url= that does not begin with https://")
        return cls(**{name: options[name] for name in OPTIONS if name in options})

    @property
    def host(self) -> str:
        return urlsplit(self.token_url).hostname or ""

    @property
    def form(self) -> dict[str, str]:
        """What is asked for a token (RFC 6749 4.4.2 and 6)."""
        kind = "refresh_token" if self.refresh_token else "client_credentials"
        fields = {
            "grant_type": kind,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "refresh_token": self.refresh_token,
            "scope": self.scope,
        }
        return {name: value for name, value in fields.items() if value}


async def access_token(grant: Grant) -> str:
    """A fresh one; raises NoToken."""
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as session,
            session.post(grant.token_url, data=grant.form, allow_redirects=False) as answer,
        ):
            told = await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, ValueError) as lost:
        raise NoToken(f"{grant.host} gave no answer that holds a token.") from lost
    return _token(told, grant)


def _token(told: Any, grant: Grant) -> str:  # noqa: ANN401  # Whatever JSON holds.
    told = told if isinstance(told, dict) else {}
    token = told.get("access_token")
    if isinstance(token, str) and token:
        return token
    why = str(told.get("error", "no reason given"))[:60]
    raise NoToken(
        f"{grant.host} does not let the desk into the mailbox ({why}). Allow it again there, and "
        "put what it gives you into IMAP_URL."
    )
