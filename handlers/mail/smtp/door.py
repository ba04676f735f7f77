"""Who may bring mail for whom, and where it goes: kept for good before it is accepted."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, Envelope, Session

from desk.desk import Desk
from desk.ids import new_id
from desk.inbound import digest_key
from desk.own_addresses import ever_own, own_addresses
from desk.queue import spellings
from desk.raw import Inbound, Way
from desk.reply_address import is_of_a_case
from handlers.mail.keeper import Keeper
from handlers.mail.server_url import ascii_domain
from handlers.mail.smtp.check import Check

log = logging.getLogger(__name__)

#: RFC 5321 4.5.3.1.8 asks for 100 at least.
MOST_RECIPIENTS = 1000
#: Large mails that are taken in at once.
MOST_LARGE = 4
#: Seconds that keeping a mail may take; those who bring it wait for ten minutes (RFC 5321 4.5.3.2).
PATIENCE = 120.0
CONTROL = re.compile(r"[\x00-\x1f\x7f]")

#: The sender of mail that must not be answered, as the library has it.
NULL_PATH = "<>"
ACCEPTED = "250 2.0.0 The mail is kept"
NOT_NOW = "451 4.3.0 The mail could not be kept, try again later"
NOT_SET_UP = "451 4.3.0 The desk is not set up yet, try again later"
NOT_OURS = "550 5.7.1 No mail for this domain is taken here"
GIVEN_UP = "550 5.1.6 Nobody reads mail for this address any more"
TOO_MANY = "452 4.5.3 Too many recipients, send the rest in another mail"


@dataclass(frozen=True, kw_only=True)
class Door:
    """What the conversation asks about: aiosmtpd calls the `handle_` methods by their names."""

    desk: Desk
    keeper: Keeper
    #: Looks at the signatures; None where a mail server before us has done that.
    check: Check | None = None
    #: The address of mail that belongs to no queue; its domain is ours too.
    mail_from: str = ""
    #: Large mails share the memory: the others wait, and so do those who send them.
    large: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_LARGE))

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, name: str, answers: list[str]
    ) -> list[str]:
        session.host_name = name
        return [answers[0], "250-PIPELINING", *answers[1:]]

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return TOO_MANY
        if why_not := await self._why_not(address):
            log.info("recipient refused", extra={"answer": why_not})
            return why_not
        envelope.rcpt_tos.append(_readable(address))
        return "250 2.1.5 OK"

    async def handle_exception(self, error: Exception) -> str:
        log.error("mail server failed", exc_info=error)
        return NOT_NOW

    async def keep(self, envelope: Envelope, raw: bytes) -> str:
        """The answer: only a mail that is kept for good is accepted."""
        try:
            async with asyncio.timeout(PATIENCE):
                is_new = await self.keeper.keep(await self._inbound(envelope, raw))
        except TimeoutError:
            log.warning("mail not kept in time", extra={"size": len(raw)})
            return NOT_NOW
        except Exception:
            # Whatever it is, the mail is not ours yet, and stays where it is.
            log.exception("mail not kept", extra={"size": len(raw)})
            return NOT_NOW
        log.info("mail kept", extra={"size": len(raw), "is_new": is_new})
        return ACCEPTED

    async def _inbound(self, envelope: Envelope, raw: bytes) -> Inbound:
        now = self.desk.now()
        recipients = tuple(dict.fromkeys(envelope.rcpt_tos))
        sender = _readable(envelope.mail_from or "")
        return Inbound(
            id=new_id(now),
            way=Way.SMTP,
            # In a thread: a large mail takes its time.
            key=await asyncio.to_thread(digest_key, raw, recipients),
            raw=raw,
            recipients=recipients,
            mail_from="" if sender == NULL_PATH else sender,
            authentication=await self.check(raw) if self.check else None,
            received_at=now,
        )

    async def _why_not(self, address: str) -> str | None:
        """The domains of the queues are ours, and that of MAIL_FROM; none before the first one."""
        async with self.desk.look() as work:
            ours, ever = await own_addresses(work), await ever_own(work)
        if not ours:
            return NOT_SET_UP
        if self.mail_from:
            ours |= {self.mail_from}
        if not _is_among(address, frozenset(ascii_domain(one.rpartition("@")[2]) for one in ours)):
            return NOT_OURS
        ways = spellings(_readable(address))
        is_gone = ours.isdisjoint(ways) and not ever.isdisjoint(ways)
        return GIVEN_UP if is_gone and not is_of_a_case(address, secret=self.desk.secret) else None


def _is_among(address: str, domains: frozenset[str]) -> bool:
    if CONTROL.search(address):
        return False
    # Every server takes mail for its postmaster (RFC 5321 4.5.1).
    return ascii_domain(address.rpartition("@")[2]) in domains or address.lower() == "postmaster"


def _readable(address: str) -> str:
    """Bytes that are no text cannot be stored as such."""
    text = address.encode(errors="surrogateescape").decode(errors="replace")
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
