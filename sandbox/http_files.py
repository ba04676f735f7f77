"""The addresses where files are uploaded and fetched."""

from __future__ import annotations

from aiohttp import BodyPartReader, hdrs, web

from sandbox.files import File
from sandbox.slack import Slack

_SIGN_IN = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>"


def routes(slack: Slack) -> list[web.RouteDef]:
    """Return the routes for uploads with an upload URL and downloads with the bot's token."""

    async def upload(request: web.Request) -> web.Response:
        file = slack.files.known.get(request.match_info["file"])
        if file is None or file.content is not None:
            return web.Response(status=404, text="file_not_found")
        content = await _body(request)
        if len(content) != file.length:
            return web.Response(status=400, text="length mismatch")
        file.content = content
        return web.Response(text=f"OK - {len(content)}")

    async def download(request: web.Request) -> web.Response:
        file = _wanted(slack, request)
        token = request.headers.get(hdrs.AUTHORIZATION, "").removeprefix("Bearer ")
        if token != slack.app.bot_token or "files:read" not in slack.app.scopes:
            # Slack shows its sign-in page, with a 200, to a token that may not read.
            return web.Response(text=_SIGN_IN, content_type="text/html")
        return sent(file)

    return [
        web.post("/upload/v1/{file}", upload),
        web.get("/files-pri/{key}/{name}", download),
        web.get("/files-pri/{key}/download/{name}", download),
    ]


#: A file somebody sent must not act as a page of the sandbox.
HARMLESS = {
    hdrs.X_CONTENT_TYPE_OPTIONS: "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}


def sent(file: File) -> web.Response:
    """Send a file's bytes under its own type."""
    return web.Response(body=file.content, content_type=file.mimetype, headers=HARMLESS)


def _wanted(slack: Slack, request: web.Request) -> File:
    file = slack.files.known.get(request.match_info["key"].rpartition("-")[2])
    if file is None or file.content is None:
        raise web.HTTPNotFound
    return file


async def _body(request: web.Request) -> bytes:
    """Read the bytes of an upload, raw or as the file part of a form."""
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name == "file":
            return bytes(await part.read())
    return b""
