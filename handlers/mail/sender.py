"""Who really wrote a mail, seen through the lists and groups that put their own address in From."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from desk.mail import Address
from handlers.mail import addresses
from handlers.mail.headers import Headers

#: Where lists and groups keep the writer's address when they replace it.
ORIGINALS = ("x-original-from", "x-original-sender", "x-mailfrom")
#: What shows that a list or group sent the mail on.
LIST_MARKS = (
    "list-id",
    "list-post",
    "x-beenthere",
    "x-google-group-id",
    "x-mailman-version",
    "mailing-list",
    *ORIGINALS,
)
#: Fields that hold the list's own address.
LIST_ADDRESSES = ("list-post", "x-beenthere", "mailing-list", "x-original-to-list")
#: `Jane Doe via Support`, in the languages in which groups write it.
VIA = re.compile(r"(.{1,200}?)\s(?:via|über|através de|por meio de|par)\s+\S", re.IGNORECASE)
#: The writer's address inside of the list's: `jane=40example.com@dmarc.example.org`.
WRAPPED = re.compile(
    r"([^\s=@]{1,64})=(?:40)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})", re.IGNORECASE
)
ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w.-]{1,255}")
#: A list's identifier, which is its address with a dot for the at sign (RFC 2919 2).
LIST_ID = re.compile(r"<([^<>\s]{1,255})>")
#: Letters of a field that are searched for addresses.
LONGEST = 1_000
#: Fields that name whom the mail was sent to, the ones our side wrote first.
RECIPIENTS = (
    "x-original-to",
    "x-gm-original-to",
    "delivered-to",
    "envelope-to",
    "x-envelope-to",
    "x-forwarded-to",
    "resent-to",
    "to",
    "cc",
)


@dataclass(frozen=True, kw_only=True)
class Sender:
    sender: Address
    from_: Address
    via_list: bool


def read(headers: Headers, *, own: Collection[str]) -> Sender:
    """The writer; the From header as written where nothing shows that it was replaced."""
    from_ = next(iter(addresses.read(headers, "from", "sender")), Address(name="", address=""))
    has_marks = any(headers.first(name) for name in LIST_MARKS)
    if not has_marks or not _is_replaced(from_, headers, own):
        return Sender(sender=from_, from_=from_, via_list=False)
    taken = {_dotted(from_.address), *map(_dotted, own), *_lists(headers)}
    found = _candidates(headers, from_)
    candidates = (one for one in found if _dotted(one.address) not in taken)
    writer = next(candidates, from_)
    if writer is not from_ and not writer.name:
        writer = Address(name=_name(from_), address=writer.address)
    return Sender(sender=writer, from_=from_, via_list=True)


def recipients(headers: Headers) -> tuple[str, ...]:
    """Every address the mail may have been sent to, each once, the most trustworthy first."""
    found = {
        address.address: None
        for name in RECIPIENTS
        for address in addresses.read(headers, name)
        if "@" in address.address
    }
    return tuple(found)[: addresses.MOST]


def is_list_of(headers: Headers, own: Collection[str]) -> bool:
    """Whether the list that sent the mail on is one of our own addresses."""
    return not _lists(headers).isdisjoint(map(_dotted, own))


def _is_replaced(from_: Address, headers: Headers, own: Collection[str]) -> bool:
    lists = _lists(headers)
    if VIA.match(from_.name) or _dotted(from_.address) in lists.union(map(_dotted, own)):
        return True
    if _unwrapped(from_):
        return True
    # A group that tells its own address leaves From alone where it can; one that does not tells
    # the writer only here.
    return not lists and any(headers.first(name) for name in ORIGINALS[:2])


def _lists(headers: Headers) -> set[str]:
    """The addresses of the list that sent it on, as its identifier has them: all dots."""
    found = {
        _dotted(address)
        for name in LIST_ADDRESSES
        for value in headers.all(name)
        for address in ADDRESS.findall(value[:LONGEST])
    }
    identifier = LIST_ID.search(headers.first("list-id")[:LONGEST])
    return found | ({identifier[1].lower()} if identifier else set())


def _dotted(address: str) -> str:
    return address.lower().replace("@", ".")


def _candidates(headers: Headers, from_: Address) -> Iterator[Address]:
    """
    Whoever may have written it, the surest first.

    An original address that Reply-To repeats is surest; Mailman keeps the writer in Reply-To, or
    in Cc where answers go to the list, under the name that From has.
    """
    originals = [a for a in addresses.read(headers, *ORIGINALS[:2]) if a.address]
    replies = [a for a in addresses.read(headers, "reply-to") if a.address]
    known = {a.address.lower() for a in replies}
    yield from (a for a in originals if a.address.lower() in known)
    yield from originals
    yield from _unwrapped(from_)
    yield from replies
    yield from addresses.read(headers, "x-mailfrom")
    name = _name(from_)
    yield from (a for a in addresses.read(headers, "cc") if name and a.name == name)


def _unwrapped(from_: Address) -> list[Address]:
    """The writer whose address a list has put into its own, so that DMARC lets it pass."""
    inner = WRAPPED.fullmatch(from_.address.rpartition("@")[0])
    return [Address(name="", address=f"{inner[1]}@{inner[2]}")] if inner else []


def _name(from_: Address) -> str:
    via = VIA.match(from_.name)
    name = via[1].strip("'\" ") if via else ""
    return name or (from_.name if _unwrapped(from_) else "")
