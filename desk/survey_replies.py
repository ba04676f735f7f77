"""Mail that answers a survey's mail: it finds its case, and a machine's opens none."""

from __future__ import annotations

from dataclasses import replace

from desk.arrival import Arrival
from desk.case import Case
from desk.ports import Work
from desk.survey import SurveyKind
from desk.threading import referred


async def is_absence_note(work: Work, arrival: Arrival) -> bool:
    """A machine answered a question that no case was opened for: there is nobody to help."""
    if not arrival.is_automatic:
        return False
    return bool(await work.surveys.by_mail_ids(referred(arrival.mail)))


async def belongs_to(work: Work, case: Case, arrival: Arrival) -> None:
    """What came of asking whether they would recommend us is shown with the case from now on."""
    for survey in await work.surveys.by_mail_ids(referred(arrival.mail)):
        is_theirs = survey.requester_id == case.requester_id
        if survey.kind is SurveyKind.NPS and survey.case_id is None and is_theirs:
            await work.surveys.save(replace(survey, case_id=case.id))
