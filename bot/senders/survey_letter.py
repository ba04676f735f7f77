"""The survey's mail, written from what the survey is now."""

from __future__ import annotations

from bot.senders.errors import Gone
from bot.senders.letter import Letter
from desk.desk import Desk
from desk.mail import Address
from desk.outgoing import SurveyMail
from desk.reply_address import bounce_address, reply_address
from desk.survey_deliveries import is_wanted
from desk.survey_link import survey_token
from views.survey_mail import SurveyMailFacts, survey_mail


async def survey(desk: Desk, outgoing: SurveyMail) -> Letter | None:
    """None where the case was reopened meanwhile."""
    async with desk.look() as work:
        asked = await work.surveys.get(outgoing.survey_id)
        if asked is None:
            raise Gone("The survey does not exist any more.")
        if not await is_wanted(work, asked):
            return None
        requester = await work.requesters.get(asked.requester_id)
        queue = await work.queues.get(asked.queue_id)
        case = await work.cases.get(asked.case_id) if asked.case_id else None
    if requester is None or queue is None:
        raise Gone("The customer of the survey does not exist any more.")
    facts = SurveyMailFacts(
        survey=asked,
        queue=queue,
        to=Address(name=requester.name, address=requester.address),
        case=case,
        link=f"{desk.public_url}s/{survey_token(asked.id, secret=desk.secret)}",
        reply_to=reply_address(queue, case, secret=desk.secret) if case else queue.address,
    )
    return Letter(
        content=survey_mail(facts, now=desk.now()),
        sender=bounce_address(queue, case, secret=desk.secret) if case else queue.address,
        recipients=(requester.address,),
    )
