"""A queue: where cases of one function arrive, and the channel its agents live in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desk.authentication import domain_of
from desk.errors import BadInput

LONGEST_NAME = 60
KEY = re.compile(r"[a-z][a-z0-9-]{1,29}")
#: Typed where a queue's key can be typed too.
NOT_KEYS = frozenset({"admin", "manager"})
#: How Slack sends an address that was typed.
MAIL_LINK = re.compile(r"<mailto:([^|>]+)(?:\|[^>]*)?>")
NOT_IN_ADDRESS = re.compile(r"[\s,;<>\"]")


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
    #: Below every answer, for those who have none of their own.
    signature: str = ""
    #: Whether answers carry what they answer.
    has_history: bool = True
    #: Whether mail arrives that is sent to the address with a tag behind a plus sign.
    has_tags: bool = True
    #: Further addresses whose mail is the queue's; answers come from its own one.
    aliases: tuple[str, ...] = ()
    #: From then on nothing begins in it; what has been stays.
    removed_at: datetime | None = None

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    def is_there(self, since: datetime) -> bool:
        """At that moment or later."""
        return self.removed_at is None or self.removed_at > since

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]

    def with_tags(self, *, are_on: bool) -> Queue:
        return replace(self, has_tags=are_on)

    @property
    def addresses(self) -> tuple[str, ...]:
        return (self.address, *self.aliases)

    def named(self, name: str) -> Queue:
        return replace(self, name=name)

    def moved(self, channel: str) -> Queue:
        return replace(self, channel=channel)

    def measured_as(self, function: Function) -> Queue:
        return replace(self, function=function)

    def removed(self, *, now: datetime) -> Queue:
        return replace(self, removed_at=now)

    def at(self, address: str) -> Queue:
        """Customers go on answering to the address it had, so that becomes a further one."""
        further = tuple(one for one in self.addresses if one != address)
        return replace(self, address=address, aliases=further)

    def with_alias(self, address: str) -> Queue:
        return replace(self, aliases=(*self.aliases, address))

    def without_alias(self, address: str) -> Queue:
        return replace(self, aliases=tuple(one for one in self.aliases if one != address))

    def signed(self, signature: str) -> Queue:
        return replace(self, signature=signature)

    def with_history(self, *, is_on: bool) -> Queue:
        return replace(self, has_history=is_on)


def queue_key(text: str) -> str:
    """The key as it is stored; refuses what could not be typed back later."""
    key = text.strip().lower()
    if key in NOT_KEYS:
        raise BadInput(f"`{key}` is the name of a role. Choose another key for the queue.")
    if not KEY.fullmatch(key):
        raise BadInput(
            f"`{text}` cannot be a queue's key: use 2 to 30 small letters, digits or dashes, "
            "beginning with a letter, for example `support`."
        )
    return key


def queue_name(text: str) -> str:
    name = " ".join(text.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise BadInput(f"A queue's name has 1 to {LONGEST_NAME} characters. Customers will see it.")
    return name


def mail_address(text: str) -> str:
    """The address in lower case, without the clothes of a mail link."""
    link = MAIL_LINK.fullmatch(text.strip())
    address = (link[1] if link else text).strip().strip("<>").lower()
    local, at, domain = address.rpartition("@")
    if not (at and local and "." in domain and not NOT_IN_ADDRESS.search(address)):
        raise BadInput(f"`{text}` is not a mail address. Use one such as support@example.com.")
    return address


def own_address(text: str) -> str:
    """One of our own, with its domain as the name system knows it: so all mail servers read it."""
    return spellings(mail_address(text))[0]


def queue_address(text: str) -> str:
    """An address with room for what a reply address adds."""
    address = own_address(text)
    if not address.isascii():
        raise BadInput(f"`{address}` has letters before its @ that many mail servers cannot read.")
    if len(address.partition("@")[0]) > LONGEST_LOCAL:
        raise BadInput(f"The part before the @ may have {LONGEST_LOCAL} characters at most.")
    return address


#: A reply address adds `+c<number>-<signature>`; all of it has 64 characters (RFC 5321 4.5.3.1.1).
LONGEST_LOCAL = 32


#: More of them only cost time.
MOST_TAGS = 3
MOST_ALIASES = 50


def spellings(address: str) -> tuple[str, ...]:
    """The address in lower case: as it is, then without its `+tags`, the last one first."""
    local, _, domain = address.lower().rpartition("@")
    domain = domain if domain.isascii() else domain_of(f"@{domain}")
    is_quoted = local.startswith('"') and local.endswith('"')
    parts = (local[1:-1] if is_quoted else local).split("+", MOST_TAGS)
    return tuple(f"{'+'.join(parts[:end])}@{domain}" for end in range(len(parts), 0, -1))
