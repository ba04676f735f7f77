"""
The demo: the sandbox and the bot in one process, set up and ready to be tried.

Every start is a clean slate: the sandbox lives in memory, so the database begins afresh with it.
Only the key that signs addresses is kept.
"""

from __future__ import annotations

import asyncio
import errno
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import available_timezones

from bot.app import built
from bot.manifest import manifest
from bot.run import running
from bot.settings import Settings
from sandbox.server import Sandbox

FOLDER = Path(".deskbell-demo")
#: The machine's time zone: a link to the zone's rules.
LOCALTIME = Path("/etc/localtime")
#: What the admin of a new workspace would type.
SET_UP = (
    '/desk queues add support "Support desk" #support support@example.com support',
    '/desk queues add service "Customer care" #service service@example.com service',
    "/desk people add @ada support",
    "/desk people add @ben support",
    "/desk people add @lea support lead",
    "/desk people add @ada service",
    "/desk people add @lea service lead",
    '/desk forms add contact "Contact us" support',
    "/desk digest #weekly-digest monday 09:00",
    "/desk golive yes",
)


@asynccontextmanager
async def demo(*, port: int, folder: Path = FOLDER) -> AsyncIterator[Sandbox]:
    """The sandbox, with a bot behind it, for the length of the block."""
    bot_smtp = ("127.0.0.1", free_port())
    sandbox = await _sandbox(port, bot_smtp)
    with TemporaryDirectory(prefix="deskbell-demo-") as data:
        try:
            settings = _settings(sandbox, bot_smtp, key=_kept_key(folder), data=Path(data))
            async with built(settings, clock=sandbox.clock.now) as bot:
                sandbox.clock.on_move(lambda _now: bot.bells.all())
                async with running(bot):
                    await _set_up(sandbox)
                    yield sandbox
        finally:
            await sandbox.stop()


async def run_demo(*, port: int, stop: asyncio.Event) -> None:
    async with demo(port=port) as sandbox:
        print(f"Open {_address(sandbox, port)} in a browser. Ctrl+C ends it.", flush=True)  # noqa: T201
        await stop.wait()


def zone_of(localtime: Path) -> str:
    """The name of the machine's zone, which its browsers show times in too."""
    name = str(localtime.resolve()).rpartition("zoneinfo/")[2]
    return name if name in available_timezones() else "UTC"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _set_up(sandbox: Sandbox) -> None:
    for command in (f"/desk zone {zone_of(LOCALTIME)}", *SET_UP):
        await sandbox.person("adam").command("#general", command)


async def _sandbox(port: int, bot_smtp: tuple[str, int]) -> Sandbox:
    """On the port that was asked for, or another one where that is taken."""
    try:
        sandbox = await Sandbox.start(port=port, manifest=manifest(), bot_smtp=bot_smtp)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sandbox = await Sandbox.start(port=0, manifest=manifest(), bot_smtp=bot_smtp)
    for member in sandbox.workspace.people:
        member.tz = zone_of(LOCALTIME)
    return sandbox


def _address(sandbox: Sandbox, port: int) -> str:
    """Where it is, with a word where that is not what was asked for."""
    is_elsewhere = port and not sandbox.url.endswith(f":{port}")
    return f"{sandbox.url} (port {port} is taken)" if is_elsewhere else sandbox.url


def _settings(sandbox: Sandbox, bot_smtp: tuple[str, int], *, key: str, data: Path) -> Settings:
    http_port = free_port()
    return Settings(
        slack_bot_token=sandbox.bot_token,
        slack_app_token=sandbox.app_token,
        slack_api_url=sandbox.api_url,
        database_url=f"sqlite+aiosqlite:///{data / 'deskbell.db'}",
        http_port=http_port,
        public_url=f"http://127.0.0.1:{http_port}/",
        secret_key=key,
        smtp_listen=f"{bot_smtp[0]}:{bot_smtp[1]}",
        smtp_check="off",
        smtp_url=sandbox.smtp_url,
    )


def _kept_key(folder: Path) -> str:
    file = folder / "secret_key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(secrets.token_hex(32))
        file.chmod(0o600)
    return file.read_text().strip()


async def run_sandbox(*, port: int, stop: asyncio.Event) -> None:
    """Alone, for a bot of the operator's own, whose settings it prints."""
    bot_smtp = ("127.0.0.1", free_port())
    sandbox = await _sandbox(port, bot_smtp)
    try:
        print(f"Open {_address(sandbox, port)} in a browser. Ctrl+C ends it. A bot's settings:\n")  # noqa: T201
        print(_own_settings(sandbox, bot_smtp), flush=True)  # noqa: T201
        await stop.wait()
    finally:
        await sandbox.stop()


def _own_settings(sandbox: Sandbox, bot_smtp: tuple[str, int]) -> str:
    """As they stand in a file `.env`."""
    settings = {
        "SLACK_API_URL": sandbox.api_url,
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_APP_TOKEN": sandbox.app_token,
        "SECRET_KEY": secrets.token_hex(32),
        "PUBLIC_URL": f"http://{Settings.http_host}:{Settings.http_port}/",
        "SMTP_LISTEN": f"{bot_smtp[0]}:{bot_smtp[1]}",
        "SMTP_CHECK": "off",
        "SMTP_URL": sandbox.smtp_url,
    }
    return "\n".join(f"{variable}={text}" for variable, text in settings.items())
