"""The fields in which a mail server tells of a failure (RFC 3464, RFC 6533)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desk.mail import Bounced
from handlers.mail import addresses, headers
from handlers.mail.headers import Headers
from handlers.mail.parts import Part

TYPES = frozenset({"message/delivery-status", "message/global-delivery-status"})
STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
#: RFC 3464 2.3.3. Anything else (delivered, relayed, expanded) is no failure.
FAILED = ("fail", "error")
DELAYED = ("delay",)
RECIPIENTS = ("original-recipient", "final-recipient", "x-actual-recipient")
KINDS = frozenset({"", "rfc822", "utf-8"})
#: What xtext and RFC 6533 write for letters that an address rarely has: `+2B`, `\x{F6}`.
ENCODED = re.compile(r"\+(2B|3D|40)|\\x\{([0-9A-Fa-f]{2,6})\}")


def failures(reports: list[Part]) -> Iterator[Bounced]:
    seen: set[str] = set()
    for group in (group for report in reports for group in _groups(report.content)):
        action, status = _outcome(group)
        address = _recipient(group)
        if not address or address.lower() in seen or not action.startswith(FAILED + DELAYED):
            continue
        seen.add(address.lower())
        yield Bounced(
            address=address,
            status=status,
            permanent=action.startswith(FAILED),
            returned_message_id=None,
        )


def is_only_notice(reports: list[Part]) -> bool:
    """Whether the report tells of success alone (RFC 3464 2.3.3)."""
    actions = {group.first("action").lower() for r in reports for group in _groups(r.content)}
    told = {action for action in actions if action}
    return bool(told) and not any(action.startswith(FAILED + DELAYED) for action in told)


def _outcome(group: Headers) -> tuple[str, str]:
    """What was done and the status code; a report without an action tells it by the code."""
    found = STATUS.search(group.first("status"))
    status = found[1] if found else ""
    action = group.first("action").lower()
    return action or {"5": "failed", "4": "delayed"}.get(status[:1], ""), status


def _groups(content: bytes) -> Iterator[Headers]:
    """The fields about each recipient; the ones about the whole mail come first and name nobody."""
    for block in re.split(rb"\n\s*\n", content.replace(b"\r\n", b"\n"), maxsplit=addresses.MOST):
        yield headers.read(block)


def _recipient(group: Headers) -> str:
    for name in RECIPIENTS:
        kind, _, address = group.text(name).rpartition(";")
        bare = _decoded(address.strip(" <>\"'"))
        if bare and "@" in bare and kind.strip().lower() in KINDS:
            return bare
    return ""


def _decoded(address: str) -> str:
    """Some servers copy an address out of the SMTP command in the encoding that it had there."""
    decoded = ENCODED.sub(lambda found: _letter(found[1] or found[2]), address)
    return decoded if decoded.count("@") == 1 else address


def _letter(code: str) -> str:
    number = int(code, 16)
    letter = chr(number) if number <= 0x10FFFF else "\ufffd"  # noqa: PLR2004 - the last there is
    return letter if letter.isprintable() else "\ufffd"
