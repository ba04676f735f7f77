"""Bounces: which addresses a mail did not reach, and which mail it was (RFC 3464)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError

from flufl.bounce import all_failures

from desk.mail import Bounced
from desk.rich import plain
from handlers.mail import addresses, automatic, body, headers
from handlers.mail.bounces import report as bounce_report
from handlers.mail.bounces import text as bounce_text
from handlers.mail.bounces import words as bounce_words
from handlers.mail.headers import Headers
from handlers.mail.html.document import html_document
from handlers.mail.parts import Part

RETURNED_ID = re.compile(
    r"^[> ]{0,8}Message-ID:\s{0,20}(<[^<>\s]{1,500}>)", re.IGNORECASE | re.MULTILINE
)
#: What a mail comes back in; the last ones with letters that ASCII cannot write (RFC 6533).
RETURNED_PARTS = frozenset(
    {
        "message/rfc822",
        "text/rfc822-headers",
        "message/rfc822-headers",
        "message/global",
        "message/global-headers",
    }
)
#: Bytes of an old bounce that is not told in fields; more is only the returned mail.
LONGEST = 100_000
LONGEST_LINE = 2_000
#: Lines of the mail that came back in which its headers stand.
RETURNED_LINES = 60
UNKNOWN = "unknown@invalid"
#: Bytes behind an address in which its status stands.
NEAR = 500


def read(root: Part, raw: bytes) -> tuple[bool, tuple[Bounced, ...]]:
    """
    Whether a mail server wrote it to tell of a failure, and the addresses that failed.

    Fields made for it (RFC 3464) count first. Free text is only searched for addresses where the
    headers say that a mail server wrote it: people quote bounces too.
    """
    reports = [part for part in root.walk() if part.type in bounce_report.TYPES]
    bounced = tuple(bounce_report.failures(reports))
    if not bounced:
        if bounce_report.is_only_notice(reports):
            return False, ()
        is_bounce, bounced = _read_text(root, raw, has_report=bool(reports))
        if not is_bounce:
            return False, ()
    returned = _returned_id(root, raw)
    return True, tuple(replace(one, returned_message_id=returned) for one in bounced)


def _read_text(root: Part, raw: bytes, *, has_report: bool) -> tuple[bool, tuple[Bounced, ...]]:
    subject = root.headers.text("subject")
    is_titled = bool(bounce_words.SUBJECTS.match(subject))
    is_from_server = has_report or _is_from_server(root)
    if not (is_from_server or is_titled):
        return False, ()
    text = _text(root)
    lines = bounce_text.notice(text)
    says_so = bounce_text.says_undelivered(lines)
    is_from_server = is_from_server or (says_so and automatic.is_from_system(root.headers))
    is_told = says_so or is_titled or bounce_text.says_undelivered([subject])
    found = _searched(root, raw)
    if is_from_server and is_told:
        found = _named(root, lines, found) or _sent_to(root, text, len(lines))
    is_late = bounce_text.is_late(lines) or bool(bounce_words.LATE_SUBJECT.match(subject))
    bounced = tuple(
        Bounced(
            address=address,
            status=_status_beside(text, address),
            permanent=not is_late,
            returned_message_id=None,
        )
        for address in found
    )
    return bool(bounced) or has_report or (is_from_server and is_told), bounced


def _is_from_server(root: Part) -> bool:
    fields = root.headers
    if root.content_type.parameters.get("report-type", "").lower() == "delivery-status":
        return True
    if bounce_words.MACHINE_SUBJECTS.fullmatch(fields.text("subject")):
        return True
    if fields.first("x-failed-recipients") or automatic.has_null_sender(fields):
        return True
    return automatic.is_from_daemon(fields)


def _text(root: Part) -> str:
    part = next((part for part in root.walk() if part.type.startswith("text/")), None)
    if part is None:
        return ""
    text = body.text_of(part)[0][:LONGEST]
    return plain(html_document(text)) if part.type == "text/html" else text


def _named(root: Part, lines: list[str], known: tuple[str, ...]) -> tuple[str, ...]:
    """What the library knows, and what the lines of the text list beyond it."""
    names = ("from", "to", "return-path", "sender")
    own = {one.address.lower() for name in names for one in addresses.read(root.headers, name)}
    listed = bounce_text.listed(lines, but=own)
    # It looks beyond the notice, into the mail that came back from whoever is told of it.
    others = tuple(a for a in known if a.lower() not in own)
    if others:
        extra = {a.lower(): a for a in listed}
        return (*others, *(a for low, a in extra.items() if low not in {k.lower() for k in others}))
    return listed or bounce_text.named(lines, but=own) or known


def _sent_to(root: Part, text: str, at: int) -> tuple[str, ...]:
    """To whom the mail that came back was addressed, if to one alone and not to a list."""
    rest = "\n".join(text.split("\n")[at : at + RETURNED_LINES])
    for fields in (*_returned(root), headers.read(rest.encode("utf-8", "replace"))):
        to = addresses.read(fields, "to", "cc")
        is_of_list = any(fields.first(name) for name in ("list-id", "list-post", "x-beenthere"))
        if len(to) == 1 and "@" in to[0].address and not is_of_list:
            return (to[0].address,)
    return ()


def _returned(root: Part) -> Iterator[Headers]:
    """The headers of the mail that was sent back, from its own part."""
    for part in root.walk():
        if part.type in RETURNED_PARTS:
            yield headers.read(headers.divide(part.content)[0])


def _status_beside(text: str, address: str) -> str:
    """The status code that follows the address in the text, if one does."""
    at = text.find(address)
    status = bounce_report.STATUS.search(text, at, at + NEAR) if at >= 0 else None
    return status[1] if status else ""


def _searched(root: Part, raw: bytes) -> tuple[str, ...]:
    """The addresses that the library finds: it knows the notices of many old programs."""
    # It stumbles over writers that are none, and over letters beyond ASCII.
    lines = raw[:LONGEST].decode("ascii", "replace").replace("\ufffd", "?").split("\n")
    short = "\n".join(line[:LONGEST_LINE] for line in lines)
    writers = [one.address for one in addresses.read(root.headers, "from") if one.address.isascii()]
    try:
        mail = email.message_from_string(short)
        del mail["from"]
        mail["From"] = next(filter(None, writers), UNKNOWN)
        temporary, permanent = all_failures(mail)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # A bounce made to break its readers tells nothing; it stays a bounce by its headers.
        return ()
    return tuple(
        address.decode("ascii", "replace").rstrip(".") for address in sorted(temporary | permanent)
    )


def _returned_id(root: Part, raw: bytes) -> str | None:
    """Message-ID of the mail that was sent back, from its own part or its quoted headers."""
    for fields in _returned(root):
        ids = addresses.message_ids(fields, "message-id")
        if ids:
            return ids[0]
    _, below = headers.divide(raw)
    quoted = RETURNED_ID.search(raw[below : below + LONGEST].decode("ascii", "replace"))
    return quoted[1] if quoted else None
