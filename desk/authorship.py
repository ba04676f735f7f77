"""Whether the sender of a mail has a part in its case, and what speaks against believing it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk.authentication import Proof, Verdict, domain_of
from desk.case import Case
from desk.free_mail import FREE_MAIL
from desk.mail import IncomingMail
from desk.message import Mark
from desk.own_addresses import is_ours
from desk.ports import Work


@dataclass(frozen=True, kw_only=True)
class Authorship:
    #: They had no part in the case before, or nothing proves that it is they.
    is_stranger: bool = False
    marks: tuple[Mark, ...] = ()


async def authorship(
    work: Work, mail: IncomingMail, case: Case, *, knows_address: bool
) -> Authorship:
    """
    Of a mail that joins the case.

    Whoever shares the requester's company joins without ado where their domain vouches for the
    mail; at a provider of mailboxes for everybody that says nothing. Who writes to the case's own
    address, which nobody can guess, has had a mail of ours: for a participant whose domain vouches
    for nothing that is proof enough.
    """
    is_known = await work.participants.includes(case.id, mail.sender.address.lower())
    is_believed = await _is_believed(work, mail, knows_address=knows_address)
    if not is_known and mail.proof is Proof.PROVEN and not mail.via_list:
        is_known = await _is_of_same_company(work, mail, case)
    return Authorship(
        is_stranger=not (is_known and is_believed),
        marks=await _told_once(
            work, mail, case, _marks(mail, is_unproven=is_known and not is_believed)
        ),
    )


def first_marks(mail: IncomingMail) -> tuple[Mark, ...]:
    """Of a mail that opens a case: everybody may, so only what speaks against it counts."""
    return _marks(mail, is_unproven=False)


async def is_from_our_own_address(work: Work, mail: IncomingMail) -> bool:
    """One of our addresses stands as its sender: nobody can tell who wrote it."""
    return await is_ours(work, mail.sender.address)


async def behind_our_address(work: Work, mail: IncomingMail) -> IncomingMail:
    """
    As whom Reply-To names, where one of our addresses stands as its sender.

    So the forms of websites write, for a customer. It proves nothing: the team decides on it.
    """
    if await is_from_our_own_address(work, mail):
        for one in mail.reply_to:
            if one.address and not await is_ours(work, one.address):
                return replace(mail, sender=one)
    return mail


async def _is_believed(work: Work, mail: IncomingMail, *, knows_address: bool) -> bool:
    """Of lists, only our own groups can be believed when they say who wrote."""
    is_foreign_list = mail.via_list and not await is_ours(work, mail.from_.address)
    is_vouched_for = mail.proof is not Proof.UNPROVEN or (knows_address and not _has_failed(mail))
    return is_vouched_for and not is_foreign_list


async def _told_once(
    work: Work, mail: IncomingMail, case: Case, marks: tuple[Mark, ...]
) -> tuple[Mark, ...]:
    """A warning that stands below every mail is read by nobody; one that is worse is told again."""
    if Mark.UNPROVEN not in marks or _has_failed(mail):
        return marks
    sender = mail.sender.address.lower()
    earlier = [m for m in await work.messages.of_case(case.id) if Mark.UNPROVEN in m.marks]
    if not any(message.sender.address.lower() == sender for message in earlier):
        return marks
    return tuple(Mark.STILL_UNPROVEN if mark is Mark.UNPROVEN else mark for mark in marks)


async def _is_of_same_company(work: Work, mail: IncomingMail, case: Case) -> bool:
    requester = await work.requesters.get(case.requester_id)
    domain = domain_of(mail.sender.address)
    is_shared = requester is not None and domain == domain_of(requester.address)
    return bool(domain) and is_shared and domain not in FREE_MAIL


def _marks(mail: IncomingMail, *, is_unproven: bool) -> tuple[Mark, ...]:
    is_doubtful = is_unproven or _has_failed(mail)
    found = ((Mark.VIA_LIST, mail.via_list), (Mark.UNPROVEN, is_doubtful))
    return tuple(mark for mark, is_so in found if is_so)


def _has_failed(mail: IncomingMail) -> bool:
    return mail.authentication is not None and mail.authentication.dmarc is Verdict.FAIL
