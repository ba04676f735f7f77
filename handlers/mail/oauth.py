"""Access to a mailbox, to read it or send from it, without a password (RFC 6749)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from handlers.mail.server_url import is_loopback

#: Seconds.
TIMEOUT = aiohttp.ClientTimeout(total=10)
#: From here on, the provider itself is in trouble (RFC 9110 15.6).
SERVER_ERROR = 500
NEEDED = ("token_url", "client_id")
OPTIONS = frozenset({*NEEDED, "client_secret", "refresh_token", "scope"})


class NoToken(Exception):
    """The provider gave no access; the message is a sentence with the way to mend it."""

    def __init__(self, why: str, *, is_refused: bool = False) -> None:
        super().__init__(why)
        #: It has answered, and will answer the same until somebody sees to it.
        self.is_refused = is_refused


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What the provider gave us when somebody allowed the desk to use the mailbox."""

    token_url: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    #: Where there is none, the program itself was allowed to (RFC 6749 4.4).
    refresh_token: str = field(default="", repr=False)
    scope: str = ""

    @classmethod
    def of(cls, options: Mapping[str, str]) -> Grant | None:
        """From what stands behind a mail server's address; None where it has no auth=."""
        auth = options.get("auth", "")
        if auth not in {"", "xoauth2"}:
            raise ValueError("has a wrong auth=; it can be xoauth2, or be left out")
        return cls.parse(options) if auth else None

    @classmethod
    def parse(cls, options: Mapping[str, str]) -> Grant:
        """ValueError says what is missing or wrong."""
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
            told, is_refused = await answer.json(content_type=None), answer.status < SERVER_ERROR
    except (aiohttp.ClientError, TimeoutError, ValueError) as lost:
        raise NoToken(f"{grant.host} gave no answer that holds a token.") from lost
    return _token(told, grant, is_refused=is_refused)


def _token(told: Any, grant: Grant, *, is_refused: bool) -> str:  # noqa: ANN401  # JSON's.
    told = told if isinstance(told, dict) else {}
    token = told.get("access_token")
    if isinstance(token, str) and token:
        return token
    why = str(told.get("error", "no reason given"))[:60]
    raise NoToken(
        f"{grant.host} does not let the desk into the mailbox ({why}). Allow it again there, and "
        "put what it gives you into the settings.",
        is_refused=is_refused,
    )
