"""The command line: run, try, set up and look after a desk."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import re
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

import aiohttp
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot import log
from bot.admin import add_admin
from bot.app import built
from bot.database_url import why_not
from bot.demo import run_demo, run_sandbox
from bot.doctor import doctor
from bot.env_file import env_file
from bot.mail_cli import add_mail, described
from bot.manifest import as_yaml, manifest
from bot.run import LoopEnded, until_stopped
from bot.senders.slack_errors import MEND, code
from bot.settings import Settings, SettingsError, must_be_complete, port, read_settings
from storage.database import opened
from storage.migrate import TooNew, upgrade

logger = logging.getLogger(__name__)

PORT = 8080
SIGNALS = (signal.SIGINT, signal.SIGTERM)
#: Slack posts to no other; `/slack/events` behind it is ours, and a path before that the proxy's.
HTTPS = re.compile(r"(?!.*/slack/events/?$)https://[\w.-]+(?::\d+)?(?:/[\w.~-]+)*/?", re.IGNORECASE)
#: What may stand in the way of a start, or end it, and is told in a sentence.
STUMBLES = (
    SlackApiError,
    aiohttp.ClientError,
    TimeoutError,
    SQLAlchemyError,
    OSError,
    LoopEnded,
    TooNew,
)
#: What shells say of a program that Ctrl+C has ended.
INTERRUPTED = 130
Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    log.hush()
    try:
        return int(asked.run(asked))
    except KeyboardInterrupt:
        return INTERRUPTED
    except SettingsError as wrong:
        print(f"deskbell: {wrong}", file=sys.stderr)
        return 2
    except STUMBLES as stumble:
        print(f"deskbell: {_why(stumble)} `deskbell doctor` looks at everything.", file=sys.stderr)
        return 1


def _why(stumble: BaseException) -> str:
    if isinstance(stumble, SlackApiError):
        return MEND.get(code(stumble), f"Slack answered {code(stumble)}.")
    if isinstance(stumble, aiohttp.ClientError | TimeoutError):
        return "Slack cannot be reached."
    if isinstance(stumble, SQLAlchemyError):
        return f"The database of DATABASE_URL cannot be used: {why_not(stumble)}."
    return f"{str(stumble).rstrip('.')}."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="deskbell", description="A customer desk that lives in Slack."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="command")
    _add(commands, "run", _run, "run the bot for the workspace that the settings name")
    for name, run, says in (
        ("demo", _demo, "run the bot beside a local Slack look-alike, to try everything"),
        ("sandbox", _sandbox, "run the Slack look-alike alone"),
    ):
        _add(commands, name, run, says).add_argument(
            "--port", help=f"{PORT} unless SANDBOX_PORT says otherwise"
        )
    _add(commands, "migrate", _migrate, "bring the database up to date")
    admin = _add(commands, "admin", _admin, "name an admin of the desk")
    admin.add_argument("action", choices=["add"])
    admin.add_argument("user", help="a Slack user's id, or their name")
    _add(commands, "doctor", _doctor, "check everything, and say how to mend what is wrong")
    app = _add(commands, "manifest", _manifest, "print the Slack app's manifest")
    app.add_argument("--http", metavar="URL", help="for requests over HTTP to this address")
    says = "find out how mail is read, and what became of it"
    add_mail(described(commands, "mail", says), _complete_settings)
    return parser


def _add(commands: object, name: str, run: Command, says: str) -> argparse.ArgumentParser:
    parser = described(commands, name, says)
    parser.set_defaults(run=run)
    return parser


def _run(_asked: argparse.Namespace) -> int:
    settings = _settings()
    must_be_complete(settings)
    log.set_up()

    async def run(stop: asyncio.Event) -> None:
        async with built(settings) as bot:
            await until_stopped(bot, stop)

    _until_signal(run)
    return 0


def _demo(asked: argparse.Namespace) -> int:
    port = _sandbox_port(asked)
    log.set_up("WARNING")
    _until_signal(lambda stop: run_demo(port=port, stop=stop))
    return 0


def _sandbox(asked: argparse.Namespace) -> int:
    port = _sandbox_port(asked)
    _until_signal(lambda stop: run_sandbox(port=port, stop=stop))
    return 0


def _sandbox_port(asked: argparse.Namespace) -> int:
    name = "SANDBOX_PORT" if asked.port is None else "--port"
    text = asked.port or _environment().get("SANDBOX_PORT") or str(PORT)
    try:
        return port(text)
    except ValueError as wrong:
        raise SettingsError(f"{name} {wrong}.") from wrong


def _migrate(_asked: argparse.Namespace) -> int:
    async def migrate() -> None:
        async with opened(_settings().database_url) as database:
            await upgrade(database)

    asyncio.run(migrate())
    print("The database is up to date.")
    return 0


def _admin(asked: argparse.Namespace) -> int:
    settings = _settings()
    must_be_complete(settings)
    print(asyncio.run(add_admin(settings, asked.user)))
    return 0


def _doctor(_asked: argparse.Namespace) -> int:
    findings = asyncio.run(doctor(_environment()))
    for finding in findings:
        print(finding)
    return 0 if all(finding.is_well for finding in findings) else 1


def _manifest(asked: argparse.Namespace) -> int:
    if asked.http is not None and not HTTPS.fullmatch(asked.http):
        raise SettingsError(
            f"--http {asked.http} is no address that Slack takes; it has the form of "
            "https://desk.example.com."
        )
    print(as_yaml(manifest(url=asked.http)), end="")
    return 0


def _complete_settings() -> Settings:
    settings = _settings()
    must_be_complete(settings)
    return settings


def _settings() -> Settings:
    return read_settings(_environment())


def _environment() -> Mapping[str, str]:
    """`.env`, and the environment above it."""
    return {**env_file(Path(".env")), **os.environ}


def _until_signal(run: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run until SIGINT or SIGTERM; what is under way may end, unless the signal comes again."""

    async def main_loop() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()

        def asked() -> None:
            stop.set()
            for name in SIGNALS:
                loop.remove_signal_handler(name)
            logger.info("stopping")

        for name in SIGNALS:
            loop.add_signal_handler(name, asked)
        await run(stop)

    asyncio.run(main_loop())


if __name__ == "__main__":
    sys.exit(main())
