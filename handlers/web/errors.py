"""What fails behind a page or an address for programs is told in a sentence, and logged."""

from __future__ import annotations

import logging

from aiohttp import web
from aiohttp.typedefs import Handler
from sqlalchemy.exc import SQLAlchemyError

from handlers.web.form_door import SOON
from handlers.web.html import html_response
from views.pages import notice_page

#: Where people look, and no programs.
PAGES = ("/f/", "/s/")
HEADING = "Something went wrong"
SORRY = "Something is wrong here just now. Please try again in a minute."
UNREADABLE = "The request cannot be read."

log = logging.getLogger(__name__)


@web.middleware
async def telling(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except web.RequestPayloadError:
        # Its content is not what its headers say, such as a compressed one that is none.
        return _told(request, UNREADABLE, status=400)
    except Exception as error:
        is_away = isinstance(error, SQLAlchemyError | OSError)
        resource = request.match_info.route.resource
        # Not the path itself, which may have a secret in it.
        log.exception("page failed", extra={"route": resource and resource.canonical})
        return _told(request, SORRY, status=503 if is_away else 500)


def _told(request: web.Request, sentence: str, *, status: int) -> web.Response:
    retry_after = SOON if status == web.HTTPServiceUnavailable.status_code else 0
    if request.path.startswith(PAGES):
        page = notice_page(HEADING, sentence)
        return html_response(page, status=status, retry_after=retry_after)
    headers = {"Cache-Control": "no-store"}
    if retry_after:
        headers["Retry-After"] = str(retry_after)
    return web.json_response({"error": sentence}, status=status, headers=headers)
