"""Mail of ours that came back: told where it was sent from, and to nobody outside."""

from __future__ import annotations

from desk.arrival import Arrival, happening
from desk.case import Case
from desk.events import Happened
from desk.mail import Bounced
from desk.message import Answer, Delivery
from desk.outgoing import AnswerPost, CaseCard, CaseLine, Told
from desk.ports import Work
from desk.raw import Outcome
from desk.reply_address import bounced_number, is_our_mail_id


async def returned(work: Work, arrival: Arrival, *, secret: bytes) -> Outcome | None:
    """
    Mails of ours came back undelivered; one report may name several addresses.

    None where they are none of ours.
    """
    mark = f"bounce:{arrival.mail.message_id}"
    if await work.seen.has(mark):
        return Outcome.DUPLICATE
    known = [
        await _bounce(work, bounced, arrival, secret=secret) for bounced in arrival.mail.bounced
    ]
    if not any(known):
        return None
    await work.seen.once(mark, now=arrival.now)
    return Outcome.BOUNCE


async def _bounce(work: Work, bounced: Bounced, arrival: Arrival, *, secret: bytes) -> bool:
    """Say so where the mail was sent from; False when it is none of ours."""
    returned = bounced.returned_message_id or ""
    case = await _case_of_own(work, returned, secret=secret)
    case = case or await _case_of_report(work, arrival, secret=secret)
    if case is None:
        return False
    answer = await work.answers.by_mail_id(returned)
    answer = answer or await _answered_to(work, case, bounced.address)
    outcome = _bounce_words(bounced)
    if answer and bounced.permanent:
        await work.answers.save(answer.delivered(Delivery.BOUNCED, outcome=outcome))
        if bounced.address.lower() not in {copy.lower() for copy in answer.cc}:
            await work.cases.save(case.told_nothing())
        await work.outbox.put(AnswerPost(case_id=case.id, answer_id=answer.id), now=arrival.now)
        await work.outbox.put(CaseCard(case_id=case.id), now=arrival.now)
    await work.events.add(
        happening(case, Happened.BOUNCED, arrival, answer=answer.id if answer else None)
    )
    responsible = case.owner or (answer.by if answer else None)
    to = (responsible,) if responsible else ()
    line = CaseLine(case_id=case.id, told=Told.BOUNCED, to=to, detail=outcome)
    await work.outbox.put(line, now=arrival.now)
    return True


async def _case_of_own(work: Work, returned: str, *, secret: bytes) -> Case | None:
    """The case that a mail of ours was sent in; a customer's mail may have bounced elsewhere."""
    if not is_our_mail_id(returned, secret=secret):
        return None
    for case_id in await work.mail_ids.cases_of([returned]):
        return await work.cases.get(case_id)
    return None


async def _case_of_report(work: Work, arrival: Arrival, *, secret: bytes) -> Case | None:
    """The case whose envelope the report was sent back to, where it does not quote our mail."""
    for address in (*arrival.inbound.recipients, *arrival.mail.recipients):
        number = bounced_number(address, secret=secret)
        if number is not None:
            return await work.cases.by_number(number)
    return None


async def _answered_to(work: Work, case: Case, address: str) -> Answer | None:
    """The newest answer of the case, if it went to that address."""
    answer = await work.answers.latest(case.id)
    sent_to = (answer.to.address, *answer.cc) if answer else ()
    if answer is None or address.lower() not in {known.lower() for known in sent_to}:
        return None
    return await work.answers.get(answer.id)


def _bounce_words(bounced: Bounced) -> str:
    kind = "could not be delivered" if bounced.permanent else "is delayed"
    status = f" (status {bounced.status})" if bounced.status else ""
    return f"The mail to {bounced.address} {kind}{status}."
