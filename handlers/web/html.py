"""A page as it leaves: with headers that keep it out of frames and caches."""

from __future__ import annotations

from aiohttp import web

from views.pages import style_source


def html_response(page: str, *, status: int = 200, retry_after: int = 0) -> web.Response:
    policy = (
        f"default-src 'none'; style-src {style_source()}; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    headers = {
        "Content-Security-Policy": policy,
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cache-Control": "no-store",
        **({"Retry-After": str(retry_after)} if retry_after else {}),
    }
    return web.Response(text=page, content_type="text/html", status=status, headers=headers)
