"""A queue: where cases of one function arrive, and the channel its agents live in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from desk.errors import BadInput

KEY = re.compile(r"[a-z][a-z0-9-]{1,29}")


class Function(StrEnum):
    """Support answers what broke; service looks after the relationship. They are measured apart."""

    SUPPORT = "support"
    SERVICE = "service"


@dataclass(frozen=True, kw_only=True)
class Queue:
    id: str
    #: What people type: `support`.
    key: str
    #: What customers see as the sender's name.
    name: str
    function: Function
    #: The Slack channel's id.
    channel: str
    #: The address customers write to, in lower case.
    address: str

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


def queue_key(text: str) -> str:
    """The key as it is stored; refuses what could not be typed back later."""
    key = text.strip().lower()
    if not KEY.fullmatch(key):
        raise BadInput(
            f"`{text}` cannot be a queue's key: use 2 to 30 small letters, digits or dashes, "
            "beginning with a letter, for example `support`."
        )
    return key


def queue_address(text: str) -> str:
    """The address in lower case, without a mail link's clothes."""
    address = text.strip().strip("<>").lower().removeprefix("mailto:")
    local, at, domain = address.rpartition("@")
    if not (at and local and "." in domain and not re.search(r"[\s,;<>]", address)):
        raise BadInput(f"`{text}` is not a mail address. Use one such as support@example.com.")
    if len(local) > LONGEST_LOCAL:
        raise BadInput(f"The part before the @ may have {LONGEST_LOCAL} characters at most.")
    return address


#: A reply address adds `+c<number>-<signature>`; all of it has 64 characters (RFC 5321 4.5.3.1.1).
LONGEST_LOCAL = 32


def plain_address(address: str) -> str:
    """The address without its `+tag`, in lower case."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
