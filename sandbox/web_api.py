"""The Web API: tokens, scopes, limits and faults around the methods."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

from aiohttp import hdrs, web

from sandbox import chat, conversations, files_api, history, identity, users, views_api
from sandbox.arguments import Arguments, read_arguments
from sandbox.changes import Changes
from sandbox.errors import ApiError
from sandbox.faults import Fault
from sandbox.limits import Limits
from sandbox.method import Method
from sandbox.payload import Json
from sandbox.slack import Slack

METHODS: dict[str, Method] = {
    **identity.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **history.METHODS,
    **users.METHODS,
    **views_api.METHODS,
    **files_api.METHODS,
}

#: Every scope one of the methods asks for, and those that change what a method does.
ALL_SCOPES = frozenset(
    scope for method in METHODS.values() for scope in method.scopes if not scope.startswith("mpim")
) | {"app_mentions:read", "chat:write.public", "commands", "reactions:read"}


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call the sandbox received: its method, arguments, and what it answered."""

    method: str
    args: Json
    answer: Json
    status: int = 200


class WebApi:
    """Answers calls of the app."""

    def __init__(self, slack: Slack, *, limits: Limits, changes: Changes) -> None:
        self._slack = slack
        self._limits = limits
        self._changes = changes
        self.calls: list[Call] = []

    async def receive(self, request: web.Request) -> web.StreamResponse:
        """Answer one HTTP request: 200 with `ok`, 429, or whatever fault was asked for."""
        name = request.match_info["method"]
        try:
            args = await read_arguments(request)
        except ApiError as refusal:
            return web.json_response(_refused(refusal))
        channel = args.optional("channel")
        fault = self._slack.faults.next(name, channel)
        if fault and (broken := await self._break(fault, name, args, request)):
            return broken
        if wait := self._limits.wait_for(name, channel):
            return self._limited(name, args, wait)
        answer = self._answer(name, args, request)
        if fault and fault.kind == "fatal_after_storing":
            answer = {"ok": False, "error": "fatal_error"}
        self._note(name, args, answer)
        if fault and fault.kind == "lost_after_storing":
            return _lost(request)
        granted = ",".join(sorted(self._slack.app.scopes))
        return web.json_response(answer, headers={"x-oauth-scopes": granted})

    async def _break(
        self, fault: Fault, name: str, args: Arguments, request: web.Request
    ) -> web.StreamResponse | None:
        """Suffer a fault that comes before anything is stored; None lets the call go on."""
        if fault.kind == "slow":
            await asyncio.sleep(fault.delay)
        elif fault.kind == "ratelimited":
            return self._limited(name, args, fault.retry_after)
        elif fault.kind in {"http_500", "http_503"}:
            status = int(fault.kind.removeprefix("http_"))
            self._note(name, args, {}, status=status)
            page = "<html><body><h1>Server Error</h1></body></html>"
            return web.Response(status=status, text=page, content_type="text/html")
        elif fault.kind == "lost_before_storing":
            self._note(name, args, {}, status=0)
            return _lost(request)
        elif fault.error:
            answer: Json = {"ok": False, "error": fault.error}
            self._note(name, args, answer)
            return web.json_response(answer)
        return None

    def _limited(self, name: str, args: Arguments, wait: int) -> web.Response:
        answer: Json = {"ok": False, "error": "ratelimited"}
        self._note(name, args, answer, status=429)
        return web.json_response(answer, status=429, headers={"Retry-After": str(wait)})

    def _answer(self, name: str, args: Arguments, request: web.Request) -> Json:
        method = METHODS.get(name)
        if method is None:
            return {"ok": False, "error": "unknown_method", "req_method": name}
        try:
            self._authorize(method, args, request)
            return {"ok": True, **method.run(self._slack, args)}
        except ApiError as refusal:
            return _refused(refusal)

    def _authorize(self, method: Method, args: Arguments, request: web.Request) -> None:
        if method.is_public:
            return
        header = request.headers.get(hdrs.AUTHORIZATION, "")
        token = header.removeprefix("Bearer ") or args.optional("token") or ""
        app = self._slack.app
        if not token:
            raise ApiError("not_authed")
        if token not in {app.bot_token, app.app_token}:
            raise ApiError("invalid_auth")
        if (token == app.app_token) != method.takes_app_token:
            raise ApiError("not_allowed_token_type")
        if method.scopes and not app.scopes & set(method.scopes):
            self._slack.need(method.scopes[0])

    def _note(self, name: str, args: Arguments, answer: Json, *, status: int = 200) -> None:
        given = {key: value for key, value in args.given.items() if key != "token"}
        self.calls.append(Call(method=name, args=_readable(given), answer=answer, status=status))
        self._changes.announce("call")


def _refused(refusal: ApiError) -> Json:
    return {"ok": False, "error": refusal.code, **refusal.details}


def _lost(request: web.Request) -> web.Response:
    """Cut the connection without an answer."""
    if request.transport:
        request.transport.abort()
    return web.Response()


def _readable(given: Json) -> Json:
    """Arguments that came as JSON in a string are noted as what they are."""
    return {key: _decoded(value) for key, value in given.items()}


def _decoded(value: object) -> object:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
