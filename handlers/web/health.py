"""Whether the process lives, and whether it can do its work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

#: Sentences about what is wrong; none when all is well.
Checks = Callable[[], Awaitable[list[str]]]


def health_routes(checks: Checks) -> list[web.RouteDef]:
    async def alive(_request: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_request: web.Request) -> web.Response:
        problems = await checks()
        status = "not ready" if problems else "ready"
        body = {"status": status, "problems": problems}
        return web.json_response(body, status=503 if problems else 200)

    return [web.get("/healthz", alive), web.get("/readyz", ready)]
