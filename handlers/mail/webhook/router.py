"""The addresses that providers post to: what they bring is kept before it is acknowledged."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from aiohttp import web

from desk import inbound
from desk.desk import Desk
from desk.ids import new_id
from desk.raw import Inbound, Way
from handlers.mail.webhook.delivery import (
    Delivery,
    Forged,
    Letter,
    Outside,
    Posted,
    Unreadable,
)
from handlers.mail.webhook.fetch import Fetch, NotNow, fetch
from handlers.mail.webhook.hook import Hook
from handlers.mail.webhook.provider import PROVIDERS, Provider
from handlers.mail.webhook.signature import basic_auth

log = logging.getLogger(__name__)

#: Requests that are read at once; the others wait, and so do those who send them.
AT_ONCE = 8
#: Seconds after which a provider that we keep waiting may come again.
RETRY_AFTER = "60"


@dataclass(frozen=True, kw_only=True)
class WebhookDoor:
    desk: Desk
    fetch: Fetch = fetch
    fetched: dict[str, bytes] = field(default_factory=dict)
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def url(self, hook: Hook) -> str:
        return self.desk.public_url.rstrip("/") + hook.path(self.desk.secret)


def webhook_routes(door: WebhookDoor, hooks: Sequence[Hook]) -> list[web.RouteDef]:
    return [route for hook in hooks for route in _routes(door, hook)]


def _routes(door: WebhookDoor, hook: Hook) -> list[web.RouteDef]:
    async def receive(request: web.Request) -> web.Response:
        async with door.room:
            return await _answer(door, hook, request)

    async def is_there(_: web.Request) -> web.Response:
        return web.Response()

    path = hook.path(door.desk.secret)
    # Mandrill looks first whether somebody is there.
    return [web.post(path, receive), web.head(path, is_there)]


async def _answer(door: WebhookDoor, hook: Hook, request: web.Request) -> web.Response:
    provider, facts = PROVIDERS[hook.provider], {"provider": hook.provider}
    try:
        delivery = await _delivery(door, hook, provider, request)
    except Forged as forged:
        log.warning("webhook refused", extra={**facts, "why": str(forged)})
        return _refused(provider, str(forged))
    except web.HTTPRequestEntityTooLarge:
        log.error("webhook too large", extra={**facts, "most": provider.largest})  # noqa: TRY400
        return _stop(provider, "It is too large.")
    except Unreadable as unreadable:
        log.error("webhook not readable", extra={**facts, "why": str(unreadable)})  # noqa: TRY400
        return _stop(provider, str(unreadable))
    except NotNow as later:
        log.warning("webhook put off", extra={**facts, "why": str(later)})
        return _later()
    return await _kept(door.desk, hook, delivery)


async def _delivery(
    door: WebhookDoor, hook: Hook, provider: Provider, request: web.Request
) -> Delivery:
    if provider.has_password:
        basic_auth(request.headers, user=hook.user, password=hook.secret)
    told = request.content_length or 0
    if told > provider.largest:
        # Before any of it is read.
        raise web.HTTPRequestEntityTooLarge(max_size=provider.largest, actual_size=told)
    try:
        body = await request.clone(client_max_size=provider.largest).read()
    except web.RequestPayloadError as wrong:
        raise Unreadable("It is not compressed as its Content-Encoding says.") from wrong
    posted = Posted(body=body, headers=request.headers, url=door.url(hook))
    outside = Outside(now=door.desk.now(), fetch=door.fetch, fetched=door.fetched)
    return await provider.read(posted, hook, outside)


async def _kept(desk: Desk, hook: Hook, delivery: Delivery) -> web.Response:
    things = [_inbound(desk, hook, letter) for letter in delivery.letters]
    request = _key(hook, delivery.request) if delivery.request else None
    try:
        count = await inbound.keep_request(desk, things, request=request)
    except Exception:
        # Whatever is wrong with the store, the provider has the mail and can bring it again.
        log.exception("webhook not kept", extra={"provider": hook.provider})
        return _later()
    log.info("webhook kept", extra={"provider": hook.provider, "new": count})
    return web.json_response({"kept": count})


def _inbound(desk: Desk, hook: Hook, letter: Letter) -> Inbound:
    now = desk.now()
    return Inbound(
        id=new_id(now),
        way=Way.WEBHOOK,
        key=_key(hook, letter.key),
        raw=letter.raw,
        queue_key=hook.queue,
        recipients=letter.recipients,
        mail_from=letter.mail_from,
        authentication=letter.authentication,
        received_at=now,
    )


def _key(hook: Hook, told: str) -> str:
    """Of one length, whatever a provider calls its mails."""
    digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
    return f"{hook.provider}:{hook.queue or ''}:{hook.name}:{digest}"


def _refused(provider: Provider, sentence: str) -> web.Response:
    headers = {"WWW-Authenticate": 'Basic realm="mail"'} if provider.has_password else {}
    return web.Response(status=provider.forged, text=sentence, headers=headers)


def _stop(provider: Provider, sentence: str) -> web.Response:
    return web.Response(status=provider.stop, text=sentence, headers=provider.stop_headers)


def _later() -> web.Response:
    headers = {"Retry-After": RETRY_AFTER}
    return web.Response(status=503, text="Please bring it again later.", headers=headers)
