"""A new mail that looks like the rest of a case it does not refer to: nothing proves it, so ask."""

from __future__ import annotations

import re
from datetime import timedelta

from desk.case import Case, Status
from desk.ports import Work

#: Older ones are another matter.
WITHIN = timedelta(days=14)
#: How answers and forwards begin their subjects, in any language, and what lists put before them.
PREFIX = re.compile(r"\s*(?:\[[^\]]{0,60}\]|[^\W\d_]{1,4}(?:\[\d+\])?\s*[:\uff1a])\s*")


async def similar_case(work: Work, case: Case) -> Case | None:
    """The newest other case of the same requester with the same subject, not closed."""
    stem = subject_stem(case.subject)
    if not stem:
        return None
    for other in reversed(await work.cases.of_requester(case.requester_id)):
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
