"""Bounces: which addresses a mail did not reach, and which mail it was (RFC 3464)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError

from flufl.bounce import all_failures

from desk.mail import Bounced
from handlers.mail import addresses, automatic, body, bounce_text, headers
from handlers.mail.headers import Headers
from handlers.mail.parts import Part

#: How they begin the subject. People write so too ("Delivery problem with my order"), so it
#: proves nothing alone.
SUBJECTS = re.compile(
    r"(?:undeliver|(?:permanent |mail )?delivery (?:status|failure|failed|report|problem|system)|"
    r"unable to deliver|failure notice|returned (?:mail|e-?mail|to sender)|unzustellbar|non remis|"
    r"(?:mail|message) (?:not|could not be) deliver|mail (?:system )?error|failed mail|"
    r"warning: (?:could|message)|message status - undeliver|mail failure|delayed mail|"
    r"(?:permanent|temporary) (?:delivery|mail) failure|\[postmaster\]|"
    r"zustell(?:fehler|ung)|nicht zugestellt|échec de (?:la )?(?:remise|livraison)|"
    r"no (?:se pudo|se ha podido|se puede)? ?entreg|entrega (?:retrasada|fallida)|"
    r"não (?:foi possível )?entreg|falha na entrega|non recapitabil|mancato recapito|"
    r"impossibile (?:recapit|consegn)|onbestelbaar|niet bezorgd|nie (?:można )?dostarcz|"
    r"niedostarcz|недостав|не достав|не удалось достав|kan inte lever|ej leverer|"
    r"kan ikke lever|ikke leveret|uleveret|ei voitu toimittaa|nedoruč|kézbesíthetetlen|"
    r"teslim edilemedi|配信不能|配達不能|无法(?:送达|投递|传递)|無法(?:送達|投遞|傳遞)|退信)",
    re.IGNORECASE,
)
#: Whole subjects that nobody but a mail server writes.
MACHINE_SUBJECTS = re.compile(
    r"mail delivery failed: returning message to sender|undelivered mail returned to sender|"
    r"delivery status notification \((?:failure|delay)\)|failure notice|"
    r"returned mail: see transcript for details",
    re.IGNORECASE,
)
STATUS = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
RETURNED_ID = re.compile(
    r"^[> ]{0,8}Message-ID:\s{0,20}(<[^<>\s]{1,500}>)", re.IGNORECASE | re.MULTILINE
)
#: RFC 3464 2.3.3. Anything else (delivered, relayed, expanded) is no failure.
FAILED = ("fail", "error")
DELAYED = ("delay",)
RECIPIENTS = ("original-recipient", "final-recipient", "x-actual-recipient")
#: Bytes of an old bounce that is not told in fields; more is only the returned mail.
LONGEST = 100_000
LONGEST_LINE = 2_000
#: Bytes behind an address in which its status stands.
NEAR = 500


def read(root: Part, raw: bytes) -> tuple[bool, tuple[Bounced, ...]]:
    """
    Whether a mail server wrote it to tell of a failure, and the addresses that failed.

    Fields made for it (RFC 3464) count first. Free text is only searched for addresses where the
    headers say that a mail server wrote it: people quote bounces too.
    """
    reports = [part for part in root.walk() if part.type == "message/delivery-status"]
    bounced = tuple(_of_reports(reports))
    if not bounced:
        if _is_only_notice(reports):
            return False, ()
        is_from_server = bool(reports) or _is_from_server(root)
        if not (is_from_server or _says_undelivered(root)):
            return False, ()
        bounced = tuple(_of_text(raw)) or (tuple(_by_lines(root)) if is_from_server else ())
        is_sure = bool(reports) or (is_from_server and _says_undelivered(root))
        if not (bounced or is_sure):
            return False, ()
    returned = _returned_id(root, raw)
    return True, tuple(replace(one, returned_message_id=returned) for one in bounced)


def _of_reports(reports: list[Part]) -> Iterator[Bounced]:
    seen: set[str] = set()
    for group in (group for report in reports for group in _groups(report.content)):
        action, status = _outcome(group)
        address = _recipient(group)
        if not address or address in seen or not action.startswith(FAILED + DELAYED):
            continue
        seen.add(address)
        yield Bounced(
            address=address,
            status=status,
            permanent=action.startswith(FAILED),
            returned_message_id=None,
        )


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
        bare = address.strip(" <>\"'")
        if bare and "@" in bare and kind.strip().lower() in {"", "rfc822", "utf-8"}:
            return bare
    return ""


def _is_only_notice(reports: list[Part]) -> bool:
    """Whether the report tells of success alone (RFC 3464 2.3.3)."""
    actions = {group.first("action").lower() for r in reports for group in _groups(r.content)}
    told = {action for action in actions if action}
    return bool(told) and not any(action.startswith(FAILED + DELAYED) for action in told)


def _is_from_server(root: Part) -> bool:
    fields = root.headers
    if root.content_type.parameters.get("report-type", "").lower() == "delivery-status":
        return True
    if MACHINE_SUBJECTS.fullmatch(fields.text("subject")):
        return True
    if fields.first("x-failed-recipients") or automatic.has_null_sender(fields):
        return True
    return automatic.is_from_daemon(fields)


def _says_undelivered(root: Part) -> bool:
    return bool(SUBJECTS.match(root.headers.text("subject")))


def _of_text(raw: bytes) -> Iterator[Bounced]:
    temporary, permanent = _searched(raw)
    for found, is_permanent in ((permanent, True), (temporary - permanent, False)):
        for address in sorted(found):
            yield Bounced(
                address=address.decode("ascii", "replace"),
                status=_status_beside(raw, address),
                permanent=is_permanent,
                returned_message_id=None,
            )


def _by_lines(root: Part) -> Iterator[Bounced]:
    """What the library does not know, by how the lines of the text look."""
    part = next((part for part in root.walk() if part.type.startswith("text/")), None)
    if part is None or not _says_undelivered(root):
        return
    text = body.text_of(part)[0][:LONGEST]
    names = ("from", "to", "return-path", "sender")
    own = [one.address for name in names for one in addresses.read(root.headers, name)]
    for address in bounce_text.addresses(text, but=own):
        beside = STATUS.search(text, max(text.find(address), 0), text.find(address) + NEAR)
        status = beside[1] if beside else ""
        yield Bounced(
            address=address,
            status=status,
            permanent=not (status.startswith("4") or bounce_text.is_late(text)),
            returned_message_id=None,
        )


def _status_beside(raw: bytes, address: bytes) -> str:
    """The status code that follows the address in the text, if one does."""
    at = raw.find(address, headers.divide(raw)[1])
    beside = raw[at : at + NEAR].decode("ascii", "replace") if at >= 0 else ""
    status = STATUS.search(beside)
    return status[1] if status else ""


def _searched(raw: bytes) -> tuple[frozenset[bytes], frozenset[bytes]]:
    lines = raw[:LONGEST].split(b"\n")
    short = b"\n".join(line[:LONGEST_LINE] for line in lines)
    try:
        temporary, permanent = all_failures(email.message_from_bytes(short))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        # A bounce made to break its readers tells nothing; it stays a bounce by its headers.
        return frozenset(), frozenset()
    return frozenset(temporary), frozenset(permanent)


def _returned_id(root: Part, raw: bytes) -> str | None:
    """Message-ID of the mail that was sent back, from its own part or its quoted headers."""
    for part in root.walk():
        if part.type in {"message/rfc822", "text/rfc822-headers", "message/rfc822-headers"}:
            content = part.content
            fields = headers.read(headers.divide(content)[0])
            ids = addresses.message_ids(fields, "message-id")
            if ids:
                return ids[0]
    _, below = headers.divide(raw)
    quoted = RETURNED_ID.search(raw[below : below + LONGEST].decode("ascii", "replace"))
    return quoted[1] if quoted else None
