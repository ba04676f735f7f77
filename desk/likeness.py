"""
What a mail looks like, where nothing proves it, so that the team is asked.

A new mail may look like the rest of a case that it does not refer to; an answer may look like a
new question, where somebody only took an old mail to write to us.
"""

from __future__ import annotations

import re
from datetime import timedelta

from desk.case import Case, Status
from desk.mail import IncomingMail, Kind
from desk.ports import Work
from desk.rich import plain

#: Older ones are another matter.
WITHIN = timedelta(days=14)
#: How answers and forwards begin their subjects, in any language, and what lists put before them.
PREFIX = re.compile(r"\s*(?:\[[^\]]{0,60}\]|[^\W\d_]{1,4}(?:\[\d+\])?\s*[:\uff1a])\s*")
#: A case's number, as people write it into subjects; it may as well be that of an order.
NUMBER = re.compile(r"#(\d{1,10})(?!\w)")
#: Numbers of a subject that are looked up.
MOST_NUMBERS = 3
#: A customer's cases whose subjects are compared.
NEWEST = 50
#: Letters of a text from which on it can be a matter of its own.
LONG = 200
#: The share of letter pairs below which two subjects have nothing in common.
ALIKE = 0.35


async def similar_case(work: Work, case: Case, mail: IncomingMail) -> Case | None:
    """
    A case, not closed, that the mail which opened this one may belong to.

    The one whose number stands in the subject, if the sender has a part in it; else the newest
    one of the same requester with the same subject.
    """
    return await _named_case(work, case, mail) or await _same_subject(work, case)


async def is_new_question(work: Work, case: Case, mail: IncomingMail) -> bool:
    """Much new text, under a subject that nothing in the case has."""
    stem = subject_stem(mail.subject)
    is_long = mail.kind is Kind.HUMAN and len(plain(mail.document)) >= LONG
    if not (stem and is_long) or _are_alike(stem, subject_stem(case.subject)):
        return False
    earlier = await work.messages.of_case(case.id)
    return not any(_are_alike(stem, subject_stem(message.subject)) for message in earlier)


def _are_alike(one: str, other: str) -> bool:
    """By the pairs of letters that they share (the Dice coefficient): right for any script."""
    a, b = _pairs(one), _pairs(other)
    return not a or not b or 2 * len(a & b) / (len(a) + len(b)) >= ALIKE


def _pairs(stem: str) -> set[str]:
    letters = "".join(letter for letter in stem if letter.isalnum())
    return {letters[place : place + 2] for place in range(len(letters) - 1)}


async def _named_case(work: Work, case: Case, mail: IncomingMail) -> Case | None:
    for number in NUMBER.findall(mail.subject)[:MOST_NUMBERS]:
        other = await work.cases.by_number(int(number))
        if other is None or other.id == case.id or other.status is Status.CLOSED:
            continue
        if await work.participants.includes(other.id, mail.sender.address.lower()):
            return other
    return None


async def _same_subject(work: Work, case: Case) -> Case | None:
    stem = subject_stem(case.subject)
    if not stem:
        return None
    for other in await work.cases.newest_of_requester(case.requester_id, limit=NEWEST):
        heard_at = other.last_customer_at or other.created_at
        is_near = case.created_at - heard_at <= WITHIN and other.status is not Status.CLOSED
        if other.id != case.id and is_near and subject_stem(other.subject) == stem:
            return other
    return None


def subject_stem(subject: str) -> str:
    """The subject without `Re:` and its like, as it is compared."""
    stem = " ".join(subject.casefold().split())
    while (rest := PREFIX.sub("", stem, count=1) if PREFIX.match(stem) else stem) != stem:
        stem = rest
    return stem
