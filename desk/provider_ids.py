"""The Message-IDs that providers put in place of ours, as they tell them when they take a mail."""

from __future__ import annotations

import re

MAIL_ID = re.compile(r"<[^\s<>@]+@[^\s<>@]+>")
#: As Amazon SES answers: the id without a domain. In the mail stands the region's, or "email".
SES_ID = re.compile(
    r"\b[0-9a-f]{16}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-\d{6}\b"
)
SES_DOMAIN = re.compile(r"@[a-z0-9-]+\.amazonses\.com>$", re.IGNORECASE)
UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
#: Hosts that answer with a bare UUID, and the domain that their Message-IDs have.
UUID_DOMAINS = {"postmarkapp.com": "mtasv.net"}


def given_ids(words: str, *, host: str) -> tuple[str, ...]:
    """What a mail may be called after `host` has taken it with these words."""
    bare = [f"<{found}@email.amazonses.com>" for found in SES_ID.findall(words)]
    domain = UUID_DOMAINS.get(".".join(host.lower().split(".")[-2:]))
    if domain and not bare:
        bare = [f"<{found}@{domain}>" for found in UUID.findall(words)]
    return tuple(dict.fromkeys((*MAIL_ID.findall(words), *bare)))


def regardless_of_region(mail_id: str) -> str:
    """An id of Amazon SES is the same whatever region's name it carries."""
    return SES_DOMAIN.sub("@amazonses.com>", mail_id)
