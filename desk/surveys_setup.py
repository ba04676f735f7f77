"""Setting up surveys: on or off, how long after, and who is never asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from desk.access import standing
from desk.desk import Desk
from desk.errors import BadInput, NotAllowed, NotFound
from desk.queue import mail_address
from desk.setup import change_workspace
from desk.survey import SurveyKind, delay_minutes
from desk.when_words import span_called
from desk.workspace import Workspace

#: What is counted when they are shown.
LATELY = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class SurveysShown:
    workspace: Workspace
    #: There is a page that links can lead to.
    has_page: bool
    #: Asked and answered lately, by kind.
    asked: dict[SurveyKind, int]
    answered: dict[SurveyKind, int]
    #: Answers that wait for a lead.
    held: int


async def shown(desk: Desk) -> SurveysShown:
    now = desk.now()
    since, until = now - LATELY, now + timedelta(seconds=1)
    async with desk.look() as work:
        asked = await work.surveys.asked(since, until)
        answered = await work.surveys.answered(since, until)
        return SurveysShown(
            workspace=await work.workspace.get(),
            has_page=bool(desk.public_url),
            asked={kind: sum(a.kind == kind for a in asked) for kind in SurveyKind},
            answered={kind: sum(a.kind == kind for a in answered) for kind in SurveyKind},
            held=await work.surveys.held(),
        )


async def switch(desk: Desk, *, is_on: bool, by: str) -> Workspace:
    return await change_workspace(desk, by=by, has_surveys=is_on)


async def delay(desk: Desk, text: str, *, by: str) -> Workspace:
    """For cases that are resolved from now on."""
    return await change_workspace(desk, by=by, survey_delay=delay_minutes(_span(text)))


async def never(desk: Desk, address: str, *, by: str) -> str:
    """A customer who said so is not asked any more; returns their address."""
    wanted, now = mail_address(address), desk.now()
    async with desk.begin() as work:
        if not (await standing(work, by)).leads_anything:
            raise NotAllowed("Only leads and admins can do that. Ask one of them.")
        requester = await work.requesters.by_address(wanted)
        if requester is None:
            raise NotFound(f"Nobody has written to us from {wanted} yet.")
        await work.surveys.refuse(requester.id, now=now)
    return wanted


def _span(text: str) -> timedelta:
    span = span_called(text.strip().lower())
    if span is None:
        raise BadInput(f"`{text}` is not a span of time: `/desk surveys delay 24h`.")
    return span
