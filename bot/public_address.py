"""Where customers reach our web pages: it is set where it is needed, and leads to us."""

from __future__ import annotations

import aiohttp
from sqlalchemy.exc import SQLAlchemyError

from bot.finding import Finding, hint, ill, well
from bot.settings import Settings
from storage.database import Database

WHAT = "Public address"
#: What listens on all addresses is reached on this machine's own.
ANY = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # Nothing is bound to it here.


async def check_public_address(
    session: aiohttp.ClientSession, settings: Settings, needs: str
) -> Finding | None:
    """Nothing to say where none is set and nothing needs one; `needs` says what does."""
    if not settings.public_url:
        return hint(WHAT, f"PUBLIC_URL is not set, but {needs} it.") if needs else None
    here = f"http://{ANY.get(settings.http_host, settings.http_host)}:{settings.http_port}"
    if not await _is_ours(session, here):
        return hint(WHAT, "not tried, because the bot does not run. Start it, and ask me again.")
    if await _is_ours(session, settings.public_url):
        return well(WHAT, f"{settings.public_url} leads to us.")
    return ill(
        WHAT,
        f"{settings.public_url} does not lead to us. Have it forwarded to HTTP_HOST:HTTP_PORT, or "
        "change PUBLIC_URL.",
    )


async def needs_of(database: Database, workspace: str) -> str:
    """What needs a public address: the subject and the verb of a sentence, or nothing."""
    try:
        async with database.look(workspace) as work:
            forms = bool(await work.forms.all())
            surveys = (await work.workspace.get()).has_surveys
    except (SQLAlchemyError, OSError):
        return ""
    wants = [what for what, is_on in (("forms", forms), ("surveys", surveys)) if is_on]
    return f"{' and '.join(wants)} need" if wants else ""


async def _is_ours(session: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with session.get(f"{url.rstrip('/')}/healthz") as answer:
            return bool(await answer.json() == {"status": "alive"})
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return False
