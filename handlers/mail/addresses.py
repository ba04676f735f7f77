"""The addresses in a header, however they are written (RFC 5322 3.4, and what is sent instead)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desk.mail import Address
from handlers.mail.headers import Headers

#: Addresses of one header that are read.
MOST = 500
PIECE = re.compile(r"\\.|[^\\\"(),:;<>\s]+|\s+|.", re.DOTALL)
#: Pieces of a name that has commas in it.
LONGEST_NAME = 12
AROUND_AT = re.compile(r" ?([@.]) ?")
#: A message id in its brackets; nothing real is longer than a line may be (RFC 5322 2.1.1).
MESSAGE_ID = re.compile(r"<([^<>]{1,998})>")
SEPARATORS = re.compile(r"[\s,;]+")
#: References kept of a longer list: the first ones name the conversation, the last ones the mail.
FIRST_IDS, LAST_IDS = 5, 45


def read(headers: Headers, *names: str) -> tuple[Address, ...]:
    """The addresses in every field of these names, in order, at most 500."""
    found: list[Address] = []
    for name in names:
        for value in headers.all(name):
            found += _mailboxes(value, headers)
            if len(found) >= MOST:
                return tuple(found[:MOST])
    return tuple(found)


def parsed(value: str) -> list[Address]:
    """The addresses in one value, wherever it comes from."""
    return _mailboxes(value, Headers())


def message_ids(headers: Headers, name: str) -> tuple[str, ...]:
    """The message ids in the fields of this name, in brackets, each once."""
    found: dict[str, None] = {}
    for value in headers.all(name):
        ids = MESSAGE_ID.findall(value) or [w for w in SEPARATORS.split(value) if "@" in w]
        found.update({f"<{_clean(''.join(id_.split()))}>": None for id_ in ids})
    ids = list(found)
    if len(ids) > FIRST_IDS + LAST_IDS:
        ids = ids[:FIRST_IDS] + ids[-LAST_IDS:]
    return tuple(ids)


def _clean(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip("<>")


@dataclass(kw_only=True)
class Draft:
    """One mailbox while it is walked through."""

    #: What stands outside of brackets and comments, quotes taken away.
    phrase: list[str] = field(default_factory=list)
    #: The same with its quotes, for an address that has no brackets.
    bare: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)
    angle: list[str] = field(default_factory=list)
    has_angle: bool = False
    has_at: bool = False
    is_quoted: bool = False
    is_in_angle: bool = False
    depth: int = 0

    def take(self, piece: str) -> None:
        """A piece that separates nothing here."""
        text = piece[1:] if piece[0] == "\\" and len(piece) > 1 else piece
        if self.depth:
            self.comment.append(text)
        elif self.is_in_angle:
            self.angle.append(piece)
        else:
            self.phrase.append(text)
            self.bare.append(piece)
            self.has_at = self.has_at or "@" in piece

    def quote(self) -> None:
        self.is_quoted = not self.is_quoted
        (self.angle if self.is_in_angle else self.bare).append('"')

    def bracket(self, piece: str) -> None:
        """Of a comment; those inside of it are part of its text."""
        self.depth = max(0, self.depth + (1 if piece == "(" else -1))
        if self.depth > (1 if piece == "(" else 0):
            self.comment.append(piece)

    def open_angle(self) -> None:
        self.angle, self.has_angle, self.is_in_angle = [], True, True

    @property
    def separates(self) -> bool:
        """Whether a comma ends it here: not in `<@relay,@relay:user@host>` (RFC 5322 4.4)."""
        is_route = self.is_in_angle and self.angle[:1] != [] and self.angle[0].startswith("@")
        return not (self.is_quoted or self.depth or is_route)


def _mailboxes(value: str, headers: Headers) -> list[Address]:
    found: list[Address] = []
    draft = Draft()
    for piece in PIECE.findall(value):
        if len(found) >= MOST:
            return found
        if piece in ",;" and draft.separates:
            draft = _finished(draft, found, headers)
        elif piece == ":" and draft.separates and not (draft.is_in_angle or draft.has_at):
            draft = Draft()  # It named a group, whose members follow.
        else:
            _walk(draft, piece)
    rest = _finished(draft, found, headers)
    name = _name(rest, headers) or headers.readable("".join(rest.comment))
    if name:
        found.append(Address(name=name, address=""))
    return found


def _walk(draft: Draft, piece: str) -> None:
    is_bare = not draft.is_quoted
    if piece == '"' and not draft.depth:
        draft.quote()
    elif piece in "()" and is_bare:
        draft.bracket(piece)
    elif piece == "<" and is_bare and not draft.depth:
        draft.open_angle()
    elif piece == ">" and is_bare and not draft.depth:
        draft.is_in_angle = False
    else:
        draft.take(piece)


def _finished(draft: Draft, found: list[Address], headers: Headers) -> Draft:
    """Adds the mailbox, or gives back what must be the first half of a name with a comma in it."""
    mailbox = _mailbox(draft, headers)
    if mailbox and (mailbox.address or draft.has_angle):
        found.append(mailbox)
    elif mailbox and len(draft.phrase) < LONGEST_NAME:
        return Draft(phrase=[*draft.phrase, ", "], bare=[*draft.bare, ", "], comment=draft.comment)
    return Draft()


def _mailbox(draft: Draft, headers: Headers) -> Address | None:
    name = _name(draft, headers)
    comment = headers.readable("".join(draft.comment))
    if draft.has_angle:
        return _unwrapped(name or comment, _address("".join(draft.angle)))
    bare = AROUND_AT.sub(r"\1", " ".join("".join(draft.bare).split()))
    if "@" in bare:
        return _bare_mailbox(bare, comment, headers)
    return _unwrapped(name or comment, "")


def _name(draft: Draft, headers: Headers) -> str:
    return headers.readable("".join(draft.phrase)).strip(" ,'\"")


def _bare_mailbox(bare: str, comment: str, headers: Headers) -> Address:
    """An address without brackets, perhaps with a name before it."""
    if bare.startswith('"') or " " not in bare:
        return Address(name=comment, address=_address(bare))
    address = next(word for word in reversed(bare.split(" ")) if "@" in word)
    name = headers.readable(bare.replace(address, "")).strip(" ,'\"")
    return Address(name=name or comment, address=_address(address))


def _unwrapped(name: str, address: str) -> Address | None:
    """Some senders encode the whole of `Name <address>` as if it were a name."""
    whole = MESSAGE_ID.search(name)
    if not address and whole and "@" in whole[1]:
        return Address(name=name[: whole.start()].strip(" '\""), address=_address(whole[1]))
    if not address and "@" in name and " " not in name:
        return Address(name="", address=_address(name))
    return Address(name=name, address=address) if name or address else None


def _address(text: str) -> str:
    """`local@domain`, an opaque string: real customers have stranger ones than the rules allow."""
    plain = _clean("".join(text.split()) if '"' not in text else text.strip())
    if plain.startswith("@"):
        plain = plain.rpartition(":")[2]
    if plain.startswith("["):
        plain = plain[1:].removesuffix("]")
    return plain.removeprefix("mailto:").strip("'`,;.")
