"""A form's page at `/f/<key>`: shown, sent, and shown again where something is to be corrected."""

from __future__ import annotations

import secrets
from dataclasses import replace

from aiohttp import web

from desk import forms
from desk.filled import ON_THE_PAGE, Unfit
from desk.forms import FormOfQueue, shown_once
from desk.submission import Submission
from handlers.web.blanks import filled_in
from handlers.web.body import Unreadable, read_body
from handlers.web.brake import visitor
from handlers.web.form_door import SOON, TOO_MANY, FormDoor, NotKept
from handlers.web.html import html_response
from views.pages import FormShown, form_page, notice_page, thanks_page

TOKEN_BYTES = 16


def form_page_routes(door: FormDoor) -> list[web.RouteDef]:
    async def show(request: web.Request) -> web.Response:
        of = await forms.form_by_key(door.desk, request.match_info["key"])
        return html_response(form_page(_fresh(of))) if of else _not_found()

    async def send(request: web.Request) -> web.Response:
        of = await forms.form_by_key(door.desk, request.match_info["key"])
        if of is None:
            return _not_found()
        try:
            return await _sent(door, of, request)
        except Unreadable as unreadable:
            shown = replace(_fresh(of), trouble=str(unreadable))
            return html_response(form_page(shown), status=unreadable.status)

    return [web.get("/f/{key}", show), web.post("/f/{key}", send)]


async def _sent(door: FormDoor, of: FormOfQueue, request: web.Request) -> web.Response:
    body = await read_body(request)
    token, filled = body.first("_token"), filled_in(body)
    shown = FormShown(of=of, token=token or _new_token(), filled=filled)
    try:
        entry = await door.entry(filled, required=ON_THE_PAGE)
    except Unfit as unfit:
        return html_response(form_page(replace(shown, errors=unfit.errors)), status=400)
    wait = _wait(door, request, entry)
    if wait:
        return _again(shown, TOO_MANY, status=429, retry_after=wait)
    try:
        accepted = await door.hand_in(of, entry, named=shown_once(token, entry))
    except NotKept as away:
        return _again(shown, str(away), status=503, retry_after=SOON)
    # Shown at once and not by a redirect: sent again by a reload it is still the same entry.
    return html_response(thanks_page(of, number=accepted.case_number, address=entry.email))


def _again(shown: FormShown, trouble: str, *, status: int, retry_after: int) -> web.Response:
    """With everything that was typed, to be sent once more."""
    page = form_page(replace(shown, trouble=trouble))
    return html_response(page, status=status, retry_after=retry_after)


def _fresh(of: FormOfQueue) -> FormShown:
    return FormShown(of=of, token=_new_token())


def _new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def _wait(door: FormDoor, request: web.Request, entry: Submission) -> int:
    """Seconds until this visitor, and this mail address, may send again."""
    senders = (visitor(request.remote, request.headers), entry.email.lower())
    return max(door.people.wait(sender) for sender in senders if sender)


def _not_found() -> web.Response:
    page = notice_page("This page does not exist", "Please check the address you were given.")
    return html_response(page, status=404)
