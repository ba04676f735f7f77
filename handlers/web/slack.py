"""
Slack over HTTP: the signature is checked on the raw bytes before anything is parsed.

Source of the rule: docs.slack.dev/authentication/verifying-requests-from-slack (scheme v0).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Sequence
from datetime import datetime

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

#: Seconds that a request may be old, or early where clocks differ.
FRESH = 300
#: Bytes; Slack's own requests are far smaller.
LARGEST = 1_000_000


def slack_route(
    app: AsyncApp, *, signing_secret: str, clock: Callable[[], datetime]
) -> web.RouteDef:
    async def receive(request: web.Request) -> web.StreamResponse:
        body = await request.clone(client_max_size=LARGEST).read()
        if not is_signed(body, request.headers, secret=signing_secret, now=clock()):
            return web.Response(status=401, text="The request is not signed by Slack.")
        try:
            text = body.decode()
            bolt = AsyncBoltRequest(
                body=text, query=request.query_string, headers=_headers(request)
            )
        except ValueError:
            return web.Response(status=400, text="The request cannot be read.")
        return await to_aiohttp_response(await app.async_dispatch(bolt))

    return web.post("/slack/events", receive)


def is_signed(body: bytes, headers: object, *, secret: str, now: datetime) -> bool:
    """Whether Slack signed these bytes within the last five minutes."""
    get = headers.get  # type: ignore[attr-defined]
    stamp, signature = get("X-Slack-Request-Timestamp", ""), get("X-Slack-Signature", "")
    if not stamp.isascii() or not stamp.isdigit():
        return False
    if abs(now.timestamp() - int(stamp)) > FRESH:
        return False
    mac = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    return hmac.compare_digest(f"v0={mac.hexdigest()}".encode(), signature.encode())


def _headers(request: web.Request) -> dict[str, str | Sequence[str]]:
    return {name: list(request.headers.getall(name)) for name in request.headers}
