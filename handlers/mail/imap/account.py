"""A mailbox to be read, as it is written in the settings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.mail.oauth import OPTIONS, Grant
from handlers.mail.server_url import is_loopback, server_url

PORTS = {"imap": 143, "imaps": 993}
EXAMPLE = "imaps://user:password@mail.example.com/INBOX?queue=support"
#: Characters of a key; a mail's digest has to fit behind it.
LONGEST_KEY = 200


@dataclass(frozen=True, kw_only=True)
class ImapAccount:
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str = "INBOX"
    #: The key of the queue whose mail it is; None where the addresses tell.
    queue: str | None = None
    #: From the first byte on, or by STARTTLS.
    is_tls: bool = True
    #: In place of the password, where the provider wants OAuth.
    grant: Grant | None = None

    @classmethod
    def parse(cls, text: str) -> ImapAccount:
        """From one part of IMAP_URL; ValueError says what is wrong, as words behind that name."""
        url = server_url(text, ports=PORTS, example=EXAMPLE)
        grant = _grant(url.options)
        if not (url.user and (url.password or grant)):
            raise ValueError(
                f"has no user or no password; write for example {EXAMPLE}, with %40 for an @ "
                "in the user"
            )
        return cls(
            host=url.host,
            port=url.port,
            user=url.user,
            password=url.password,
            folder=url.path or "INBOX",
            queue=url.options.get("queue") or None,
            is_tls=url.scheme == "imaps",
            grant=grant,
        )

    @property
    def key(self) -> str:
        """The same for the same mailbox, also when the password, port or queue has changed."""
        key = f"{self.user}@{self.host}/{self.folder}"
        if len(key) <= LONGEST_KEY:
            return key
        return hashlib.sha256(key.encode()).hexdigest()

    @property
    def name(self) -> str:
        """For people and the log: without the user."""
        return f"{self.host}/{self.folder}"

    @property
    def needs_starttls(self) -> bool:
        return not self.is_tls and not is_loopback(self.host)


def _grant(options: Mapping[str, str]) -> Grant | None:
    auth = options.get("auth", "")
    known = {"queue", "auth", *(OPTIONS if auth else ())}
    if set(options) - known:
        raise ValueError(f"has something else than ?queue= at its end; for example {EXAMPLE}")
    return Grant.of(options)
