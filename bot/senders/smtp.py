"""Mail out: one mail to one server, and what its answer means for the delivery."""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPResponseException,
)

from bot.senders.errors import GiveUp, Retry, Unknown
from bot.senders.smtp_server import SmtpServer, Tls
from bot.senders.smtp_wire import LEADING_DOT, on_the_wire, said_address, wire_address
from handlers.mail.oauth import NoToken, access_token

__all__ = ["Accepted", "SmtpServer", "Tls", "check_server", "send_mail"]

#: Seconds until the mail itself is sent, and then until it is answered. For a mail without files
#: they stay together below the outbox's lease, for any mail below the longest it can be kept.
BEFORE_DATA = 20.0
END_OF_DATA = 35.0
#: Bytes a second: what the slowest line carries that is waited for.
SLOWEST = 50_000
#: Seconds; the mail is accepted by then, and nobody waits for a farewell.
FAREWELL = 2.0
#: When a server that answered "not now" is asked again: greylisting passes in some minutes.
NOT_NOW = timedelta(minutes=5)
NOT_THERE = timedelta(minutes=1)

#: The first digits of answers (RFC 5321 4.2.1).
ACCEPTED = 2
GO_ON = 3
NOT_YET = 4
REFUSED = 5
LONGEST_WORDS = 400

DOMAIN = re.compile(r"[A-Za-z0-9.-]+")


@dataclass(frozen=True, kw_only=True)
class Accepted:
    """The server has the mail."""

    #: What it said.
    words: str
    #: Sentences about those it refused.
    refused: tuple[str, ...] = ()


async def send_mail(
    server: SmtpServer,
    mail: bytes,
    *,
    sender: str,
    recipients: Sequence[str],
    waits_for_all: bool = False,
) -> Accepted:
    """
    Hand one mail over.

    The first recipient has to be accepted; the others may be refused, each for themselves. Where
    one of them is only put off, the mail waits for all, or goes to the rest. Raises Retry, GiveUp
    or Unknown, each with a sentence for a person.
    """
    client = _client(server, sender)
    try:
        async with asyncio.timeout(BEFORE_DATA):
            await _connect(client, server)
            wire = on_the_wire(client, mail)
            await _said(client, b"MAIL", _mail_from(client, wire, sender, recipients))
            refused = await _recipients(client, recipients, waits_for_all=waits_for_all)
            await _said(client, b"DATA", wanted=GO_ON)
        words = await _data(client, wire)
        await _farewell(client)
    except TimeoutError as late:
        raise Retry(NOT_THERE, f"{server.host} took too long to answer.") from late
    except (OSError, SMTPException) as trouble:
        raise _judged(trouble, server) from trouble
    finally:
        client.close()
    return Accepted(words=words, refused=tuple(refused))


async def check_server(server: SmtpServer, *, sender: str = "") -> str | None:
    """Connect and log in, for the doctor: what is wrong, as a sentence, or None."""
    client = _client(server, sender)
    try:
        async with asyncio.timeout(BEFORE_DATA):
            await _connect(client, server)
        await _farewell(client)
    except TimeoutError:
        return f"{server.host} does not answer on port {server.port}. Correct it in SMTP_URL."
    except (Retry, GiveUp) as refused:
        return str(refused)
    except (OSError, SMTPException) as trouble:
        return str(_judged(trouble, server))
    finally:
        client.close()
    return None


def _client(server: SmtpServer, sender: str) -> SMTP:
    """It names itself by the sender's domain: asking the name system for ours may take long."""
    domain = wire_address(sender).rpartition("@")[2]
    start_tls = {Tls.STARTTLS: True, Tls.OPPORTUNISTIC: None}.get(server.tls, False)
    return SMTP(
        hostname=server.host,
        port=server.port,
        use_tls=server.tls is Tls.IMPLICIT,
        start_tls=start_tls,
        validate_certs=server.tls is not Tls.OPPORTUNISTIC,
        timeout=BEFORE_DATA,
        local_hostname=domain if DOMAIN.fullmatch(domain) else "localhost",
    )


async def _connect(client: SMTP, server: SmtpServer) -> None:
    try:
        await client.connect()
        if client.is_ehlo_or_helo_needed:
            await client.ehlo()
        if server.grant:
            await client.auth_xoauth2(server.user, await access_token(server.grant))
        elif server.user:
            await client.login(server.user, server.password)
    except SMTPAuthenticationError as refused:
        raise _bad_login(refused, server) from refused
    except NoToken as none:
        raise (GiveUp(str(none)) if none.is_refused else Retry(NOT_NOW, str(none))) from none


def _bad_login(refused: SMTPAuthenticationError, server: SmtpServer) -> Exception:
    answer = _answer(refused)
    if not _is_final(refused.code):
        return Retry(NOT_NOW, f"{server.host} did not let us log in just now: {answer}.")
    if server.grant:
        return GiveUp(
            f"{server.host} refused the token of {server.grant.host}: {answer}. The app must be "
            "allowed to send mail by SMTP, and the user of SMTP_URL must be the mailbox's."
        )
    return GiveUp(
        f"{server.host} refused the user or the password of SMTP_URL: {answer}. The operator has "
        "to correct them; some providers want an app password here."
    )


def _mail_from(client: SMTP, wire: bytes, sender: str, recipients: Sequence[str]) -> bytes:
    """The sender and what the server has to know beforehand (RFC 1870, 6152 and 6531)."""
    words = [b"FROM:<" + said_address(client, sender) + b">"]
    if client.supports_extension("size"):
        words.append(b"SIZE=%d" % len(wire))
    if not wire.isascii():
        words.append(b"BODY=8BITMIME")
    head = wire.partition(b"\r\n\r\n")[0]
    named = (sender, *recipients)
    if not (head.isascii() and all(wire_address(a).isascii() for a in named)):
        words.extend([b"SMTPUTF8"] if client.supports_extension("smtputf8") else [])
    return b" ".join(words)


async def _recipients(client: SMTP, recipients: Sequence[str], *, waits_for_all: bool) -> list[str]:
    """Name them all; the sentences about those who were refused. The first must not be."""
    first, *others = recipients
    await _said(client, b"RCPT", b"TO:<" + said_address(client, first) + b">")
    refused = []
    for other in others:
        try:
            await _said(client, b"RCPT", b"TO:<" + said_address(client, other) + b">")
        except SMTPResponseException as refusal:
            if waits_for_all and not _is_final(refusal.code):
                raise
            refused.append(f"Not sent to {other}: it was refused: {_answer(refusal)}.")
        except GiveUp as refusal:
            refused.append(f"Not sent to {other}: {refusal}")
    return refused


async def _said(client: SMTP, *command: bytes, wanted: int = ACCEPTED) -> None:
    """Say it, and raise what the server has against it."""
    response = await client.execute_command(*command)
    if response.code // 100 != wanted:
        raise SMTPResponseException(response.code, response.message)


async def _data(client: SMTP, wire: bytes) -> str:
    """The mail itself. From its first byte on, only the server knows what became of it."""
    lost = "The connection was lost before the mail server said whether it has the mail."
    if client.protocol is None:
        raise ConnectionResetError
    client.protocol.write(LEADING_DOT.sub(b"..", wire) + b".\r\n")
    try:
        wait = END_OF_DATA + len(wire) / SLOWEST
        response = await client.protocol.read_response(timeout=wait)
    except (OSError, SMTPResponseException) as trouble:
        raise Unknown(lost) from trouble
    if response.code // 100 not in {ACCEPTED, NOT_YET, REFUSED}:
        raise Unknown(f"The mail server gave an answer that nobody understands: {response.code}.")
    if response.code // 100 != ACCEPTED:
        raise SMTPResponseException(response.code, response.message)
    return _words(response.code, response.message)


async def _farewell(client: SMTP) -> None:
    with contextlib.suppress(OSError, SMTPException):
        await client.quit(timeout=FAREWELL)


def _judged(trouble: Exception, server: SmtpServer) -> Exception:
    """What went wrong before the mail was sent, or was answered clearly after."""
    if isinstance(trouble, SMTPResponseException):
        if _is_final(trouble.code):
            return GiveUp(f"The mail server refused it: {_answer(trouble)}.")
        return Retry(NOT_NOW, f"The mail server does not take it yet: {_answer(trouble)}.")
    cause = trouble.__cause__ or trouble
    if isinstance(cause, OSError):
        wait = NOT_NOW if isinstance(cause, ssl.SSLError) else NOT_THERE
        return Retry(wait, _unreached(cause, server))
    if server.tls is Tls.STARTTLS and "STARTTLS" in str(trouble):
        return GiveUp(
            f"{server.host} offers no encryption, so the password of SMTP_URL was not sent. The "
            "operator should use smtps://, or add ?tls=none where the network is trusted."
        )
    return GiveUp(
        f"{server.host} offers no way to log in that Deskbell knows. The operator has to correct "
        "SMTP_URL: another port, or no user and password."
    )


def _unreached(cause: OSError, server: SmtpServer) -> str:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"The certificate of {server.host} is not good; nothing was sent. It may have run out, "
            "or be for another name: SMTP_URL must name the host as the certificate does."
        )
    if isinstance(cause, ssl.SSLError):
        return (
            f"{server.host} does not speak TLS on port {server.port}. In SMTP_URL, smtps:// "
            "mostly goes with port 465 and smtp:// with 587."
        )
    if isinstance(cause, socket.gaierror):
        return f"Nobody knows a host {server.host}. Correct its name in SMTP_URL."
    return (
        f"{server.host} cannot be reached, or hung up at once. Is port {server.port} of SMTP_URL "
        "right, and open?"
    )


def _is_final(code: int) -> bool:
    return code // 100 == REFUSED


def _answer(refused: SMTPResponseException) -> str:
    return _words(refused.code, refused.message).rstrip(".")


def _words(code: int, message: str) -> str:
    said = " ".join(message.encode(errors="replace").decode().split())
    return f"{code} {said}"[:LONGEST_WORDS]
