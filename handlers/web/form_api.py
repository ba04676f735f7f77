"""A form's address for programs, `/in/form/<secret>`: what a page takes, and answers in JSON."""

from __future__ import annotations

from collections.abc import Mapping

from aiohttp import web

from desk import forms
from desk.filled import BY_PROGRAM, Blank, Unfit
from desk.forms import FormOfQueue, UsedAlready
from handlers.web.blanks import filled_in, submission_id
from handlers.web.body import Unreadable, read_body
from handlers.web.form_door import SOON, TOO_MANY, Accepted, FormDoor, NotKept

NO_FORM = "There is no form at this address. An admin sees the right one by `/desk forms` in Slack."


def form_api_routes(door: FormDoor) -> list[web.RouteDef]:
    async def receive(request: web.Request) -> web.Response:
        of = await forms.form_by_secret(door.desk, request.match_info["secret"])
        if of is None:
            return _refused(404, NO_FORM)
        try:
            return await _received(door, of, request)
        except Unreadable as unreadable:
            return _refused(unreadable.status, str(unreadable))
        except Unfit as unfit:
            return _refused(400, _by_field(unfit), fields=unfit.errors)
        except UsedAlready as used:
            return _refused(422, used.sentence)
        except NotKept as away:
            return _refused(503, str(away), retry_after=SOON)

    return [web.post("/in/form/{secret}", receive)]


async def _received(door: FormDoor, of: FormOfQueue, request: web.Request) -> web.Response:
    body = await read_body(request)
    filled = filled_in(body)
    entry = await door.entry(filled, required=BY_PROGRAM)
    wait = door.programs.wait(of.form.id)
    if wait:
        return _refused(429, TOO_MANY, retry_after=wait)
    name = request.headers.get("Idempotency-Key", "").strip(' "') or submission_id(body)
    named = f"id:{name}" if name else ""
    return _thanks(await door.hand_in(of, entry, named=named))


def _thanks(accepted: Accepted) -> web.Response:
    number = accepted.case_number
    message = f"Thank you. This is case #{number}." if number else "Thank you. It is kept."
    answer = {"case": number, "is_new": accepted.is_new, "message": message}
    return _json(answer, status=201 if accepted.is_new else 200)


def _refused(
    status: int,
    sentence: str,
    *,
    fields: Mapping[Blank, str] | None = None,
    retry_after: int = 0,
) -> web.Response:
    return _json({"error": sentence, "fields": {**(fields or {})}}, status, retry_after=retry_after)


def _by_field(unfit: Unfit) -> str:
    return " ".join(f"{blank}: {wrong}" for blank, wrong in unfit.errors.items())


def _json(answer: Mapping[str, object], status: int, *, retry_after: int = 0) -> web.Response:
    headers = {"Cache-Control": "no-store"}
    if retry_after:
        headers["Retry-After"] = str(retry_after)
    return web.json_response(answer, status=status, headers=headers)
