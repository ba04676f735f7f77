"""A form as somebody filled it in, and what has to be right about it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desk.errors import DeskError
from desk.queue import NOT_IN_ADDRESS, spellings
from desk.submission import Submission


class Blank(StrEnum):
    """What there is to fill in."""

    NAME = "name"
    EMAIL = "email"
    SUBJECT = "subject"
    MESSAGE = "message"
    ORDER = "order"


#: Characters; an address has 254 at most (RFC 5321 4.5.3.1.3).
LONGEST = {
    Blank.NAME: 200,
    Blank.EMAIL: 254,
    Blank.SUBJECT: 200,
    Blank.MESSAGE: 20_000,
    Blank.ORDER: 100,
}
#: What has to be filled in by a person who sees the page, and by a program that does not.
ON_THE_PAGE = frozenset({Blank.NAME, Blank.EMAIL, Blank.SUBJECT, Blank.MESSAGE})
BY_PROGRAM = frozenset({Blank.EMAIL, Blank.MESSAGE})
MISSING = {
    Blank.NAME: "Tell us your name.",
    Blank.EMAIL: "Give us your email address, so that we can answer.",
    Blank.SUBJECT: "Say in a few words what it is about.",
    Blank.MESSAGE: "Write your message.",
    Blank.ORDER: "Give us the order number.",
}
NOT_AN_ADDRESS = "This is not an email address. Write it like name@example.com."
OUR_OWN = "This is our own address. Give us yours, so that we can answer."
#: Letters of a message that stand for a subject where there is none.
SUBJECT_OF_MESSAGE = 80
#: Further fields, and their characters, that are kept with the message.
MOST_FIELDS, LONGEST_FIELD = 40, 2_000
LINE_END = re.compile(r"\r\n?")
#: As mail programs write it: Kim Doe <kim@example.com>.
NAMED = re.compile(r"[^<>]*<([^<>\s]+)>")
BREAK = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, kw_only=True)
class Filled:
    blanks: Mapping[Blank, str] = field(default_factory=dict)
    #: Everything else that was sent, by what the sender calls it.
    more: tuple[tuple[str, str], ...] = ()
    #: Something was written where no person can see that there is a field.
    is_suspect: bool = False

    def says(self, blank: Blank) -> str:
        return self.blanks.get(blank, "")


class Unfit(DeskError):
    """Something that was filled in has to be corrected."""

    def __init__(self, errors: Mapping[Blank, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


def submission(
    filled: Filled, *, required: Collection[Blank], own_addresses: frozenset[str]
) -> Submission:
    """What was filled in, tidied; raises Unfit with a sentence for each field that is wrong."""
    tidy = {blank: _tidy(blank, filled.says(blank)) for blank in Blank}
    errors = {
        blank: wrong
        for blank, text in tidy.items()
        if (wrong := _wrong(blank, text, is_required=blank in required))
    }
    if not errors and not own_addresses.isdisjoint(spellings(tidy[Blank.EMAIL])):
        errors[Blank.EMAIL] = OUR_OWN
    if errors:
        raise Unfit(errors)
    order = [("Order number", tidy[Blank.ORDER])] if tidy[Blank.ORDER] else []
    more = [(_line(label), text[:LONGEST_FIELD]) for label, text in filled.more[:MOST_FIELDS]]
    return Submission(
        name=tidy[Blank.NAME],
        email=tidy[Blank.EMAIL],
        subject=tidy[Blank.SUBJECT] or _first_line(tidy[Blank.MESSAGE]),
        message=tidy[Blank.MESSAGE],
        more=(*order, *more),
        is_suspect=filled.is_suspect,
    )


def _tidy(blank: Blank, text: str) -> str:
    if blank is Blank.MESSAGE:
        return LINE_END.sub("\n", text).strip()
    line = _line(text)
    if blank is not Blank.EMAIL:
        return line
    named = NAMED.fullmatch(line)
    return (named[1] if named else line).removeprefix("mailto:")


def _line(text: str) -> str:
    """In one line: what goes into a header must not be able to add another one."""
    return " ".join(BREAK.sub(" ", text).split())


def _wrong(blank: Blank, text: str, *, is_required: bool) -> str | None:
    if not text:
        return MISSING[blank] if is_required else None
    if len(text) > LONGEST[blank]:
        return f"This has {len(text):,} characters; {LONGEST[blank]:,} is the most."
    if blank is Blank.EMAIL and not is_address(text):
        return NOT_AN_ADDRESS
    return None


def is_address(text: str) -> bool:
    """Whether mail can be sent there as far as its shape tells; strange ones are somebody's too."""
    local, at, domain = text.rpartition("@")
    labels = domain.split(".")
    has_domain = len(labels) > 1 and all(labels) and "@" not in local
    return bool(at and local and has_domain and not NOT_IN_ADDRESS.search(text))


def _first_line(message: str) -> str:
    line = _line(message.partition("\n")[0])
    cut = f"{line[:SUBJECT_OF_MESSAGE].rstrip()}…"
    return line if len(line) <= SUBJECT_OF_MESSAGE else cut
