"""
Which case a mail belongs to, and whether its sender was part of it.

In this order: a signed reply address; In-Reply-To; References, the newest first; each against
every Message-ID ever seen in or sent from a case; the signed line above a history that an answer
of ours quoted; the mail's own Message-ID, where it came before in other words. Subjects prove
nothing and are not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.authorship import Authorship, authorship
from desk.case import Case, Status
from desk.mail import IncomingMail
from desk.ports import Work
from desk.reply_address import marked_number, signed_number

#: A conversation is known by its last mails; a header of thousands only costs time.
MOST_REFERENCES = 200
#: Of what two replicas may take in at the same moment, the last mails tell enough.
MOST_WOVEN = 20


@dataclass(frozen=True, kw_only=True)
class Found:
    case: Case
    author: Authorship

    @property
    def is_stranger(self) -> bool:
        return self.author.is_stranger


async def find_case(
    work: Work, mail: IncomingMail, *, recipients: tuple[str, ...], secret: bytes
) -> Found | None:
    case = await _by_address(work, (*recipients, *mail.recipients), secret=secret)
    knows_address = case is not None
    case = case or await _by_reference(work, mail) or await _by_marker(work, mail, secret=secret)
    case = case or await _by_own_id(work, mail)
    while case is not None and case.merged_into is not None:
        case = await work.cases.get(case.merged_into)
    while case is not None and case.status is Status.CLOSED:
        following = await work.cases.continuing(case.id)
        if following is None:
            break
        case = following
    if case is None:
        return None
    author = await authorship(work, mail, case, knows_address=knows_address)
    return Found(case=case, author=author)


async def _by_address(work: Work, addresses: tuple[str, ...], *, secret: bytes) -> Case | None:
    for address in addresses:
        number = signed_number(address, secret=secret)
        if number is not None:
            return await work.cases.by_number(number)
    return None


async def _by_reference(work: Work, mail: IncomingMail) -> Case | None:
    known = await work.mail_ids.cases_of(referred(mail))
    if len(known) > 1:
        known = await _most_telling(work, mail)
    return await work.cases.get(known[0]) if known else None


async def _most_telling(work: Work, mail: IncomingMail) -> Sequence[str]:
    """
    The cases of the most telling id, those first in which the sender has a part.

    Anybody can refer to a mail of another case, and takes its id into their own by that: who
    answers that mail still belongs where they were.
    """
    sender = mail.sender.address.lower()
    cases: Sequence[str] = ()
    for mail_id in referred(mail):
        cases = cases or await work.mail_ids.cases_of([mail_id])
    known = [case_id for case_id in cases if await work.participants.includes(case_id, sender)]
    return [*known, *cases]


async def _by_marker(work: Work, mail: IncomingMail, *, secret: bytes) -> Case | None:
    """What it quotes of ours: some programs and gateways leave nothing else."""
    for text in (mail.quoted_text, mail.text):
        number = marked_number(text, secret=secret)
        if number is not None:
            return await work.cases.by_number(number)
    return None


async def _by_own_id(work: Work, mail: IncomingMail) -> Case | None:
    """
    Where a copy of it is that some server has changed on the way, or an answer that was faster.

    Only if its sender has a part there: some programs give all their mails the same id.
    """
    sender = mail.sender.address.lower()
    for case_id in await work.mail_ids.cases_of([mail.message_id]):
        if await work.participants.includes(case_id, sender):
            return await work.cases.get(case_id)
    return None


def woven_with(mail: IncomingMail) -> tuple[str, ...]:
    """The ids of the mail and of those before it: of one conversation one is taken in at a time."""
    return (mail.message_id, *referred(mail)[:MOST_WOVEN])


def referred(mail: IncomingMail) -> tuple[str, ...]:
    """The Message-IDs that the mail refers to, the most telling first."""
    ids = dict.fromkeys((*mail.in_reply_to, *reversed(mail.references)))
    return tuple(ids)[:MOST_REFERENCES]
