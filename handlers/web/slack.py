"""
Slack over HTTP: the signature is checked on the raw bytes before anything is parsed.

Source of the rule: docs.slack.dev/authentication/verifying-requests-from-slack (scheme v0).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

log = logging.getLogger(__name__)

SIGNATURE = "X-Slack-Signature"
#: Seconds that a request may be old, or early where clocks differ.
FRESH = 300
#: Bytes; Slack's own requests are far smaller.
LARGEST = 1_000_000
#: Digits of a timestamp in seconds, for the next thirty thousand years.
LONGEST_STAMP = 12
#: One of these stands in everything that Slack sends.
KNOWN_BY = ("type", "command", "ssl_check")


def slack_route(
    app: AsyncApp, *, signing_secret: str, clock: Callable[[], datetime]
) -> web.RouteDef:
    async def receive(request: web.Request) -> web.StreamResponse:
        body = await request.clone(client_max_size=LARGEST).read()
        if not is_signed(body, request.headers, secret=signing_secret, now=clock()):
            # A wrong SLACK_SIGNING_SECRET shows nowhere else.
            log.warning("slack refused", extra={"is_signed": SIGNATURE in request.headers})
            return web.Response(status=401, text="The request is not signed by Slack.")
        try:
            payload = payload_of(body.decode())
        except (ValueError, RecursionError):
            return web.Response(status=400, text="The request cannot be read.")
        # As JSON in any case: in a form Bolt mistakes a typed "payload" for the field of that name.
        bolt = AsyncBoltRequest(
            body=json.dumps(payload), query=request.query_string, headers=_headers(request)
        )
        return await to_aiohttp_response(await app.async_dispatch(bolt))

    return web.post("/slack/events", receive)


def is_signed(body: bytes, headers: Mapping[str, str], *, secret: str, now: datetime) -> bool:
    """Whether Slack signed these bytes within the last five minutes."""
    stamp = headers.get("X-Slack-Request-Timestamp", "")
    signature = headers.get(SIGNATURE, "")
    if not (stamp + signature).isascii() or not stamp.isdigit() or len(stamp) > LONGEST_STAMP:
        return False
    if abs(now.timestamp() - int(stamp)) > FRESH:
        return False
    mac = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    return hmac.compare_digest(f"v0={mac.hexdigest()}".encode(), signature.encode())


def payload_of(text: str) -> dict[str, Any]:
    """
    What a request says: events are JSON; commands are a form, and presses JSON in a form's field.

    Raises ValueError where it is nothing that Slack sends.
    """
    payload = json.loads(text) if text.startswith("{") else _of_form(text)
    if not isinstance(payload, dict) or not any(name in payload for name in KNOWN_BY):
        raise ValueError("not a request of Slack's")
    return payload


def _of_form(text: str) -> object:
    form = dict(parse_qsl(text, keep_blank_values=True))
    return json.loads(form["payload"]) if "payload" in form else form


def _headers(request: web.Request) -> dict[str, str | Sequence[str]]:
    return {name: list(request.headers.getall(name)) for name in request.headers}
