"""
Surveys at `/s/<token>`: opening the page leaves no trace, its button records.

Mail scanners open every link, and some press the buttons they find; so nothing but a POST from a
page that was shown records, and a lead decides about one that no person may have sent.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError

from desk import ratings
from desk.desk import Desk
from desk.doubts import Entry
from desk.errors import NotFound
from desk.rating import CHANGED_WITHIN, LONGEST_COMMENT
from desk.ratings import Became
from desk.survey import score_of
from desk.survey_link import is_token, new_client
from desk.survey_visit import Door, SurveyPage, look_at
from handlers.web.body import Body, Unreadable, read_body
from handlers.web.brake import Allowance, Brake, visitor
from handlers.web.form_door import SOON
from handlers.web.glances import Glances
from handlers.web.html import html_response
from views.survey_mail import TRAP
from views.survey_page import (
    SurveyShown,
    answered_page,
    closed_page,
    never_page,
    survey_page,
    unknown_page,
)

COOKIE = "survey"
METHODS = "GET, HEAD, POST, OPTIONS"
#: What one visitor may send.
PERSON = Allowance(burst=20, seconds=10)
TOO_MANY = "That was a lot in a short time. Please wait a moment, then send it again."
CHOOSE = "Nothing has been sent yet. Please choose one of the answers."
ONCE_MORE = "Nothing has been sent yet. Please press the button once more."
NOT_KEPT = "We could not take it just now. Please send it once more in a minute."

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class SurveyDoor:
    desk: Desk
    glances: Glances = field(default_factory=Glances)
    people: Brake = field(default_factory=lambda: Brake(allowance=PERSON))


def survey_routes(door: SurveyDoor) -> list[web.RouteDef]:
    async def show(request: web.Request) -> web.Response:
        return private(await _shown(door, request))

    async def send(request: web.Request) -> web.Response:
        return private(await _sent(door, request))

    async def options(_request: web.Request) -> web.Response:
        return private(web.Response(status=204, headers={"Allow": METHODS}))

    path = "/s/{token}"
    return [web.get(path, show), web.post(path, send), web.options(path, options)]


def private(response: web.Response) -> web.Response:
    """Nobody is told of the link: no cache, no site that is linked to, no search engine."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


async def _shown(door: SurveyDoor, request: web.Request) -> web.Response:
    token, score = _token(request), request.query.get("score", "")
    door.glances.saw(token, score, now=door.desk.now())
    page = await _page(door, request, by_trap=TRAP in request.query)
    if page is None:
        return html_response(unknown_page(), status=404)
    if page.door is Door.CLOSED:
        return html_response(closed_page(page), status=410)
    if page.door is Door.ANSWERED:
        return html_response(answered_page(page, action=token))
    chosen = score_of(score, page.survey.scale)
    if page.mine is not None:
        chosen = page.mine.score if chosen is None else chosen
    comment = page.mine.comment if page.mine else ""
    shown = SurveyShown(page=page, action=token, score=chosen, comment=comment)
    return html_response(survey_page(shown))


async def _sent(door: SurveyDoor, request: web.Request) -> web.Response:
    page = await _page(door, request)
    if page is None:
        return html_response(unknown_page(), status=404)
    try:
        body = await read_body(request)
    except Unreadable as unreadable:
        shown = SurveyShown(page=page, action=_token(request), trouble=str(unreadable))
        return html_response(survey_page(shown), status=unreadable.status)
    wait = door.people.wait(visitor(request.remote, request.headers) or _token(request))
    if wait:
        shown = _again(page, request, body, trouble=TOO_MANY)
        return html_response(survey_page(shown), status=429, retry_after=wait)
    become = _never if body.first("never") else _recorded
    try:
        return await become(door, page, request, body)
    except (SQLAlchemyError, OSError):
        log.exception("survey not kept", extra={"survey": page.survey.id})
        shown = _again(page, request, body, trouble=NOT_KEPT)
        return html_response(survey_page(shown), status=503, retry_after=SOON)


async def _never(
    door: SurveyDoor, page: SurveyPage, request: web.Request, body: Body
) -> web.Response:
    if await ratings.refuse(door.desk, _token(request), showing=body.first("showing")):
        return html_response(never_page())
    return html_response(survey_page(_again(page, request, body, trouble=ONCE_MORE)), status=400)


async def _recorded(
    door: SurveyDoor, page: SurveyPage, request: web.Request, body: Body
) -> web.Response:
    token, client = _token(request), request.cookies.get(COOKIE) or new_client()
    entry = Entry(
        score=body.first("score"),
        comment=body.first("comment"),
        showing=body.first("showing"),
        client=client,
        is_trapped=bool(body.first("homepage")),
        has_other_scores=door.glances.has_several(token, now=door.desk.now()),
    )
    became = await ratings.answer(door.desk, token, entry)
    if became in {Became.INCOMPLETE, Became.UNSEEN}:
        trouble = CHOOSE if became is Became.INCOMPLETE else ONCE_MORE
        shown = _again(page, request, body, trouble=trouble)
        return html_response(survey_page(shown), status=400)
    after = await look_at(door.desk, token, client=client)
    if after is None:
        raise NotFound("There is no such survey.")
    if after.door in {Door.OPEN, Door.CLOSED}:
        return html_response(closed_page(after), status=410)
    # Shown at once and not by a redirect: sent again by a reload it is still the same answer.
    response = html_response(answered_page(after, action=token))
    if became is Became.RECORDED:
        _remember(door, response, token, client)
    return response


def _again(page: SurveyPage, request: web.Request, body: Body, *, trouble: str) -> SurveyShown:
    """What was typed stays."""
    return SurveyShown(
        page=page,
        action=_token(request),
        score=score_of(body.first("score"), page.survey.scale),
        comment=body.first("comment")[:LONGEST_COMMENT],
        trouble=trouble,
    )


def _remember(door: SurveyDoor, response: web.Response, token: str, client: str) -> None:
    """By this the browser may change its answer, and no other may."""
    public = urlsplit(door.desk.public_url)
    response.set_cookie(
        COOKIE,
        client,
        max_age=int(CHANGED_WITHIN.total_seconds()),
        path=f"{public.path.rstrip('/')}/s/{token}",
        secure=public.scheme == "https",
        httponly=True,
        samesite="Lax",
    )


async def _page(
    door: SurveyDoor, request: web.Request, *, by_trap: bool = False
) -> SurveyPage | None:
    token = _token(request)
    if not is_token(token):
        return None
    client = request.cookies.get(COOKIE, "")
    return await look_at(door.desk, token, client=client, by_trap=by_trap)


def _token(request: web.Request) -> str:
    return request.match_info["token"].lower()
