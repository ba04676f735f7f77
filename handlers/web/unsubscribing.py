"""
Leaving the surveys at `/s/<token>/unsubscribe`: a look records nothing, the button does.

Mail programs press it themselves with what the mail's header tells them to send (RFC 8058); they
show no page and keep no cookie, so the link alone has to be enough.
"""

from __future__ import annotations

from aiohttp import web

from desk import ratings
from desk.desk import Desk
from desk.survey_link import is_token
from desk.survey_visit import look_at
from handlers.web.body import Unreadable, read_body
from handlers.web.html import html_response
from handlers.web.survey import private
from views.survey_mail import ONE_CLICK, UNSUBSCRIBE
from views.survey_page import never_page, unknown_page, unsubscribe_page


def unsubscribe_routes(desk: Desk) -> list[web.RouteDef]:
    async def show(request: web.Request) -> web.Response:
        return private(await _shown(desk, request))

    async def leave(request: web.Request) -> web.Response:
        return private(await _left(desk, request))

    path = f"/s/{{token}}/{UNSUBSCRIBE}"
    return [web.get(path, show), web.post(path, leave)]


async def _shown(desk: Desk, request: web.Request) -> web.Response:
    token = request.match_info["token"].lower()
    page = await look_at(desk, token) if is_token(token) else None
    if page is None:
        return html_response(unknown_page(), status=404)
    return html_response(unsubscribe_page(page, action=UNSUBSCRIBE))


async def _left(desk: Desk, request: web.Request) -> web.Response:
    token = request.match_info["token"].lower()
    try:
        body = await read_body(request)
    except Unreadable:
        return await _shown(desk, request)
    name, _, value = ONE_CLICK.partition("=")
    if body.first(name) != value:
        return await _shown(desk, request)
    if not (is_token(token) and await ratings.unsubscribe(desk, token)):
        return html_response(unknown_page(), status=404)
    return html_response(never_page())
