"""Receipts: a new case is confirmed to its requester, never to a machine and not every hour."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta

from desk.access import queue_of_case
from desk.automatic import Automatic
from desk.case import Case
from desk.desk import Desk
from desk.errors import BadInput
from desk.hours import OfficeHours
from desk.ids import new_id
from desk.mail import IncomingMail, Kind
from desk.message import CustomerMessage, Mark
from desk.outgoing import ReceiptMail
from desk.own_addresses import is_ours
from desk.placeholders import PLACEHOLDER, must_be_known
from desk.ports import Work
from desk.queue import spellings
from desk.raw import Inbound, Way
from desk.reply_address import mail_id
from desk.setup import change_workspace
from desk.workspace import Workspace

#: One address is sent one receipt in so long: two programs that answer each other stop here.
ONCE_IN = timedelta(days=1)
#: Where a person has to be, for a receipt to make sense.
NOBODY = re.compile(
    r"(no|non|do-?not|never)-?reply|mailer-daemon|postmaster|nobody|devnull|bounces?|listserv"
    r"|.*-(bounces?|request)",
    re.IGNORECASE,
)
#: Nobody waits to hear that it has come.
OUR_OWN = frozenset({Way.COLLEAGUE, Way.SURVEY})
LONGEST_TEXT = 2_000
#: What may stand in the texts, and is filled in.
KNOWN = ("{number}", "{queue}", "{back}")

DURING = (
    "Thank you for your message. We have it, and its case number is {number}.\n\n"
    "One of us will answer you by email. To add something, just reply to this mail."
)
OUTSIDE = (
    "Thank you for your message. We have it, and its case number is {number}.\n\n"
    "Our office is closed at the moment. We are back on {back} and will answer you then. To add "
    "something, just reply to this mail."
)

RECEIPTS = Automatic(
    name="Receipts",
    does="whoever opens a case is told its number by mail, at most once a day",
    is_on=lambda workspace: workspace.receipts,
    switch="/desk receipts",
)


async def confirm(
    work: Work,
    desk: Desk,
    case: Case,
    message: CustomerMessage,
    *,
    inbound: Inbound,
    mail: IncomingMail,
    now: datetime,
) -> None:
    """Put the receipt of a new case where it waits to leave, if there is to be one."""
    workspace = await work.workspace.get()
    # Whoever has a disowned address has not written it, and would only be puzzled.
    is_wanted = _wants_one(inbound, mail) and Mark.UNPROVEN not in message.marks
    if not (workspace.is_live and workspace.receipts and is_wanted):
        return
    address = message.reply_to.address.lower()
    if not address or is_nobody(address) or await is_ours(work, address):
        return
    if not await work.seen.once_in(ONCE_IN, _brake(address), now=now):
        return
    own_id = mail_id(new_id(now), await queue_of_case(work, case), secret=desk.secret)
    await work.mail_ids.remember(case.id, (own_id,))
    receipt = ReceiptMail(case_id=case.id, message_id=message.id, mail_id=own_id)
    await work.outbox.put(receipt, now=now)


async def still_wanted(work: Work, case: Case, *, by: Workspace) -> bool:
    """Whether it still makes sense: it may have waited for the mail server for hours."""
    answer = await work.answers.latest(case.id)
    return by.is_live and by.receipts and not case.is_done and answer is None


def is_nobody(address: str) -> bool:
    return NOBODY.fullmatch(address.partition("@")[0]) is not None


def text(workspace: Workspace, *, number: int, queue_name: str, now: datetime) -> str:
    """What the receipt says now: one text while the office is open, another while it is not."""
    hours = OfficeHours(zone=workspace.zone)
    is_open, back = hours.are_at(now), hours.next_after(now)
    words = workspace.receipt_during if is_open else workspace.receipt_outside
    filled = {
        "{number}": f"#{number}",
        "{queue}": queue_name,
        "{back}": f"{back:%A}, {back.day} {back:%B at %H:%M} ({workspace.zone})",
    }
    chosen = words or (DURING if is_open else OUTSIDE)
    return PLACEHOLDER.sub(lambda found: filled.get(found[0], found[0]), chosen)


async def switch(desk: Desk, *, is_on: bool, by: str) -> Workspace:
    return await change_workspace(desk, by=by, receipts=is_on)


async def rewrite(desk: Desk, words: str, *, during: bool, by: str) -> Workspace:
    """Set what is said in or outside of office hours; without words it is ours again."""
    words = words.strip()
    must_be_known(words, KNOWN)
    if len(words) > LONGEST_TEXT:
        raise BadInput(f"That is too long for a receipt; {LONGEST_TEXT:,} characters is the most.")
    field = "receipt_during" if during else "receipt_outside"
    return await change_workspace(desk, by=by, **{field: words})


def _wants_one(inbound: Inbound, mail: IncomingMail) -> bool:
    """A person wrote it to us, as far as anything tells (RFC 3834 2)."""
    is_from_person = mail.kind is Kind.HUMAN and not mail.bulk and not mail.is_suspect
    # An empty envelope sender forbids an answer (RFC 5321 4.5.5); None is no envelope at all.
    return is_from_person and inbound.mail_from != "" and inbound.way not in OUR_OWN


def _brake(address: str) -> str:
    """Without its `+tags`: other desks reply under a new one for every case."""
    plain = spellings(address)[-1]
    return f"receipt:{hashlib.sha256(plain.encode(errors='replace')).hexdigest()}"
