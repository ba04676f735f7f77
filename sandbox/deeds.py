"""What a person does from the browser: post, edit, delete, upload, commands."""

from __future__ import annotations

from aiohttp import BodyPartReader, web

from sandbox.channel import Channel
from sandbox.house import House
from sandbox.message import Message
from sandbox.payload import Json
from sandbox.people import Person
from sandbox.plain import readable
from sandbox.screen import Screen

DONE: Json = {"ok": True}


class Deeds:
    """The /ui routes that write messages."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.post("/ui/read", self._read),
            web.post("/ui/post", self._post),
            web.post("/ui/edit", self._edit),
            web.post("/ui/delete", self._delete),
            web.post("/ui/upload", self._upload),
            web.post("/ui/join", self._join),
            web.post("/ui/react", self._react),
            web.post("/ui/command", self._command),
            web.post("/ui/shortcut", self._shortcut),
        ]

    async def _read(self, request: web.Request) -> web.Response:
        """Mark a channel, or one of its threads, as read."""
        given, person, channel = await self._who_and_where(request)
        thread_ts = given.get("thread_ts") or None
        self._house.workspace.mark_read(channel, person.id, thread_ts=thread_ts)
        return web.json_response(DONE)

    async def _post(self, request: web.Request) -> web.Response:
        given, person, channel = await self._who_and_where(request)
        message = await person.post(
            channel,
            given.get("text") or _words_of(given, self._house),
            thread_ts=given.get("thread_ts") or None,
            broadcast=bool(given.get("broadcast")),
            blocks=given.get("blocks") or None,
        )
        return web.json_response({"ok": True, "ts": message.ts})

    async def _edit(self, request: web.Request) -> web.Response:
        person, message, given = await self._own(request)
        await person.edit(message, given["text"])
        return web.json_response(DONE)

    async def _delete(self, request: web.Request) -> web.Response:
        """Delete an own message; for an ephemeral one, dismiss it."""
        person, message, _ = await self._own(request)
        if message.ephemeral_to == person.id:
            self._house.workspace.delete(message)
        else:
            await person.delete(message)
        return web.json_response(DONE)

    async def _upload(self, request: web.Request) -> web.Response:
        """Take a form: user, channel, thread_ts, text and one or several files."""
        fields, files = await _form(request)
        person = self._house.person(fields["user"])
        channel = self._house.workspace.named(fields["channel"])
        for name, content in files:
            await person.upload(
                channel,
                name,
                content,
                text=fields.pop("text", ""),
                thread_ts=fields.get("thread_ts") or None,
            )
        return web.json_response(DONE)

    async def _join(self, request: web.Request) -> web.Response:
        _, person, channel = await self._who_and_where(request)
        if person.id not in channel.members:
            await person.join(channel)
        return web.json_response(DONE)

    async def _react(self, request: web.Request) -> web.Response:
        person, message, given = await self._own(request)
        await person.react(message, given["name"])
        return web.json_response(DONE)

    async def _command(self, request: web.Request) -> web.Response:
        given, person, channel = await self._who_and_where(request)
        answers = await person.command(channel, given["text"])
        screen = Screen(app=self._house.slack.app, workspace=self._house.workspace, user=person.id)
        return web.json_response({"answers": [screen.message(each, channel) for each in answers]})

    async def _shortcut(self, request: web.Request) -> web.Response:
        given = await request.json()
        person = self._house.person(given["user"])
        message = None
        if given.get("ts"):
            channel = self._house.workspace.named(given["channel"])
            message = self._house.message(person.id, channel, given["ts"])
        error = await person.shortcut(message, given["callback_id"])
        return web.json_response({"ok": error is None, "error": error})

    async def _own(self, request: web.Request) -> tuple[Person, Message, Json]:
        given, person, channel = await self._who_and_where(request)
        return person, self._house.message(person.id, channel, given["ts"]), given

    async def _who_and_where(self, request: web.Request) -> tuple[Json, Person, Channel]:
        given = await request.json()
        person = self._house.person(given["user"])
        return given, person, self._house.workspace.named(given["channel"])


def _words_of(given: Json, house: House) -> str:
    """What rich text says, for the plain `text` beside it."""
    return readable("", given.get("blocks") or [], house.workspace.names)


async def _form(request: web.Request) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    """Read a multipart form part by part, as bytes: its fields and its files."""
    fields: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read(decode=True))
        if part.filename:
            files.append((part.filename, content))
        elif part.name:
            fields[part.name] = content.decode()
    return fields, files
