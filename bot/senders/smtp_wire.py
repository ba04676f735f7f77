"""A mail and its addresses as they are said to a server, by what the server can."""

from __future__ import annotations

import email
import email.policy
import re
from email.generator import BytesGenerator
from io import BytesIO

from aiosmtplib import SMTP

from bot.senders.errors import GiveUp
from handlers.mail.server_url import ascii_domain

MEGABYTE = 1_000_000
ADDRESS = re.compile(r'(?:"(?:[^"\\\x00-\x1f\x7f]|\\[ -~])*"|[^\s\x00-\x1f\x7f<>"]+)@[^\s<>"@]+')
LINE_END = re.compile(rb"\r\n|\r|\n")
LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


def on_the_wire(client: SMTP, mail: bytes) -> bytes:
    """With CRLF at every line's end; in seven bits where the server knows nothing else."""
    is_plain = mail.partition(b"\r\n\r\n")[0].isascii()
    needed = [*([] if mail.isascii() else ["8bitmime"]), *([] if is_plain else ["smtputf8"])]
    if not all(map(client.supports_extension, needed)):
        mail = _in_seven_bits(mail)
    wire = LINE_END.sub(b"\r\n", mail)
    wire = wire if wire.endswith(b"\r\n") else wire + b"\r\n"
    most = client.esmtp_extensions.get("size", "")
    if most.isdigit() and 0 < int(most) < len(wire):
        raise GiveUp(
            f"The mail has {len(wire) / MEGABYTE:.1f} MB, and the mail server takes "
            f"{int(most) / MEGABYTE:.1f} MB at most. Send fewer or smaller files."
        )
    return wire


def _in_seven_bits(mail: bytes) -> bytes:
    written = BytesIO()
    policy = email.policy.SMTP.clone(cte_type="7bit")
    BytesGenerator(written, policy=policy).flatten(email.message_from_bytes(mail, policy=policy))
    return written.getvalue()


def said_address(client: SMTP, address: str) -> bytes:
    """As it is said to the server: what is not ASCII needs SMTPUTF8 (RFC 6531)."""
    if not ADDRESS.fullmatch(address):
        raise GiveUp(f"{address} is not an address that mail can be sent to.")
    plain = wire_address(address)
    if not plain.isascii() and not client.supports_extension("smtputf8"):
        raise GiveUp(f"The mail server cannot send to {address}: it lacks SMTPUTF8.")
    return plain.encode()


def wire_address(address: str) -> str:
    """With the domain as the name system knows it; the rest stays."""
    local, at, domain = address.rpartition("@")
    return local + at + ascii_domain(domain)
