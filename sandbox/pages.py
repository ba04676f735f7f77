"""What the browser reads: pages, the state, channels and threads."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode, urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from sandbox.acts import Acts
from sandbox.controls import Controls
from sandbox.deeds import Deeds
from sandbox.house import House
from sandbox.http_files import sent
from sandbox.mail_pages import MailPages
from sandbox.manifest import Command, Shortcut
from sandbox.payload import Json
from sandbox.people import Person
from sandbox.screen import Screen, person_shape
from sandbox.stream import Stream

STATIC = Path(__file__).parent / "static"


class Pages:
    """The browser's side of the sandbox."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._workspace = house.workspace
        self._mail = MailPages(house)
        self.stream = Stream(
            changes=house.changes,
            views=house.slack.views,
            workspace=house.workspace,
            clock=house.clock,
        )

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return every route of the browser."""
        return [
            web.get("/", self._index),
            web.get("/archives/{channel}/{ts}", self._permalink),
            web.static("/static", STATIC),
            web.get("/ui/stream", self.stream.serve),
            web.get("/ui/state", self._state),
            web.get("/ui/channel/{channel}", self._channel),
            web.get("/ui/thread/{channel}/{ts}", self._thread),
            web.get("/ui/files/{file}", self._file),
            *Deeds(self._house).routes(),
            *Acts(self._house).routes(),
            *Controls(self._house).routes(),
            *self._mail.routes(),
        ]

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html", headers={"Cache-Control": "no-cache"})

    async def _permalink(self, request: web.Request) -> web.Response:
        """Lead a message's link to its channel and thread on the page."""
        digits = request.match_info["ts"].removeprefix("p")
        ts = request.query.get("thread_ts") or f"{digits[:-6]}.{digits[-6:]}"
        place = urlencode({"channel": request.match_info["channel"], "thread": ts})
        raise web.HTTPFound(f"/#{place}")

    async def _state(self, request: web.Request) -> web.Response:
        """The workspace as one person sees it; the first one, where nobody is named."""
        first = self._workspace.people[0]
        person = self._house.person(request.query.get("user") or first.id)
        view = self._house.slack.views.top(person.id)
        manifest = self._house.slack.app.manifest
        team = self._workspace.team
        return web.json_response(
            {
                "team": {"id": team.id, "name": team.name},
                "me": person_shape(person.member),
                "people": [person_shape(each) for each in self._workspace.members.values()],
                "channels": self._screen(person).channels(),
                "commands": [_command(each) for each in manifest.commands],
                "shortcuts": [_shortcut(each) for each in manifest.shortcuts],
                "view": view.as_slack() if view else None,
                "mailboxes": self._mail.boxes(),
                "queues_hint": self._mail.queues(),
                "now": self._house.clock.now().isoformat(),
            }
        )

    async def _channel(self, request: web.Request) -> web.Response:
        screen = self._screen(self._house.person(request.query["user"]))
        channel = self._workspace.named(request.match_info["channel"])
        return web.json_response(
            {"channel": screen.channel(channel), "messages": screen.messages(channel)}
        )

    async def _thread(self, request: web.Request) -> web.Response:
        person = self._house.person(request.query["user"])
        channel = self._workspace.named(request.match_info["channel"])
        root = self._house.message(person.id, channel, request.match_info["ts"])
        return web.json_response(self._screen(person).thread(channel, root))

    async def _file(self, request: web.Request) -> web.Response:
        file = self._house.slack.files.known.get(request.match_info["file"])
        if file is None or file.content is None:
            raise web.HTTPNotFound
        return sent(file)

    def _screen(self, person: Person) -> Screen:
        return Screen(app=self._house.slack.app, workspace=self._workspace, user=person.id)


def _command(command: Command) -> Json:
    return {
        "command": command.command,
        "usage_hint": command.usage_hint,
        "description": command.description,
    }


def _shortcut(shortcut: Shortcut) -> Json:
    return {
        "name": shortcut.name,
        "type": shortcut.type,
        "callback_id": shortcut.callback_id,
    }


@web.middleware
async def explained(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What a person cannot do is answered with a sentence, not with a page of Python."""
    try:
        return await handler(request)
    except (LookupError, ValueError) as refusal:
        if not request.path.startswith("/ui/"):
            raise
        return web.json_response({"ok": False, "error": str(refusal)}, status=400)


@web.middleware
async def asked_anew(request: web.Request, handler: Handler) -> web.StreamResponse:
    """After an upgrade no browser may put old parts of the page beside new ones."""
    response = await handler(request)
    if request.path.startswith("/static/"):
        response.headers[hdrs.CACHE_CONTROL] = "no-cache"
    return response


@web.middleware
async def same_origin(request: web.Request, handler: Handler) -> web.StreamResponse:
    """No page of another origin may act for the people of the sandbox."""
    origin = request.headers.get(hdrs.ORIGIN)
    if origin and request.path.startswith("/ui/") and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden
    return await handler(request)
