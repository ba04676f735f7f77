"""Addresses in a notice of failure that has no fields made for it, by how its lines look."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handlers.mail.addresses import MOST
from handlers.mail.automatic import DAEMONS
from handlers.mail.bounces.words import (
    ADDRESSED,
    LABEL,
    LATE,
    REASON,
    RETURNED,
    RETURNED_FIELD,
    UNDELIVERED,
)

#: Lines of a notice; below stands the mail that came back.
LINES = 80
_LONGEST_LINE = 400
#: Whom a notice tells its readers to ask.
_ASKED = DAEMONS | {"abuse", "hostmaster", "support", "helpdesk", "noc", "admin", "administrator"}
#: Letters that end an address; the second half are those of East Asia.
_ENDS = r"\s<>@():;,\"'\[\]|=\u3001-\u3011\uff08\uff09\uff0c\uff1a\uff1b"
_ADDRESS = rf"[^{_ENDS}]{{1,64}}@[^{_ENDS}]{{1,128}}"
_ANY = re.compile(_ADDRESS)
#: An address that stands on a line of its own, perhaps with a label before or a reason behind it.
_ALONE = re.compile(
    r"[\s>*|.-]{0,20}(?:\d{1,3}[.)]\s+)?(?P<label>[^\W\d_][^:\uff1a<>@]{0,60}[:\uff1a]\s*)?"
    r"(?:smtp[: ]\s?)?[<'\"(\[]{0,2}(?:smtp:|mailto:)?"
    rf"(?P<address>{_ADDRESS})[>'\")\]]{{0,2}}"
    r"(?:\s*(?:[:(;<\[\uff1a]|\.\.\.|- ).*|\s+(?:on|error|am|le)\b.*|[.,;]?\s*)",
    re.IGNORECASE,
)
#: The same behind the name of a person.
_NAMED = re.compile(
    rf"[\"']?[^\W\d_a-z][\w.,'-]*(?: [\w.,'-]+){{0,4}}[\"']?\s?[<(](?P<address>{_ADDRESS})[>)]"
    r"(?:<mailto:[^<>]*>)?"
)
_SEVERAL = re.compile(rf"{_ADDRESS}(?:[,;]\s*{_ADDRESS})+[,;.]?")
#: What a server was told in a transcript.
_TOLD = re.compile(rf"rcpt\s?(?:to)?\s?[:=]?\s?[<\[]?(?P<address>{_ADDRESS})", re.IGNORECASE)


def notice(text: str) -> list[str]:
    """The lines of the notice itself, up to the mail that came back."""
    lines: list[str] = []
    for line in text.split("\n", LINES)[:LINES]:
        if RETURNED.match(line) or RETURNED_FIELD.match(line):
            break
        lines.append(line.strip()[:_LONGEST_LINE])
    return lines


def listed(lines: list[str], *, but: Collection[str]) -> tuple[str, ...]:
    """The addresses that stand alone on a line or behind a label; `but` are the notice's own."""
    return _each(_of_lines(lines), but=but)


def named(lines: list[str], *, but: Collection[str]) -> tuple[str, ...]:
    """
    The addresses that the notice speaks of, the surest kind alone.

    What was said to a server; what stands with a reason; to whom the mail was addressed; the
    only one there is.
    """
    ways = (_of_transcript, _with_reasons, _addressed)
    found = next(filter(None, (_each(way(lines), but=but) for way in ways)), ())
    anywhere = _each((address for line in lines for address in _ANY.findall(line)), but=but)
    return found or (anywhere if len(anywhere) == 1 else ())


def says_undelivered(lines: list[str]) -> bool:
    return any(map(UNDELIVERED.search, lines))


def is_late(lines: list[str]) -> bool:
    """Whether the mail may still arrive."""
    return any(map(LATE.search, lines))


def _each(found: Iterator[str], *, but: Collection[str]) -> tuple[str, ...]:
    seen = {address.lower() for address in but}
    kept: dict[str, str] = {}
    for address in found:
        bare = address.rstrip(".")
        is_asked = bare.partition("@")[0].lower() in _ASKED
        if bare.lower() not in seen and not is_asked and len(kept) < MOST:
            kept.setdefault(bare.lower(), bare)
    return tuple(kept.values())


def _of_lines(lines: list[str]) -> Iterator[str]:
    for line in lines:
        found = _ALONE.fullmatch(line)
        if found and (not found["label"] or LABEL.search(found["label"])):
            yield found["address"]
        elif named := _NAMED.fullmatch(line):
            yield named["address"]
        elif _SEVERAL.fullmatch(line):
            yield from _ANY.findall(line)


def _of_transcript(lines: list[str]) -> Iterator[str]:
    return (found["address"] for line in lines for found in _TOLD.finditer(line))


def _with_reasons(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if UNDELIVERED.search(line) or REASON.search(line):
            yield from _ANY.findall(line)[:1]


def _addressed(lines: list[str]) -> Iterator[str]:
    for line in lines:
        label, colon, rest = line.replace("\uff1a", ":").partition(":")
        if colon and ADDRESSED.fullmatch(label.strip()):
            yield from _ANY.findall(rest)
