"""
The demo: the sandbox and the bot in one process, set up and ready to be tried.

Every start is a clean slate: the sandbox lives in memory, so the database begins afresh with it.
Only the key that signs addresses is kept.
"""

from __future__ import annotations

import asyncio
import secrets
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import built
from bot.manifest import manifest
from bot.run import running
from bot.settings import Settings
from sandbox.server import Sandbox

FOLDER = Path(".deskbell-demo")
#: What the admin of a new workspace would type.
SET_UP = (
    '/desk queues add support "Support desk" #support support@example.com support',
    '/desk queues add service "Customer care" #service service@example.com service',
    "/desk people add @ada support",
    "/desk people add @ben support",
    "/desk people add @lea support lead",
    "/desk people add @ada service",
    "/desk people add @lea service lead",
)


@asynccontextmanager
async def demo(*, port: int, folder: Path = FOLDER) -> AsyncIterator[Sandbox]:
    """The sandbox, with a bot behind it, for the length of the block."""
    bot_smtp = ("127.0.0.1", free_port())
    sandbox = await Sandbox.start(port=port, manifest=manifest(), bot_smtp=bot_smtp)
    try:
        settings = _settings(sandbox, bot_smtp, folder)
        async with built(settings, clock=sandbox.clock.now) as bot:
            sandbox.clock.on_move(lambda _now: bot.bells.all())
            async with running(bot):
                await _set_up(sandbox)
                yield sandbox
    finally:
        await sandbox.stop()


async def run_demo(*, port: int, stop: asyncio.Event) -> None:
    async with demo(port=port) as sandbox:
        print(f"Open {sandbox.url} in a browser. Ctrl+C ends it.", flush=True)  # noqa: T201
        await stop.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _set_up(sandbox: Sandbox) -> None:
    for command in SET_UP:
        await sandbox.person("adam").command("#general", command)


def _settings(sandbox: Sandbox, bot_smtp: tuple[str, int], folder: Path) -> Settings:
    return Settings(
        slack_bot_token=sandbox.bot_token,
        slack_app_token=sandbox.app_token,
        slack_api_url=sandbox.api_url,
        database_url=f"sqlite+aiosqlite:///{_fresh(folder) / 'deskbell.db'}",
        http_port=free_port(),
        secret_key=_kept_key(folder / "secret_key"),
        smtp_listen=f"{bot_smtp[0]}:{bot_smtp[1]}",
        smtp_url=sandbox.smtp_url,
    )


def _fresh(folder: Path) -> Path:
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    return data


def _kept_key(file: Path) -> str:
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_hex(32))
        file.chmod(0o600)
    return file.read_text().strip()


async def run_sandbox(*, port: int, stop: asyncio.Event) -> None:
    sandbox = await Sandbox.start(port=port, manifest=manifest())
    print(f"The sandbox is at {sandbox.url}. SLACK_API_URL is {sandbox.api_url}", flush=True)  # noqa: T201
    await stop.wait()
    await sandbox.stop()
