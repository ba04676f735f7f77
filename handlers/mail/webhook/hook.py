"""A provider's way in, as it is written in the settings."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

EXAMPLE = "mailgun://:SIGNING_KEY@/?queue=support"
MIME = "mime"
#: By provider, what its address has to hold.
FORMS = {
    MIME: "mime://:SECRET@/TOKEN?queue=support",
    "mailgun": EXAMPLE,
    "postmark": "postmark://USER:PASSWORD@/?queue=support",
    "sendgrid": "sendgrid://USER:PASSWORD@/?queue=support",
    "ses": "ses://:arn:aws:sns:eu-west-1:123456789012:mail@/?queue=support",
    "resend": "resend://API_KEY:SIGNING_SECRET@/?queue=support",
    "mandrill": "mandrill://:WEBHOOK_KEY@/?queue=support",
}
#: Those that need something before the colon too.
WITH_USER = frozenset({"postmark", "sendgrid", "resend"})
NAME = re.compile(r"[A-Za-z0-9_-]{0,100}", re.ASCII)
#: What may stand behind the question mark; the second one where the provider signs its address.
OPTIONS = {"mandrill": frozenset({"queue", "url"})}
#: 160 bits: 32 characters of base32.
TOKEN_BYTES = 20


@dataclass(frozen=True, kw_only=True)
class Hook:
    provider: str
    secret: str = field(repr=False)
    user: str = ""
    #: The key of the queue whose mail it is; None where the addresses tell.
    queue: str | None = None
    #: Tells two of the same provider and queue apart; of the plain way in it is the token itself.
    name: str = ""
    #: The address as the provider has it, where that is another than ours.
    url: str = field(default="", repr=False)

    @classmethod
    def parse(cls, text: str) -> Hook:
        """From one part of MAIL_WEBHOOKS; ValueError says what is wrong, as words behind it."""
        parts = _parts(text)
        example = FORMS[parts.scheme]
        user, secret = unquote(parts.username or ""), unquote(parts.password or "")
        if not secret or bool(user) != (parts.scheme in WITH_USER) or parts.hostname:
            raise ValueError(
                f"has not what {parts.scheme} needs; write for example {example}, with %2F for /, "
                "%3F for ?, %23 for # and %40 for @ in a secret"
            )
        options = dict(parse_qsl(parts.query, keep_blank_values=True))
        if set(options) - OPTIONS.get(parts.scheme, {"queue"}):
            raise ValueError(f"has something else than ?queue= at its end; for example {example}")
        name = parts.path.removeprefix("/")
        if not NAME.fullmatch(name):
            raise ValueError(f"has a name of other than letters, digits, - and _; as in {example}")
        return cls(
            provider=parts.scheme,
            secret=secret,
            user=user,
            queue=options.get("queue") or None,
            name=name,
            url=options.get("url", ""),
        )

    def path(self, key: bytes) -> str:
        """Where the provider posts to; `key` is the desk's own, so that nobody can guess it."""
        if self.provider == MIME:
            return f"/in/mime/{self.name or self._token(key)}"
        # Mailgun sends the mail as it came to addresses that end so.
        end = "/mime" if self.provider == "mailgun" else ""
        return f"/in/mail/{self.provider}/{self._token(key)}{end}"

    def _token(self, key: bytes) -> str:
        said = "\0".join(("webhook", self.provider, self.queue or "", self.name))
        digest = hmac.digest(key, said.encode(), hashlib.sha256)
        return base64.b32encode(digest[:TOKEN_BYTES]).decode().lower()


def hooks(text: str) -> tuple[Hook, ...]:
    """All of MAIL_WEBHOOKS; ValueError says what is wrong with one, or with two together."""
    found = tuple(Hook.parse(url) for url in text.split())
    if len({hook.path(b"") for hook in found}) < len(found):
        raise ValueError(
            "names the same way in twice; give the second one a name behind its /, for example "
            "mailgun://:SIGNING_KEY@/second?queue=support"
        )
    return found


def _parts(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        # A secret with a / in it ends the part that may hold one.
        is_whole = "@" in parts.netloc and not parts.fragment
    except ValueError:
        raise ValueError(f"cannot be read; write for example {EXAMPLE}") from None
    if parts.scheme not in FORMS:
        begins = ", ".join(f"{name}://" for name in FORMS)
        raise ValueError(f"begins with one of {begins}; for example {EXAMPLE}")
    if not is_whole:
        raise ValueError(
            f"has no secret and @ in it; write for example {FORMS[parts.scheme]}, with %2F for /, "
            "%3F for ?, %23 for # and %40 for @ in a secret"
        )
    return parts
